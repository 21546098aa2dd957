/** The office's day: who comes when, who is here, who is done; the full number only through a logged look. */

const screen = require('../../../behaviors/screen')
const staff = require('../../../services/staff')
const session = require('../../../services/session')
const device = require('../../../services/device')
const { go } = require('../../../services/way')
const { addDays } = require('../../../rules/time')
const { wordsOf, say } = require('../../../words/index')
const { dayView, hourViews } = require('../../../views/staff')

/** @typedef {import('../../../services/types').StaffDay} StaffDay */
/** @typedef {import('../../../services/types').Role} Role */
/** @typedef {{ roles: Role[], day: StaffDay | null }} Found */

Component({
  behaviors: [screen('staff', { titled: false })],

  data: {
    on: '',
    centre: '',
    centres: /** @type {string[]} */ ([]),
    centreIndex: 0,
    day: /** @type {ReturnType<typeof dayView> | null} */ (null),
    hours: /** @type {ReturnType<typeof hourViews>} */ ([]),
    which: 'waiting',
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    lines: /** @type {ReturnType<typeof dayView>['lines']} */ ([]),
    emptyText: '',
    busy: '',
    missingId: '',
    missingHint: '',
  },

  methods: {
    /** @param {{ on?: string }} query */
    onLoad({ on = '' }) {
      this.setData({ on })
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.dayTitle })
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const roles = session.staffRoles(await session.me())
      if (!roles.length) return { roles, day: null }
      const centre = this.data.centre || roles[0].centre || ''
      return { roles, day: await staff.day(this.data.on, centre) }
    },

    /** @param {Found} found */
    paint({ roles, day }) {
      if (!day) return { state: 'empty' }
      const words = wordsOf(this.data.language)
      const view = dayView(day, words)
      const waiting = this.data.which === 'waiting'
      const places = roles.filter((role) => role.centre)
      return {
        on: day.on,
        centre: day.centre.code,
        centres: places.map((role) => role.centre_name || role.centre || ''),
        centreIndex: Math.max(
          places.findIndex((role) => role.centre === day.centre.code),
          0,
        ),
        day: view,
        hours: hourViews(day, words),
        ways: [
          { value: 'waiting', text: words.staff.waiting },
          { value: 'all', text: words.staff.everyone },
        ],
        lines: view.lines.filter((line) => !waiting || line.waiting),
        emptyText: view.lines.length ? words.staff.noneWaiting : words.staff.none,
      }
    },

    /** @param {string} on */
    go(on) {
      this.setData({ on })
      this.load(true)
    },

    onPrevious() {
      this.go(addDays(this.data.on, -1))
    },

    onFollowing() {
      this.go(addDays(this.data.on, 1))
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    onPick(event) {
      this.go(String(event.detail.value))
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    onCentre(event) {
      const places = this.data._found.roles.filter((/** @type {Role} */ role) => role.centre)
      this.setData({ centre: places[Number(event.detail.value)].centre })
      this.load(true)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhich(event) {
      this.setData({ which: event.detail.value })
      this.repaint()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onCheckIn(event) {
      this.mark(event.currentTarget.dataset.id, 'check-in')
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onServe(event) {
      this.mark(event.currentTarget.dataset.id, 'serve')
    },

    /**
     * Asks first: a missed visit counts against a person and cannot be taken back.
     * @param {WechatMiniprogram.CustomEvent} event
     */
    onMiss(event) {
      const { id } = event.currentTarget.dataset
      const line = this.data.lines.find((one) => one.id === id)
      if (line)
        this.setData({
          missingId: id,
          missingHint: say(this.data.t.missHint, { name: line.name, when: line.clock }),
        })
    },

    onMissNo() {
      this.setData({ missingId: '' })
    },

    async onMissYes() {
      await this.mark(this.data.missingId, 'miss')
      this.setData({ missingId: '' })
    },

    /**
     * @param {string} id
     * @param {'check-in' | 'serve' | 'miss'} step
     */
    async mark(id, step) {
      if (this.data.busy) return
      this.setData({ busy: id })
      try {
        await staff.mark(id, step)
      } catch (error) {
        this.explain(error)
      }
      this.setData({ busy: '' })
      await this.load(true)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    async onCall(event) {
      try {
        const { phone } = await staff.contact(event.currentTarget.dataset.id)
        device.call(phone)
      } catch (error) {
        this.explain(error)
      }
    },

    onCounter() {
      go(`/packages/staff/counter/index?centre=${this.data.centre}`)
    },
  },
})
