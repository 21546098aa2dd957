/** Every service centre and village room, with its telephone, near ones first when the phone may say where it is. */

const screen = require('../../../behaviors/screen')
const paged = require('../../../behaviors/paged')
const catalogue = require('../../../services/catalogue')
const device = require('../../../services/device')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { centreView } = require('../../../views/centre')

/** @typedef {import('../../../services/types').Page<import('../../../services/types').Centre>} Found */

const PAUSE_MS = 350

Component({
  behaviors: [screen('centre', { titled: false }), paged],

  data: {
    q: '',
    centres: /** @type {ReturnType<typeof centreView>[]} */ ([]),
    _timer: 0,
  },

  lifetimes: {
    detached() {
      clearTimeout(this.data._timer)
    },
  },

  methods: {
    onLoad() {
      this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.listTitle })
    },

    /** @returns {Promise<Found>} */
    ask() {
      return catalogue.centres({ q: this.data.q.trim() })
    },

    /** @param {string} cursor */
    askMore(cursor) {
      return catalogue.centres({ q: this.data.q.trim(), cursor })
    },

    /** @param {Found} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      return {
        state: items.length ? 'ready' : 'empty',
        centres: items.map((centre) => centreView(centre, words)),
      }
    },

    /** @param {WechatMiniprogram.Input} event */
    onType(event) {
      this.setData({ q: event.detail.value })
      clearTimeout(this.data._timer)
      this.data._timer = setTimeout(() => this.load(true), PAUSE_MS)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCentre(event) {
      go(`/pages/centre/detail/index?centre=${event.currentTarget.dataset.code}`)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCall(event) {
      device.call(event.currentTarget.dataset.phone)
    },
  },
})
