/** It is booked: the number, when and where, what to bring, and honestly whether anybody will remind. */

const screen = require('../../../behaviors/screen')
const bookings = require('../../../services/booking')
const { wordsOf, say } = require('../../../words/index')
const { bookingView } = require('../../../views/booking')

/** @typedef {import('../../../services/types').Booking} Booking */

Component({
  behaviors: [screen('book', { titled: false })],

  data: {
    id: '',
    reach: '',
    booking: /** @type {ReturnType<typeof bookingView> | null} */ (null),
    reachText: '',
    unreached: false,
  },

  methods: {
    /** @param {{ id?: string, reach?: string }} query */
    onLoad({ id = '', reach = '' }) {
      this.setData({ id, reach })
      this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.resultTitle })
    },

    /** @returns {Promise<Booking>} */
    ask() {
      return bookings.one(this.data.id)
    },

    /** @param {Booking} booking */
    paint(booking) {
      const words = wordsOf(this.data.language)
      const { reach } = this.data
      const known =
        reach === 'sms' ? say(words.book.bySms, { phone: booking.person.phone }) : words.book.nobody
      return {
        booking: bookingView(booking, words),
        reachText: reach === 'wechat' ? words.book.byWechat : known,
      }
    },

    /** What was promised gives way to the server's word. @param {WechatMiniprogram.CustomEvent} event */
    onKnown(event) {
      this.setData({ unreached: !event.detail.reachable })
    },

    onSee() {
      wx.redirectTo({ url: `/pages/booking/detail/index?id=${this.data.id}` })
    },

    onHome() {
      wx.switchTab({ url: '/pages/home/index' })
    },
  },
})
