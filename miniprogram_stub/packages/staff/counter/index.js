/** At the counter or on the telephone: book a seat for a person who has no smartphone. */

const screen = require('../../../behaviors/screen')
const staff = require('../../../services/staff')
const session = require('../../../services/session')
const catalogue = require('../../../services/catalogue')
const { isCode, sentence } = require('../../../rules/fault')
const { tidyNumber, isPhone, isName, isIdNumber } = require('../../../rules/fields')
const { firstOpenDay } = require('../../../rules/slots')
const { wordsOf, say } = require('../../../words/index')
const { dayView, slotGroups } = require('../../../views/day')

/** @typedef {import('../../../services/types').ItemCard} ItemCard */

const EMPTY = {
  name: '',
  phone: '',
  idNumber: '',
  note: '',
  nameError: '',
  phoneError: '',
  idError: '',
  known: '',
}

Component({
  behaviors: [screen('staff', { titled: false })],

  data: {
    ...EMPTY,
    centre: '',
    names: /** @type {string[]} */ ([]),
    itemIndex: -1,
    days: /** @type {ReturnType<typeof dayView>[]} */ ([]),
    on: '',
    groups: /** @type {ReturnType<typeof slotGroups>} */ ([]),
    startsAt: '',
    refusal: '',
    booked: '',
    working: false,
    /** @type {any} */
    words: {},
    /** @type {import('../../../services/types').Day[]} */
    _days: [],
    /** @type {import('../../../services/types').Slot[]} */
    _slots: [],
  },

  methods: {
    /** @param {{ centre?: string }} query */
    onLoad({ centre = '' }) {
      this.setData({ centre })
      this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.counterTitle })
    },

    /** @returns {Promise<{ items: ItemCard[] }>} every bookable item of the centre; empty for people who are not staff */
    async ask() {
      const roles = session.staffRoles(await session.me())
      if (!roles.length) return { items: [] }
      if (!this.data.centre) this.setData({ centre: roles[0].centre || catalogue.usualCentre() })
      /** @type {ItemCard[]} */
      const items = []
      /** @type {string | undefined} */
      let cursor
      do {
        const page = await catalogue.items({ centre: this.data.centre, cursor })
        items.push(...page.items.filter((item) => item.bookable))
        cursor = page.next || undefined
      } while (cursor)
      return { items }
    },

    /** @param {{ items: ItemCard[] }} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      return {
        state: items.length ? 'ready' : 'empty',
        names: items.map((item) => item.name),
        words: words.book,
        days: this.data._days.map((day) => dayView(day, words)),
        groups: slotGroups(this.data._slots, words),
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    async onPhone(event) {
      const phone = tidyNumber(event.detail.value)
      this.setData({ phone, phoneError: '', known: '' })
      if (!isPhone(phone)) return
      const people = await staff.people(phone).catch(() => [])
      if (people.length && phone === this.data.phone)
        this.setData({ known: say(this.data.t.known, { name: people[0].name }) })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onName(event) {
      this.setData({ name: event.detail.value, nameError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onId(event) {
      this.setData({ idNumber: tidyNumber(event.detail.value), idError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onNote(event) {
      this.setData({ note: event.detail.value })
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    async onItem(event) {
      this.setData({
        itemIndex: Number(event.detail.value),
        on: '',
        startsAt: '',
        groups: [],
        refusal: '',
      })
      try {
        this.data._days = await catalogue.days(this.data.centre, this.item().code)
        this.repaint()
        const first = firstOpenDay(this.data._days)
        if (first) await this.readSeats(first)
      } catch (error) {
        this.explain(error)
      }
    },

    /** @returns {ItemCard} */
    item() {
      return this.data._found.items[this.data.itemIndex]
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onDay(event) {
      this.readSeats(event.detail.on).catch((error) => this.explain(error))
    },

    /** @param {string} on */
    async readSeats(on) {
      this.data._slots = []
      this.setData({ on, startsAt: '', groups: [] })
      const slots = await catalogue.slots(this.data.centre, this.item().code, on)
      if (on !== this.data.on) return
      this.data._slots = slots
      this.repaint()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onSlot(event) {
      this.setData({ startsAt: event.detail.startsAt, refusal: '' })
    },

    /** Says below each line what is wrong with it; true when nothing is. */
    checked() {
      const { name, phone, idNumber, words, t } = this.data
      const errors = {
        nameError: isName(name) ? '' : words.nameBad,
        phoneError: isPhone(phone) ? '' : words.phoneBad,
        idError: !idNumber || isIdNumber(idNumber) ? '' : t.idBad,
      }
      this.setData(errors)
      return !errors.nameError && !errors.phoneError && !errors.idError
    },

    async onSubmit() {
      if (!this.checked()) return
      const { centre, startsAt, name, phone, idNumber, note, t } = this.data
      const person = { name: name.trim(), phone, id_number: idNumber || undefined }
      this.setData({ working: true, refusal: '' })
      try {
        const booking = await staff.bookFor({
          centre,
          item: this.item().code,
          starts_at: startsAt,
          person,
          note: note.trim() || undefined,
        })
        this.setData({ booked: say(t.booked, { number: booking.number }) })
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(this.data.language).faults) })
        if (isCode(error, 'slot-full') || isCode(error, 'slot-closed'))
          await this.readSeats(this.data.on).catch(() => {})
      }
      this.setData({ working: false })
    },

    onAnother() {
      this.setData({ ...EMPTY, booked: '', startsAt: '' })
      this.readSeats(this.data.on).catch((error) => this.explain(error))
    },

    onDayPage() {
      wx.redirectTo({ url: `/packages/staff/day/index?on=${this.data.on}` })
    },
  },
})
