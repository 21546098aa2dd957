/** The one-time notice of a service: nine fields, what to bring as a list to tick, whom to call, and the way to a seat. */

const screen = require('../../../behaviors/screen')
const catalogue = require('../../../services/catalogue')
const device = require('../../../services/device')
const ticks = require('../../../services/ticks')
const { go } = require('../../../services/way')
const { wordsOf, say } = require('../../../words/index')
const { guideView, bringText } = require('../../../views/item')

/** @typedef {import('../../../services/types').Guide} Guide */

Component({
  behaviors: [screen('guide')],

  data: {
    item: '',
    centre: '',
    guide: /** @type {ReturnType<typeof guideView> | null} */ (null),
    materials:
      /** @type {(ReturnType<typeof guideView>['materials'][0] & { ticked: boolean })[]} */ ([]),
    bring: '',
    centres: /** @type {{ value: string, text: string }[]} */ ([]),
    centreName: '',
    choosing: false,
    doorWords: /** @type {any} */ ({}),
    _going: '',
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
      const ticked = ticks.read(guide)
      const centre = this.placeOf(guide)
      return {
        guide: view,
        doorWords: words.doorstep,
        materials: view.materials.map((material) => ({
          ...material,
          ticked: ticked.includes(material.id),
        })),
        bring: bringText(view.materials, ticked, words),
        centre: centre ? centre.code : '',
        centreName: centre ? centre.name : '',
        centres: guide.centres.map(({ code, name }) => ({ value: code, text: name })),
      }
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onTick(event) {
      ticks.turn(this.data._found, event.currentTarget.dataset.id)
      this.repaint()
    },

    /** @param {WechatMiniprogram.BaseEvent} event shows how the paper looks when it is filled in */
    onSample(event) {
      device.showPicture(event.currentTarget.dataset.src)
    },

    /**
     * Where to go: the chosen centre, or the only one. With several and no choice, people are asked, never guessed at.
     * @param {Guide} guide
     */
    placeOf({ centres }) {
      const chosen = centres.find((one) => one.code === this.data.centre)
      return chosen || (centres.length === 1 ? centres[0] : null)
    },

    onChoose() {
      this.setData({ choosing: true })
    },

    onChosen() {
      this.data._going = ''
      this.setData({ choosing: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onCentre(event) {
      const going = this.data._going
      const centre = event.detail.value
      catalogue.rememberCentre(centre)
      this.setData({ centre })
      this.onChosen()
      this.repaint()
      this.load(true)
      if (going === 'book') this.onBook()
      if (going === 'apply') this.onApply()
      if (going === 'check') this.onCheck()
    },

    onCentreDetail() {
      go(`/pages/centre/detail/index?centre=${this.data.centre}`)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCall(event) {
      device.call(event.currentTarget.dataset.phone)
    },

    onCallOffice() {
      device.call(this.data._found.phone)
    },

    onBook() {
      const { item, centre } = this.data
      if (centre) return go(`/pages/book/time/index?item=${item}&centre=${centre}`)
      this.data._going = 'book'
      return this.onChoose()
    },

    onApply() {
      const { item, centre } = this.data
      if (centre) return go(`/pages/case/apply/index?item=${item}&centre=${centre}`)
      this.data._going = 'apply'
      return this.onChoose()
    },

    onHomeVisit() {
      const { item, centre } = this.data
      go(`/pages/visit/ask/index?item=${item}&centre=${centre}`)
    },

    onCheck() {
      const { item, centre } = this.data
      if (centre) return go(`/pages/service/check/index?item=${item}&centre=${centre}`)
      this.data._going = 'check'
      return this.onChoose()
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
