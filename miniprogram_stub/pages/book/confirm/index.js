/** Confirm a seat: who comes, how we can reach them, one tap. A seat lost meanwhile costs nothing that was typed. */

const screen = require('../../../behaviors/screen')
const catalogue = require('../../../services/catalogue')
const bookings = require('../../../services/booking')
const messages = require('../../../services/messages')
const session = require('../../../services/session')
const { back } = require('../../../services/way')
const { isCode, sentence } = require('../../../rules/fault')
const { isName } = require('../../../rules/fields')
const { shanghai } = require('../../../rules/time')
const { wordsOf } = require('../../../words/index')
const { dayText } = require('../../../views/when')
const { slotGroups } = require('../../../views/day')

/** @typedef {import('../../../services/types').Me} Me */
/** @typedef {{ guide: import('../../../services/types').Guide, centre: import('../../../services/types').Centre, person: Me }} Found */

Component({
  behaviors: [screen('book', { titled: false })],

  data: {
    item: '',
    centre: '',
    startsAt: '',
    what: '',
    where: '',
    address: '',
    day: '',
    clock: '',
    person: /** @type {Me | null} */ (null),
    name: '',
    nameError: '',
    phone: '',
    note: '',
    asks: false,
    phoneNeeded: false,
    refusal: '',
    lost: '',
    groups: /** @type {ReturnType<typeof slotGroups>} */ ([]),
    working: false,
    /** @type {import('../../../services/types').Template[]} */
    _templates: [],
    _on: '',
  },

  methods: {
    /** @param {{ item?: string, centre?: string, at?: string }} query */
    onLoad({ item = '', centre = '', at = '' }) {
      const startsAt = decodeURIComponent(at)
      this.data._on = shanghai(startsAt).on
      this.setData({ item, centre, startsAt, ...bookings.draft(item) })
      // Fetched now, because the sheet must open in the tap itself, before anything is awaited.
      messages.templates('booking').then((templates) => {
        this.data._templates = templates
        this.setData({ asks: templates.length > 0 })
      })
      this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.confirmTitle })
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const { item, centre } = this.data
      const [guide, place, person] = await Promise.all([
        catalogue.guide(item, centre),
        catalogue.centre(centre),
        session.me(),
      ])
      return { guide, centre: place, person }
    },

    /** @param {Found} found */
    paint({ guide, centre, person }) {
      const { startsAt, language } = this.data
      return {
        what: guide.name,
        where: centre.name,
        address: centre.address,
        day: dayText(this.data._on, wordsOf(language)),
        clock: startsAt && shanghai(startsAt).clock,
        person,
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onName(event) {
      this.setData({ name: event.detail.value, nameError: '' })
      this.keep()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPhone(event) {
      this.setData({ phone: event.detail.phone })
      this.keep()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPerson(event) {
      this.data._found.person = event.detail.person
      this.setData({ person: event.detail.person, phone: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onNote(event) {
      this.setData({ note: event.detail.value })
      this.keep()
    },

    keep() {
      const { item, name, phone, note } = this.data
      bookings.keepDraft(item, { name, phone, note })
    },

    /** In the tap: check, open WeChat's sheet, and only then wait for anything. */
    onSubmit() {
      const { person, name, t } = this.data
      if (!person || this.data.working) return
      if (!person.name && !isName(name)) return this.setData({ nameError: t.nameBad })
      const asked = messages.askPermission(this.data._templates)
      this.setData({ working: true, refusal: '', lost: '' })
      this.submit(asked, person)
    },

    /**
     * @param {Promise<import('../../../services/messages').Permission>} asked
     * @param {Me} person
     */
    async submit(asked, person) {
      const { item, centre, startsAt, name, phone, note } = this.data
      const permission = await asked
      await messages.reportPermission(permission)
      const wish = {
        item,
        centre,
        starts_at: startsAt,
        name: person.name ? undefined : name.trim(),
        phone: phone || undefined,
        note: note.trim() || undefined,
      }
      try {
        const booking = await bookings.book(wish)
        bookings.keepDraft(item, null)
        catalogue.rememberCentre(centre)
        const reach = permission.accepted ? 'wechat' : person.phone || phone ? 'sms' : 'none'
        wx.redirectTo({ url: `/pages/book/result/index?id=${booking.id}&reach=${reach}` })
      } catch (error) {
        await this.refused(error)
      }
      this.setData({ working: false })
    },

    /** @param {unknown} error */
    async refused(error) {
      const text = sentence(error, wordsOf(this.data.language).faults)
      if (isCode(error, 'slot-full') || isCode(error, 'slot-closed')) return this.seatGone()
      if (isCode(error, 'name-needed')) return this.setData({ nameError: text })
      return this.setData({ refusal: text, phoneNeeded: isCode(error, 'phone-needed') })
    },

    /** Says so and offers the other seats of that day here, under what was typed. */
    async seatGone() {
      const { centre, item, t, language } = this.data
      this.setData({ startsAt: '', clock: '', lost: t.fullTitle })
      try {
        const slots = await catalogue.slots(centre, item, this.data._on)
        const left = slots.some((slot) => slot.free > 0)
        this.setData({
          lost: left ? t.fullHint : t.fullDay,
          groups: slotGroups(slots, wordsOf(language)),
        })
      } catch {
        this.setData({ lost: t.fullDay })
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onSlot(event) {
      const { startsAt } = event.detail
      this.setData({ startsAt, clock: shanghai(startsAt).clock })
    },

    onOtherDay() {
      back(`/pages/book/time/index?item=${this.data.item}&centre=${this.data.centre}`)
    },
  },
})
