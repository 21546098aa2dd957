/** My bookings: those to come, and those of before. */

const screen = require('../../../behaviors/screen')
const paged = require('../../../behaviors/paged')
const bookings = require('../../../services/booking')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { bookingCard } = require('../../../views/booking')

/** @typedef {import('../../../services/types').Page<import('../../../services/types').Booking>} Found */

Component({
  behaviors: [screen('mine', { tab: true }), paged],

  data: {
    which: /** @type {'open' | 'past'} */ ('open'),
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    bookings: /** @type {ReturnType<typeof bookingCard>[]} */ ([]),
    emptyText: '',
    emptyHint: '',
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    ask() {
      return bookings.list(this.data.which)
    },

    /** @param {string} cursor */
    askMore(cursor) {
      return bookings.list(this.data.which, cursor)
    },

    /** @param {Found} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      const open = this.data.which === 'open'
      return {
        state: items.length ? 'ready' : 'empty',
        ways: [
          { value: 'open', text: words.mine.open },
          { value: 'past', text: words.mine.past },
        ],
        bookings: items.map((booking) => bookingCard(booking, words)),
        emptyText: open ? words.mine.noneOpen : words.mine.nonePast,
        emptyHint: open ? words.mine.noneOpenHint : '',
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhich(event) {
      this.setData({ which: event.detail.value })
      this.load()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onBooking(event) {
      go(`/pages/booking/detail/index?id=${event.detail.id}`)
    },

    onFind() {
      go('/pages/service/list/index')
    },
  },
})
