/** I am away, with a note for whoever covers; I am back; and whom I cover, with the note they left. */

const screen = require('../../../behaviors/screen')
const subscribing = require('../behaviors/subscribing')
const duty = require('../../../services/duty')
const session = require('../../../services/session')
const device = require('../../../services/device')
const { go } = require('../../../services/way')
const { sentence } = require('../../../rules/fault')
const { dayAt, startOf } = require('../../../rules/time')
const { wordsOf } = require('../../../words/index')
const { absenceView, coverViews, myAbsence } = require('../views/duty')

/** @typedef {import('../../../services/office-types').Absence} Absence */
/** @typedef {import('../../../services/office-types').Posts} Posts */
/** @typedef {{ me: string, absences: Absence[], posts: Posts['posts'] }} Found */

const FIELDS = /** @type {const} */ (['fromDay', 'untilDay'])

Component({
  behaviors: [screen('away'), subscribing],

  data: {
    centre: '',
    mine: /** @type {ReturnType<typeof myAbsence> | null} */ (null),
    covers: /** @type {ReturnType<typeof coverViews>} */ ([]),
    covered: /** @type {ReturnType<typeof absenceView>[]} */ ([]),
    others: /** @type {ReturnType<typeof absenceView>[]} */ ([]),
    officeOnly: '',
    no: '',
    form: /** @type {any[]} */ ([]),
    values: /** @type {Record<string, string>} */ ({}),
    errors: /** @type {Record<string, string>} */ ({}),
    refusal: '',
    leaving: false,
    returning: false,
    working: false,
  },

  methods: {
    /** @param {{ centre?: string }} query */
    onLoad({ centre = '' }) {
      this.setData({ centre })
    },

    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found | null>} null for people who are not staff of a centre */
    async ask() {
      const person = await session.me()
      const role = session.staffRoles(person).find((one) => one.centre)
      if (!role) return null
      this.data.centre = this.data.centre || role.centre || ''
      const [absences, { posts }] = await Promise.all([
        duty.absences(this.data.centre),
        duty.posts(this.data.centre),
      ])
      return { me: person.id, absences, posts }
    },

    /** @param {Found | null} found */
    paint(found) {
      const words = wordsOf(this.data.language)
      if (!found) return { state: 'empty', officeOnly: words.staff.notStaff }
      const { me, absences, posts } = found
      const mine = absences.find(({ person }) => person.id === me)
      const away = absences.filter(({ person }) => person.id !== me)
      return {
        mine: mine ? myAbsence(mine, new Date(Date.now()).toISOString(), words) : null,
        covers: coverViews(posts, me, words),
        covered: away.filter(({ note }) => note).map((one) => absenceView(one, words)),
        others: away.filter(({ note }) => !note).map((one) => absenceView(one, words)),
        form: this.fields(words),
        no: words.acts.no,
      }
    },

    /** @param {import('../../../words/index').Words} words */
    fields(words) {
      const { away } = words
      const options = Object.entries(away.reasons).map(([value, text]) => ({ value, text }))
      const blank = { hint: '', options: [], pick: words.form.pickDay }
      return [
        { ...blank, key: 'reason', kind: 'choice', label: away.reason, options },
        ...FIELDS.map((key) => ({ ...blank, key, kind: 'date', label: away[key] })),
        { ...blank, key: 'note', kind: 'long_text', label: away.note, hint: away.notePlace },
      ]
    },

    onLeave() {
      this.setData({ leaving: true, errors: {}, refusal: '' })
    },

    onLeaveNo() {
      this.setData({ leaving: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onAnswer(event) {
      const { key, value } = event.detail
      const { values, errors } = this.data
      this.setData({ values: { ...values, [key]: value }, errors: { ...errors, [key]: '' } })
    },

    /** Says below each question what is wrong with it; true when nothing is. */
    checked() {
      const { t, values } = this.data
      const { reason, fromDay, untilDay, note = '' } = values
      const from = fromDay || dayAt(Date.now())
      /** @type {Record<string, string>} */
      const errors = {}
      if (!reason) errors.reason = wordsOf(this.data.language).form.pick
      if (untilDay && untilDay <= from) errors.untilDay = t.daysBad
      if (!note.trim()) errors.note = t.noteNeeded
      this.setData({ errors })
      return Object.keys(errors).length === 0
    },

    /** In the tap: what is wrong, then WeChat's sheet, and only then anything that takes time. */
    onLeaveYes() {
      if (this.data.working || !this.checked()) return
      const asked = this.subscribe()
      this.setData({ working: true, refusal: '' })
      asked.then(() => this.leave())
    },

    async leave() {
      const { centre, values, t } = this.data
      const { reason, fromDay, untilDay, note } = values
      const today = dayAt(Date.now())
      try {
        await duty.leave({
          centre,
          reason,
          from_at: fromDay && fromDay > today ? startOf(fromDay) : undefined,
          until_at: untilDay ? startOf(untilDay) : undefined,
          note: note.trim(),
        })
        this.setData({ leaving: false, values: {} })
        device.say(t.gone)
        await this.load(true)
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(this.data.language).faults) })
      }
      this.setData({ working: false })
    },

    onBack() {
      this.setData({ returning: true })
    },

    onBackNo() {
      this.setData({ returning: false })
    },

    async onBackYes() {
      const { mine, t } = this.data
      if (!mine || this.data.working) return
      this.setData({ working: true })
      try {
        await duty.comeBack(mine.id, '')
        device.say(t.welcome)
      } catch (error) {
        this.explain(error)
      }
      this.setData({ working: false, returning: false })
      await this.load(true)
    },

    onWork() {
      go(`/packages/staff/todo/index?which=covering&centre=${this.data.centre}`)
    },
  },
})
