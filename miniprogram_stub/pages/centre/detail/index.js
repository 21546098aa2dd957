/** A service centre: when it is open, where it is, who is on duty, whom to call, what is served. */

const screen = require('../../../behaviors/screen')
const catalogue = require('../../../services/catalogue')
const device = require('../../../services/device')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { centreView } = require('../../../views/centre')

/** @typedef {import('../../../services/types').CentreDetail} CentreDetail */

Component({
  behaviors: [screen('centre')],

  data: {
    code: '',
    centre: /** @type {ReturnType<typeof centreView> | null} */ (null),
    areas: '',
    windows: /** @type {{ code: string, name: string, note: string }[]} */ ([]),
    duty: /** @type {{ name: string, note: string, phone: string }[]} */ ([]),
  },

  methods: {
    /** @param {{ centre?: string, scene?: string }} query `scene` comes from a QR code on the centre's door */
    onLoad({ centre = '', scene = '' }) {
      this.setData({ code: centre || decodeURIComponent(scene) })
      this.load()
    },

    /** @returns {Promise<CentreDetail>} */
    ask() {
      return catalogue.centre(this.data.code)
    },

    /** @param {CentreDetail} centre */
    paint(centre) {
      const words = wordsOf(this.data.language)
      return {
        centre: centreView(centre, words),
        areas: centre.areas.map((area) => area.name).join(words.common.comma),
        windows: centre.windows.map((one) => ({
          code: one.code,
          name: one.name,
          note: [one.area, one.holder].filter(Boolean).join(' · '),
        })),
        duty: centre.duty.map((one) => ({
          name: one.name,
          note: [one.post, one.window].filter(Boolean).join(' · '),
          phone: one.phone,
        })),
      }
    },

    onWay() {
      device.showWay(this.data._found)
    },

    onItems() {
      go(`/pages/service/list/index?centre=${this.data.code}`)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCall(event) {
      device.call(event.currentTarget.dataset.phone)
    },

    onCallOffice() {
      device.call(this.data._found.phone)
    },
  },
})
