/** The one-time notice of a service: nine fields, what to bring as a list to tick, whom to call, and the way to a seat. */

const screen = require('../../../behaviors/screen')
const catalogue = require('../../../services/catalogue')
const device = require('../../../services/device')
const { go } = require('../../../services/way')
const { wordsOf, say } = require('../../../words/index')
const { guideView, bringText } = require('../../../views/item')

/** @typedef {import('../../../services/types').Guide} Guide */

/** @param {Guide} guide ticks belong to one version: a changed list starts anew */
const ticksKey = ({ code, version }) => `ticks:${code}:${version}`

Component({
  behaviors: [screen('guide')],

  data: {
    item: '',
    centre: '',
    guide: /** @type {ReturnType<typeof guideView> | null} */ (null),
    materials:
      /** @type {(ReturnType<typeof guideView>['materials'][0] & { ticked: boolean })[]} */ ([]),
    bring: '',
    centreNames: /** @type {string[]} */ ([]),
    centreIndex: 0,
  },

  methods: {
    /** @param {{ item?: string, centre?: string }} query */
    onLoad({ item = '', centre = '' }) {
      this.setData({ item, centre: centre || catalogue.usualCentre() })
      this.load()
    },

    /** @returns {Promise<Guide>} */
    ask() {
      return catalogue.guide(this.data.item, this.data.centre)
    },

    /** @param {Guide} guide */
    paint(guide) {
      const words = wordsOf(this.data.language)
      const view = guideView(guide, words)
      const ticked = this.ticked(guide)
      const index = guide.centres.findIndex((centre) => centre.code === this.data.centre)
      return {
        guide: view,
        materials: view.materials.map((material) => ({
          ...material,
          ticked: ticked.includes(material.id),
        })),
        bring: bringText(view.materials, ticked, words),
        centreNames: guide.centres.map((centre) => centre.name),
        centreIndex: Math.max(index, 0),
      }
    },

    /**
     * @param {Guide} guide
     * @returns {string[]}
     */
    ticked(guide) {
      return wx.getStorageSync(ticksKey(guide)) || []
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onTick(event) {
      const { id } = event.currentTarget.dataset
      const before = this.ticked(this.data._found)
      const after = before.includes(id) ? before.filter((other) => other !== id) : [...before, id]
      wx.setStorageSync(ticksKey(this.data._found), after)
      this.repaint()
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    onCentre(event) {
      const { code } = this.data._found.centres[Number(event.detail.value)]
      catalogue.rememberCentre(code)
      this.setData({ centre: code })
      this.load(true)
    },

    onCentreDetail() {
      go(`/pages/centre/detail/index?centre=${this.chosenCentre()}`)
    },

    chosenCentre() {
      const { centres } = this.data._found
      return centres.length ? centres[this.data.centreIndex].code : ''
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCall(event) {
      device.call(event.currentTarget.dataset.phone)
    },

    onCallOffice() {
      device.call(this.data._found.phone)
    },

    onBook() {
      go(`/pages/book/time/index?item=${this.data.item}&centre=${this.chosenCentre()}`)
    },

    onShareAppMessage() {
      const name = this.data.guide ? this.data.guide.name : ''
      return {
        title: say(this.data.t.share, { name }),
        path: `/pages/service/guide/index?item=${this.data.item}`,
      }
    },
  },
})
