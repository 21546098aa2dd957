/** Ask for a visit to one's door: why, where, when; for oneself or for somebody of the family. It costs nothing. */

const screen = require('../../../behaviors/screen')
const catalogue = require('../../../services/catalogue')
const family = require('../../../services/family')
const messages = require('../../../services/messages')
const session = require('../../../services/session')
const visits = require('../../../services/visits')
const { isName } = require('../../../rules/fields')
const { orKept, sentence } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { dayText } = require('../../../views/when')
const { addDays } = require('../../../rules/time')
const { wishText } = require('../../../views/visit')

/** @typedef {import('../../../services/types').Me} Me */
/** @typedef {import('../../../services/visit-types').VisitOffer} VisitOffer */
/** @typedef {import('../../../services/visit-types').Wished} Wished */
/**
 * @typedef {{
 *   offer: VisitOffer | null, person: Me | null, centres: import('../../../services/types').Centre[],
 *   relatives: { id: string, name: string }[],
 * }} Found
 */

const DAYS = 14
const MOST_WISHES = 5
const PARTS = { morning: ['09:00', '12:00'], afternoon: ['13:30', '17:30'], evening: ['18:00', '20:00'] }
const MYSELF = 'me'
const MOST_SHOWN = 6

Component({
  behaviors: [screen('visit', { titled: false })],

  data: {
    centre: '',
    centreName: '',
    centreError: '',
    centres: /** @type {{ value: string, text: string }[]} */ ([]),
    people: /** @type {{ value: string, text: string }[]} */ ([]),
    whom: MYSELF,
    closed: false,
    free: '',
    why: '',
    whyError: '',
    address: '',
    addressError: '',
    hamlets: /** @type {{ value: string, text: string }[]} */ ([]),
    hamlet: '',
    items: /** @type {{ value: string, text: string, on: boolean }[]} */ ([]),
    shown: MOST_SHOWN, // of them
    days: /** @type {{ value: string, text: string }[]} */ ([]),
    day: '',
    parts: /** @type {{ value: string, text: string }[]} */ ([]),
    wishes: /** @type {{ key: string, text: string, wish: Wished }[]} */ ([]),
    person: /** @type {Me | null} */ (null),
    name: '', // while we do not know theirs
    nameError: '',
    phone: '',
    phoneNeeded: false,
    phoneWords: /** @type {any} */ ({}),
    refusal: '',
    working: false,
    choosing: false,
    _item: '',
    /** @type {import('../../../services/types').Template[]} */
    _templates: [],
  },

  methods: {
    /** @param {{ centre?: string, item?: string }} query */
    onLoad({ centre = '', item = '' }) {
      this.data._item = item
      this.setData({ centre: centre || catalogue.usualCentre() })
      messages.templates('visit').then((templates) => {
        this.data._templates = templates
      })
      this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.ask })
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const { centre } = this.data
      const [offer, me, places, ties] = await Promise.all([
        centre ? visits.offer(centre) : null,
        orKept(session.me()),
        orKept(catalogue.centres({})),
        orKept(family.visitedFor()),
      ])
      if (me.error && me.error.kind === 'signed-out') throw me.error
      return { offer, person: me.data, centres: places.data ? places.data.items : [], relatives: ties.data || [] }
    },

    /** @param {Found} found */
    paint({ offer, person, centres, relatives }) {
      const words = wordsOf(this.data.language)
      const { centre, hamlet, day, items, _item } = this.data
      const chosen = new Set(items.filter(({ on }) => on).map(({ value }) => value))
      if (_item) chosen.add(_item)
      const days = offer ? Array.from({ length: DAYS }, (_, n) => addDays(offer.earliest_on, n)) : []
      return {
        person,
        phoneWords: words.book,
        closed: Boolean(offer) && !(/** @type {VisitOffer} */ (offer).open),
        free: offer ? offer.free_note : '',
        centreName: (centres.find(({ code }) => code === centre) || { name: '' }).name,
        centres: centres.map(({ code, name }) => ({ value: code, text: name })),
        people: [{ value: MYSELF, text: words.visit.myself }, ...relatives.map(({ id, name }) => ({ value: id, text: name }))],
        hamlets: offer ? offer.hamlets.map(({ id, name }) => ({ value: id, text: name })) : [],
        hamlet,
        items: offer ? itemChoices(offer.items, chosen, Boolean(_item)) : [],
        days: days.map((on) => ({ value: on, text: dayText(on, words) })),
        day: day || days[0] || '',
        parts: Object.keys(PARTS).map((part) => ({ value: part, text: partText(part, words) })),
        wishes: this.data.wishes.map(({ wish }) => wishLine(wish, words)),
      }
    },

    onChoose() {
      this.setData({ choosing: true })
    },

    onChosen() {
      this.setData({ choosing: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onCentre(event) {
      this.setData({ centre: event.detail.value, centreError: '', choosing: false, hamlet: '', items: [] })
      this.load()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhom(event) {
      this.setData({ whom: event.detail.value })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhy(event) {
      this.setData({ why: event.detail.value, whyError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onAddress(event) {
      this.setData({ address: event.detail.value, addressError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onHamlet(event) {
      const { value } = event.detail
      this.setData({ hamlet: value === this.data.hamlet ? '' : value })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onItem(event) {
      const { value } = event.currentTarget.dataset
      this.data._item = ''
      this.setData({ items: this.data.items.map((one) => (one.value === value ? { ...one, on: !one.on } : one)) })
    },

    onMore() {
      this.setData({ shown: this.data.items.length })
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    onDay(event) {
      this.setData({ day: this.data.days[Number(event.detail.value)].value })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onPart(event) {
      const { day, wishes, language } = this.data
      const [from, to] = PARTS[/** @type {keyof typeof PARTS} */ (event.currentTarget.dataset.part)]
      const line = wishLine({ on: day, from, to }, wordsOf(language))
      if (wishes.length >= MOST_WISHES || wishes.some(({ key }) => key === line.key)) return
      this.setData({ wishes: [...wishes, line] })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onUnwish(event) {
      const { key } = event.currentTarget.dataset
      this.setData({ wishes: this.data.wishes.filter((one) => one.key !== key) })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onName(event) {
      this.setData({ name: event.detail.value, nameError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPhone(event) {
      this.setData({ phone: event.detail.phone })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPerson(event) {
      this.data._found.person = event.detail.person
      this.setData({ person: event.detail.person, phone: '' })
    },

    /** In the tap: check, open WeChat's sheet, and only then wait for anything. */
    onSubmit() {
      const { t, working } = this.data
      if (working) return undefined
      if (!this.checked()) return this.setData({ refusal: t.lookAbove })
      const asked = messages.askPermission(this.data._templates)
      this.setData({ working: true, refusal: '' })
      return this.submit(asked)
    },

    /** Says below each line what is missing; true when nothing is. */
    checked() {
      const { centre, why, address, person, name, t, phoneWords } = this.data
      const errors = {
        centreError: centre ? '' : t.choosePlace,
        whyError: why.trim() ? '' : t.whyNeeded,
        addressError: address.trim() ? '' : t.addressNeeded,
        nameError: !person || person.name || isName(name) ? '' : phoneWords.nameBad,
      }
      this.setData(errors)
      return Object.values(errors).every((one) => !one)
    },

    /** Who asks is known by name. */
    async introduce() {
      const { person, name } = this.data
      if (person && !person.name) this.setData({ person: await session.edit({ name: name.trim() }) })
    },

    /** @param {Promise<import('../../../services/messages').Permission>} asked */
    async submit(asked) {
      const { centre, why, address, whom, hamlet, items, wishes, phone, language } = this.data
      await messages.reportPermission(await asked)
      try {
        await this.introduce()
        const visit = await visits.ask({
          centre,
          why: why.trim(),
          address: address.trim(),
          person: whom === MYSELF ? undefined : { id: whom },
          hamlet: hamlet || undefined,
          wishes: wishes.map(({ wish }) => wish),
          items: items.filter(({ on }) => on).map(({ value }) => value),
          phone: phone || undefined,
        })
        wx.redirectTo({ url: `/pages/visit/detail/index?id=${visit.id}&new=1` })
      } catch (error) {
        const text = sentence(error, wordsOf(language).faults)
        this.setData({ refusal: text, phoneNeeded: /** @type {any} */ (error).code === 'phone-needed' })
      }
      this.setData({ working: false })
    },
  },
})

/**
 * What one came for stands first.
 * @param {VisitOffer['items']} items
 * @param {Set<string>} chosen
 * @param {boolean} first
 */
function itemChoices(items, chosen, first) {
  const choices = items.map(({ code, name }) => ({ value: code, text: name, on: chosen.has(code) }))
  return first ? [...choices.filter(({ on }) => on), ...choices.filter(({ on }) => !on)] : choices
}

/**
 * @param {string} part
 * @param {import('../../../words/index').Words} words
 */
function partText(part, words) {
  const [from, to] = PARTS[/** @type {keyof typeof PARTS} */ (part)]
  return `${words.visit.parts[/** @type {keyof typeof PARTS} */ (part)]} ${from}–${to}`
}

/**
 * @param {Wished} wish
 * @param {import('../../../words/index').Words} words
 */
const wishLine = (wish, words) => ({ key: `${wish.on} ${wish.from}`, text: wishText(wish, words), wish })
