/** Home: find a service, see the next visit, find a centre. Everything but the visit works without signing in. */

const screen = require('../../behaviors/screen')
const catalogue = require('../../services/catalogue')
const bookings = require('../../services/booking')
const cases = require('../../services/cases')
const doorstep = require('../../services/doorstep')
const session = require('../../services/session')
const settings = require('../../services/settings')
const device = require('../../services/device')
const { go } = require('../../services/way')
const { orKept, sentence } = require('../../rules/fault')
const { wordsOf, LANGUAGES } = require('../../words/index')
const { bookingCard } = require('../../views/booking')
const { mineView } = require('../../views/case')
const { centreView } = require('../../views/centre')
const { doorstepView } = require('../../views/doorstep')

/** @typedef {import('../../services/types').Booking} Booking */
/** @typedef {import('../../services/types').Centre} Centre */
/** @typedef {import('../../services/types').Me} Me */
/** @typedef {import('../../services/types').Page<import('../../services/types').CaseRow>} Cases */
/**
 * @typedef {{
 *   centres: Centre[], fault: unknown, person: Me | null, next: Booking | null, cases: Cases | null,
 * }} Found
 */

const NEAREST = 3
const LANGUAGE_NAMES = ['中文', 'བོད་ཡིག', 'English']

Component({
  behaviors: [screen('home', { tab: true })],

  data: {
    families: /** @type {{ code: string, name: string, note: string }[]} */ ([]),
    next: /** @type {ReturnType<typeof bookingCard> | null} */ (null),
    centres: /** @type {ReturnType<typeof centreView>[]} */ ([]),
    centresFault: '',
    cases: '',
    turn: false,
    door: /** @type {ReturnType<typeof doorstepView> | null} */ (null),
    isStaff: false,
    place: '', // '' | asking | known | refused
    /** @type {{ latitude: number, longitude: number } | null} */
    _near: null,
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const person = await orKept(session.me())
      const [centres, open, mine] = await Promise.all([
        orKept(catalogue.centres({ near: this.data._near })),
        person.data ? orKept(bookings.list('open')) : { data: null },
        person.data ? orKept(cases.list('open')) : { data: null },
      ])
      const next = open.data ? bookings.nextOf(open.data.items) : null
      const nearest = this.data._near && centres.data ? centres.data.items[0] : null
      catalogue.guessCentre(next ? next.centre.code : nearest ? nearest.code : undefined)
      return {
        centres: centres.data ? centres.data.items.slice(0, NEAREST) : [],
        fault: centres.data ? null : centres.error,
        person: person.data,
        next,
        cases: mine.data,
      }
    },

    /** @param {Found} found */
    paint({ centres, fault, person, next, cases: mine }) {
      const words = wordsOf(this.data.language)
      return {
        ...mineView(mine, words),
        next: next && bookingCard(next, words),
        centres: centres.map((centre) => centreView(centre, words)),
        centresFault: fault ? sentence(fault, words.faults) : '',
        isStaff: Boolean(person) && session.staffRoles(/** @type {Me} */ (person)).length > 0,
      }
    },

    /** What waits at the door comes after the page: it does not wait for it. */
    async whenFound() {
      const found = this.data._found
      const door = found.person ? doorstepView(await doorstep.look(), wordsOf(this.data.language)) : null
      if (found === this.data._found) this.setData({ door })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onDoor(event) {
      go(event.currentTarget.dataset.path)
    },

    onSearch() {
      go('/pages/service/list/index?focus=1')
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onFamily(event) {
      go(`/pages/service/list/index?family=${event.currentTarget.dataset.family}`)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onBooking(event) {
      go(`/pages/booking/detail/index?id=${event.detail.id}`)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCentre(event) {
      go(`/pages/centre/detail/index?centre=${event.currentTarget.dataset.code}`)
    },

    onCentres() {
      go('/pages/centre/list/index')
    },

    onCases() {
      go('/pages/case/list/index')
    },

    onStaff() {
      go('/packages/staff/day/index')
    },

    async onLocate() {
      this.setData({ place: 'asking' })
      const near = await device.roughPlace()
      this.data._near = near
      this.setData({ place: near ? 'known' : 'refused' })
      if (near) await this.load(true)
    },

    onLarge() {
      session.choose({ elder: !settings.read().elder })
    },

    onLanguageTap() {
      wx.showActionSheet({
        itemList: LANGUAGE_NAMES,
        success: ({ tapIndex }) => session.choose({ language: LANGUAGES[tapIndex] }),
        fail: () => {},
      })
    },

    onShareAppMessage() {
      return { title: this.data.t.desk, path: '/pages/home/index' }
    },
  },
})
