/** What waits for me: my cases, those I cover, opinions of my department, what is late; the most pressing first. */

const screen = require('../../../behaviors/screen')
const paged = require('../../../behaviors/paged')
const subscribing = require('../behaviors/subscribing')
const casework = require('../../../services/casework')
const session = require('../../../services/session')
const { go } = require('../../../services/way')
const { wordsOf, say } = require('../../../words/index')
const { figureViews, lineView } = require('../views/case')

/** @typedef {import('../../../services/types').Role} Role */
/** @typedef {import('../../../services/types').CaseRow} CaseRow */
/** @typedef {import('../../../services/office-types').Counts} Counts */
/** @typedef {'mine' | 'covering' | 'department' | 'late'} Which */
/** @typedef {{ roles: Role[], items: CaseRow[], next: string | null, counts: Counts | null, me: string }} Found */

const WHICH = /** @type {Which[]} */ (['mine', 'covering', 'department', 'late'])
const MOST = 100

Component({
  behaviors: [screen('todo'), paged, subscribing],

  data: {
    which: /** @type {Which} */ ('mine'),
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    centre: '',
    centres: /** @type {string[]} */ ([]),
    centreIndex: 0,
    centreName: '',
    figures: /** @type {ReturnType<typeof figureViews>} */ ([]),
    asides: '',
    lines: /** @type {ReturnType<typeof lineView>[]} */ ([]),
    emptyText: '',
    emptyHint: '',
    officeOnly: '',
    w: /** @type {Partial<import('../../../words/index').Words['workMessages']>} */ ({}),
  },

  methods: {
    /** @param {{ which?: string, centre?: string }} query */
    onLoad({ which = 'mine', centre = '' }) {
      const known = WHICH.find((one) => one === which) || 'mine'
      this.setData({ which: known, centre })
    },

    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const person = await session.me()
      const me = person.id
      const roles = session.staffRoles(person).filter((role) => role.centre)
      if (!roles.length) return { roles, me, items: [], next: null, counts: null }
      const centre = this.data.centre || roles[0].centre || ''
      this.data.centre = centre
      if (this.data.which === 'late') return { roles, me, ...(await this.late(roles, centre)) }
      return { roles, me, ...(await casework.list({ centre, queue: this.data.which })) }
    },

    /** @param {string} cursor */
    askMore(cursor) {
      const { centre, which } = this.data
      return casework.list({ centre, queue: which === 'late' ? 'mine' : which, cursor })
    },

    /**
     * Directors see what is late in the whole office, everybody else what they hold or cover.
     * @param {Role[]} roles
     * @param {string} centre
     */
    async late(roles, centre) {
      const directs = roles.some((one) => one.centre === centre && one.role === 'director')
      const queues = directs ? /** @type {const} */ (['centre']) : /** @type {const} */ (['mine', 'covering'])
      const found = await Promise.all(
        queues.map((queue) => casework.list({ centre, queue, limit: MOST })),
      )
      const items = found
        .flatMap((one) => one.items)
        .filter(({ remaining }) => remaining && !remaining.paused && remaining.left_workdays < 0)
      return { items, next: null, counts: found[0].counts }
    },

    /** @param {Found} found */
    paint({ roles, me, items, counts }) {
      const words = wordsOf(this.data.language)
      if (!counts) return { state: 'empty', officeOnly: words.staff.notStaff }
      const { todo } = words
      const { centre, which } = this.data
      const index = Math.max(roles.findIndex((role) => role.centre === centre), 0) // prettier-ignore
      return {
        w: words.workMessages,
        centre,
        centres: roles.map((role) => role.centre_name || role.centre || ''),
        centreIndex: index,
        centreName: roles[index].centre_name || '',
        ways: WHICH.map((value) => ({ value, text: todo[value] })),
        figures: figureViews(counts, words),
        asides: [
          counts.covering ? say(todo.covered, { count: counts.covering }) : '',
          counts.paused ? say(todo.paused, { count: counts.paused }) : '',
          counts.waiting_person ? say(todo.waiting, { count: counts.waiting_person }) : '',
        ]
          .filter(Boolean)
          .join(' · '),
        lines: items.map((row) => lineView(row, me, words)),
        emptyText: todo.none[which],
        emptyHint: todo.noneHint[which],
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhich(event) {
      this.setData({ which: event.detail.value, lines: [] })
      this.load()
    },

    /** Nothing here: back to mine, or a look whether something came. */
    onEmpty() {
      this.setData({ which: 'mine' })
      this.load()
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    onCentre(event) {
      const role = /** @type {Found} */ (this.data._found).roles[Number(event.detail.value)]
      this.setData({ centre: role.centre || '' })
      this.load()
    },

    /**
     * In the tap: WeChat's sheet the first time, then the case.
     * @param {WechatMiniprogram.CustomEvent} event
     */
    onCase(event) {
      const { id } = event.detail
      this.subscribe().then(() => go(`/packages/staff/case/index?id=${id}`))
    },

    onReach() {
      go('/pages/me/reach/index')
    },

    onDay() {
      go('/packages/staff/day/index')
    },

    onIntake() {
      go(`/packages/staff/intake/index?centre=${this.data.centre}`)
    },

    onAway() {
      go(`/packages/staff/away/index?centre=${this.data.centre}`)
    },

    onCards() {
      go(`/packages/staff/cards/index?centre=${this.data.centre}`)
    },
  },
})
