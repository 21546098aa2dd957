/** One booking: number, progress, what to bring, reminders; move it or give the seat back. */

const screen = require('../../../behaviors/screen')
const bookings = require('../../../services/booking')
const device = require('../../../services/device')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { bookingView } = require('../../../views/booking')

/** @typedef {import('../../../services/types').Booking} Booking */

Component({
  behaviors: [screen('mine', { titled: false })],

  data: {
    id: '',
    booking: /** @type {ReturnType<typeof bookingView> | null} */ (null),
    asking: false,
    reasons: /** @type {{ value: string, text: string }[]} */ ([]),
    reason: '',
    other: '',
    working: false,
    refusal: '',
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.setData({ id })
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.detail })
      this.load(true)
    },

    /** @returns {Promise<Booking>} */
    ask() {
      return bookings.one(this.data.id)
    },

    /** @param {Booking} booking */
    paint(booking) {
      const words = wordsOf(this.data.language)
      return {
        booking: bookingView(booking, words),
        reasons: words.mine.reasons.map((text) => ({ value: text, text })),
      }
    },

    onMove() {
      const { itemCode, centreCode } = this.data.booking || {}
      go(`/pages/book/time/index?item=${itemCode}&centre=${centreCode}&booking=${this.data.id}`)
    },

    onGuide() {
      const { itemCode, centreCode } = this.data.booking || {}
      go(`/pages/service/guide/index?item=${itemCode}&centre=${centreCode}`)
    },

    onCentre() {
      go(`/pages/centre/detail/index?centre=${this.data._found.centre.code}`)
    },

    onCall() {
      device.call(this.data._found.centre.phone)
    },

    onCancel() {
      this.setData({ asking: true, reason: '', other: '' })
    },

    onKeep() {
      this.setData({ asking: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onReason(event) {
      this.setData({ reason: event.detail.value })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onOther(event) {
      this.setData({ other: event.detail.value })
    },

    async onCancelYes() {
      const { id, reason, other, t } = this.data
      this.setData({ working: true })
      try {
        const booking = await bookings.cancel(id, other.trim() || reason)
        this.take(booking, '')
        device.say(t.cancelled)
      } catch (error) {
        this.explain(error)
        this.load(true)
      }
      this.setData({ working: false, asking: false })
    },
  },
})
