/** Choose a day and a seat: for a new booking, or with ?booking= to move one in a single step. */

const screen = require('../../../behaviors/screen')
const catalogue = require('../../../services/catalogue')
const bookings = require('../../../services/booking')
const messages = require('../../../services/messages')
const device = require('../../../services/device')
const { go, back } = require('../../../services/way')
const { isCode, sentence } = require('../../../rules/fault')
const { firstOpenDay } = require('../../../rules/slots')
const { addDays } = require('../../../rules/time')
const { wordsOf, say } = require('../../../words/index')
const { dayText, momentText } = require('../../../views/when')
const { dayView, slotGroups } = require('../../../views/day')

/** @typedef {import('../../../services/types').Booking} Booking */
/** @typedef {import('../../../services/types').Day} Day */
/** @typedef {{ name: string, centreName: string, phone: string, days: Day[], booking: Booking | null }} Found */

const DAYS_AT_ONCE = 14

Component({
  behaviors: [screen('book', { titled: false })],

  data: {
    item: '',
    centre: '',
    bookingId: '',
    name: '',
    centreName: '',
    now: '',
    days: /** @type {ReturnType<typeof dayView>[]} */ ([]),
    none: false,
    further: true,
    on: '',
    onText: '',
    provisional: false,
    seats: '', // '' | loading | ready | none | error
    seatsFault: '',
    groups: /** @type {ReturnType<typeof slotGroups>} */ ([]),
    startsAt: '',
    act: '',
    lost: '',
    working: false,
    /** @type {import('../../../services/types').Slot[]} */
    _slots: [],
    /** @type {import('../../../services/types').Template[]} */
    _templates: [],
  },

  methods: {
    /** @param {{ item?: string, centre?: string, booking?: string }} query */
    async onLoad({ item = '', centre = '', booking = '' }) {
      this.setData({ item, centre, bookingId: booking })
      if (booking) messages.templates('move').then((templates) => (this.data._templates = templates))
      await this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({
        title: this.data.bookingId ? this.data.t.moveTitle : this.data.t.title,
      })
      if (this.data.on) this.readSeats() // somebody may have taken one while we were away
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const { item, centre, bookingId } = this.data
      const [guide, place, days, booking] = await Promise.all([
        catalogue.guide(item, centre),
        catalogue.centre(centre),
        catalogue.days(centre, item, { count: DAYS_AT_ONCE }),
        bookingId ? bookings.one(bookingId) : null,
      ])
      return { name: guide.name, centreName: place.name, phone: place.phone, days, booking }
    },

    /** @param {Found} found */
    paint({ name, centreName, days, booking }) {
      const words = wordsOf(this.data.language)
      return {
        name,
        centreName,
        now: booking ? say(words.book.now, { when: momentText(booking.starts_at, words) }) : '',
        days: days.map((day) => dayView(day, words)),
        none: !firstOpenDay(days),
        further: days.length > 0 && days[days.length - 1].state !== 'early',
        onText: this.data.on && dayText(this.data.on, words),
        groups: slotGroups(this.data._slots, words),
        act: this.actText(),
      }
    },

    whenFound() {
      const first = firstOpenDay(this.data._found.days)
      if (first && !this.data.on && !this.data.elder) this.chooseDay(first)
    },

    actText() {
      const words = wordsOf(this.data.language)
      if (!this.data.startsAt) return words.book.pick
      if (!this.data.bookingId) return words.book.next
      return say(words.book.move, { when: momentText(this.data.startsAt, words) })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onDay(event) {
      this.chooseDay(event.detail.on)
    },

    /** @param {string} on */
    chooseDay(on) {
      const day = this.data._found.days.find((/** @type {Day} */ one) => one.on === on)
      const onText = dayText(on, wordsOf(this.data.language))
      this.data._slots = [] // the seats of another day must not be touched by mistake
      this.setData({ on, onText, provisional: day.provisional, startsAt: '', lost: '', groups: [] })
      this.setData({ act: this.actText() })
      return this.readSeats()
    },

    onOtherDay() {
      this.data._slots = []
      this.setData({ on: '', startsAt: '', groups: [], seats: '', lost: '' })
      this.setData({ act: this.actText() })
    },

    async onFurther() {
      const { days } = this.data._found
      const { centre, item } = this.data
      try {
        const next = await catalogue.days(centre, item, {
          from: addDays(days[days.length - 1].on, 1),
          count: DAYS_AT_ONCE,
        })
        this.data._found.days = [...days, ...next]
        this.repaint()
      } catch (error) {
        this.explain(error)
      }
    },

    /** Asks for the seats of the chosen day; a seat that went away meanwhile is no longer chosen. */
    async readSeats() {
      const { centre, item, on } = this.data
      if (!this.data._slots.length) this.setData({ seats: 'loading' })
      try {
        const slots = await catalogue.slots(centre, item, on)
        if (on === this.data.on) this.takeSeats(slots)
      } catch (error) {
        const seatsFault = sentence(error, wordsOf(this.data.language).faults)
        if (on === this.data.on) this.setData({ seats: 'error', seatsFault })
      }
    },

    /** @param {import('../../../services/types').Slot[]} slots */
    takeSeats(slots) {
      const { startsAt } = this.data
      this.data._slots = slots
      const stillFree = slots.some((slot) => slot.starts_at === startsAt && slot.free > 0)
      this.setData({
        seats: slots.some((slot) => slot.free > 0) ? 'ready' : 'none',
        groups: slotGroups(slots, wordsOf(this.data.language)),
        startsAt: stillFree ? startsAt : '',
      })
      this.setData({ act: this.actText() })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onSlot(event) {
      this.setData({ startsAt: event.detail.startsAt, lost: '' })
      this.setData({ act: this.actText() })
    },

    onSeatsRetry() {
      this.readSeats()
    },

    onCall() {
      device.call(this.data._found.phone)
    },

    onNext() {
      const { item, centre, startsAt, bookingId } = this.data
      if (!startsAt) return device.say(this.data.t.pick)
      if (bookingId) return this.move(messages.askPermission(this.data._templates))
      const query = `item=${item}&centre=${centre}&at=${encodeURIComponent(startsAt)}`
      return go(`/pages/book/confirm/index?${query}`)
    },

    /** @param {Promise<import('../../../services/messages').Permission>} asked */
    async move(asked) {
      this.setData({ working: true })
      await messages.reportPermission(await asked)
      try {
        await bookings.reschedule(this.data.bookingId, this.data.startsAt)
        device.say(this.data.t.moved)
        back(`/pages/booking/detail/index?id=${this.data.bookingId}`)
      } catch (error) {
        this.refused(error)
      }
      this.setData({ working: false })
    },

    /** @param {unknown} error */
    refused(error) {
      const gone = isCode(error, 'slot-full') || isCode(error, 'slot-closed')
      const text = sentence(error, wordsOf(this.data.language).faults)
      this.setData({ lost: gone ? `${this.data.t.fullTitle} ${this.data.t.kept}` : text })
      if (gone) this.readSeats()
    },
  },
})
