/**
 * The check list of a visit: what is known already stands there, every answer becomes an operation as soon as it is
 * whole. What is written with the keyboard is kept a moment later, when the page is left, and before the visit moves on.
 *
 * The page brings `record()`, a visit or a household as `subject` says.
 */

const agentDay = require('../../../services/agent-day')
const acts = require('../acts')
const { answersIn, ANSWER } = require('../../../rules/journal')
const { standOf } = require('../../../rules/answers')
const { readingOf } = require('../../../rules/readings')
const { dayAt } = require('../../../rules/time')
const { fieldView, wrongText } = require('../../../views/form')
const { atTheDoor, isOfFiles, typed } = require('../views/answers-here')
const { formOf, laid } = require('../views/visit')

const PAUSE_MS = 1500
const DIGEST = /^[0-9a-f]{64}$/

/** @param {any} one @param {any} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

module.exports = Behavior({
  data: {
    subject: 'visit',
    id: '',
    form: /** @type {any[]} */ ([]),
    values: /** @type {Record<string, any>} */ ({}),
    errors: /** @type {Record<string, string>} */ ({}),
    /** @type {string[]} the questions that were touched and are not kept yet */
    _touched: [],
    /** @type {string[]} the questions whose files are being kept */
    _keeping: [],
    /** @type {any} */
    _pause: null,
  },

  pageLifetimes: {
    hide() {
      this.keepAnswers()
    },
  },

  lifetimes: {
    detached() {
      clearTimeout(this.data._pause)
      this.keepAnswers()
    },
  },

  methods: {
    /** @returns {any[]} the questions of the record that are asked in the list */
    questions() {
      const form = formOf(/** @type {any} */ (this).record() || {})
      return ((form && form.form) || []).map(atTheDoor)
    },

    /** What is known: of the household, then of the visit, then what was typed and is not kept yet. */
    known() {
      const visit = /** @type {any} */ (this).record()
      const household = visit.household_id ? agentDay.one('household', visit.household_id) : null
      const before = household ? answersIn(laid({ ...household, id: visit.household_id }).fields) : {}
      const answers = answersIn(laid(visit).fields)
      const values = { ...before, ...answers }
      for (const field of this.questions()) if (field.key in values) values[field.key] = typed(field, values[field.key])
      for (const key of this.data._touched) values[key] = this.data.values[key]
      return { before, answers, values }
    },

    /** The answers of a visit that its household does not have; none without a household. @returns {[string, any][]} */
    newToHome() {
      const visit = /** @type {any} */ (this).record()
      if (!visit.household_id || !agentDay.one('household', visit.household_id)) return []
      const { before, answers } = this.known()
      return this.questions()
        .filter((field) => !isOfFiles(field) && answers[field.key] !== undefined && !same(answers[field.key], before[field.key]))
        .map(({ key }) => [key, answers[key]])
    },

    /** @param {import('../../../words/index').Words} words */
    formView(words) {
      const today = dayAt(Date.now())
      const questions = this.questions()
      const { values, before, answers } = this.known()
      const stand = standOf(questions, values, today)
      const filled = stand.fields.filter(({ key }) => stand.answers[key] !== undefined)
      return {
        values,
        filled: filled.length,
        fromBefore: filled.filter(({ key }) => answers[key] === undefined && before[key] !== undefined).length,
        toHome: this.newToHome().length,
        form: stand.fields.map((field) => fieldView(field, words, { needed: stand.needed.has(field.key), today })),
      }
    },

    /** @param {string} key */
    touch(key) {
      this.untouch(key)
      this.data._touched = [...this.data._touched, key]
    },

    /** @param {string} key */
    untouch(key) {
      this.data._touched = this.data._touched.filter((other) => other !== key)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onAnswer(event) {
      const page = /** @type {any} */ (this)
      const { key, value } = event.detail
      const { values, errors } = this.data
      this.touch(key)
      this.data.values = { ...values, [key]: value }
      this.setData({ errors: { ...errors, [key]: '' } })
      page.repaint()
      clearTimeout(this.data._pause)
      const field = this.data.form.find((one) => one.key === key)
      if (field && field.family !== 'text') this.keepAnswers()
      else this.data._pause = setTimeout(() => this.keepAnswers(), PAUSE_MS)
    },

    /**
     * Writes down what was touched and can be read; `all` also what was known before and stands unchanged, so that the
     * office sees that it was looked at and nobody types it again. What cannot be read says so and stays.
     * @param {boolean} [all]
     */
    async keepAnswers(all = false) {
      const page = /** @type {any} */ (this)
      const visit = page.record()
      if (!visit) return
      const { _touched: touched } = this.data
      const { before, answers, values } = this.known()
      const today = dayAt(Date.now())
      const questions = this.questions()
      const shown = new Set(standOf(questions, values, today).fields.map(({ key }) => key))
      /** @type {Record<string, string>} */
      const errors = {}
      for (const field of questions.filter(({ key }) => shown.has(key) && (touched.includes(key) || all))) {
        const { value, wrong } = readingOf(field, values[field.key], today, false)
        if (wrong) errors[field.key] = wrongText(wrong, page.words())
        else if (value !== undefined && isOfFiles(field)) await this.keepFiles(field, values[field.key], { before, answers })
        else await this.keepAnswer(visit.id, field.key, value, { before, answers })
      }
      this.setData({ errors: { ...this.data.errors, ...errors } })
    },

    /**
     * Photos and signatures are kept as files of the record; the answer names them.
     * @param {any} field
     * @param {any[]} parcels
     * @param {{ before: Record<string, any>, answers: Record<string, any> }} known
     */
    async keepFiles(field, parcels, known) {
      const page = /** @type {any} */ (this)
      const { subject, id } = this.data
      if (this.data._keeping.includes(field.key)) return
      this.data._keeping = [...this.data._keeping, field.key]
      try {
        const kind = field.kind === 'signature' ? 'signature' : 'photo'
        const digests = []
        for (const { id: digest, path, name } of parcels)
          digests.push(DIGEST.test(digest) ? digest : await acts.attach(/** @type {any} */ (subject), id, { path, kind, name }))
        await this.keepAnswer(id, field.key, digests, known)
      } catch (error) {
        page.explain(error)
      } finally {
        this.data._keeping = this.data._keeping.filter((key) => key !== field.key)
      }
    },

    /**
     * @param {string} id
     * @param {string} key
     * @param {any} value
     * @param {{ before: Record<string, any>, answers: Record<string, any> }} known
     */
    async keepAnswer(id, key, value, { before, answers }) {
      const page = /** @type {any} */ (this)
      this.untouch(key)
      if (value === undefined || same(value, answers[key])) return
      const filled = same(value, before[key]) ? 'known' : 'typed'
      try {
        await acts.done(page.data.subject, id, 'answer', { key, value, filled })
      } catch (error) {
        this.touch(key)
        page.explain(error)
      }
    },

    /** @param {WechatMiniprogram.BaseEvent} event two people wrote different things: this one is right */
    async onSettle(event) {
      const page = /** @type {any} */ (this)
      const { key, place } = event.currentTarget.dataset
      const value = laid(page.record()).fields[key][place].v
      this.untouch(key.slice(ANSWER.length))
      await page.doing(() => acts.done(page.data.subject, page.record().id, 'settle', { key, value }))
    },
  },
})
