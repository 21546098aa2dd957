/**
 * The check list of a visit: what is known already stands there, every answer becomes an operation as soon as it is
 * whole. What is written with the keyboard is kept a moment later, when the page is left, and before the visit moves on.
 *
 * The page brings `visit()`.
 */

const agentDay = require('../../../services/agent-day')
const acts = require('../acts')
const { answersIn, ANSWER } = require('../../../rules/journal')
const { standOf } = require('../../../rules/answers')
const { readingOf } = require('../../../rules/readings')
const { dayAt } = require('../../../rules/time')
const { fieldView, wrongText } = require('../../../views/form')
const { formOf, laid } = require('../views/visit')

const PAUSE_MS = 1500
/** Photos and signatures of a visit have a place of their own. */
const ELSEWHERE = ['photo', 'file', 'signature']

/** @param {any} one @param {any} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

module.exports = Behavior({
  data: {
    form: /** @type {any[]} */ ([]),
    values: /** @type {Record<string, any>} */ ({}),
    errors: /** @type {Record<string, string>} */ ({}),
    /** @type {string[]} the questions that were touched and are not kept yet */
    _touched: [],
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
    /** @returns {any[]} the questions of the visit that are asked in the list */
    questions() {
      const form = formOf(/** @type {any} */ (this).visit() || {})
      return ((form && form.form) || []).filter((/** @type {any} */ { kind }) => !ELSEWHERE.includes(kind))
    },

    /** What is known: of the household, then of the visit, then what was typed and is not kept yet. */
    known() {
      const visit = /** @type {any} */ (this).visit()
      const household = visit.household_id ? agentDay.one('household', visit.household_id) : null
      const before = household ? answersIn(household.fields || {}) : {}
      const answers = answersIn(laid(visit).fields)
      const touched = this.data._touched.map((key) => [key, this.data.values[key]])
      return { before, answers, values: { ...before, ...answers, ...Object.fromEntries(touched) } }
    },

    /** @param {import('../../../words/index').Words} words */
    formView(words) {
      const today = dayAt(Date.now())
      const questions = this.questions()
      const { values } = this.known()
      const stand = standOf(questions, values, today)
      const filled = stand.fields.filter(({ key }) => stand.answers[key] !== undefined)
      return {
        values,
        filled: filled.length,
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
      const visit = page.visit()
      if (!visit) return
      const { _touched: touched, values } = this.data
      const { before, answers } = this.known()
      const today = dayAt(Date.now())
      const questions = this.questions()
      const shown = new Set(standOf(questions, values, today).fields.map(({ key }) => key))
      /** @type {Record<string, string>} */
      const errors = {}
      for (const field of questions.filter(({ key }) => shown.has(key) && (touched.includes(key) || all))) {
        const { value, wrong } = readingOf(field, values[field.key], today, false)
        if (wrong) errors[field.key] = wrongText(wrong, page.words())
        else await this.keepAnswer(visit.id, field.key, value, { before, answers })
      }
      this.setData({ errors: { ...this.data.errors, ...errors } })
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
        await acts.onVisit(id, 'answer', { key, value, filled })
      } catch (error) {
        this.touch(key)
        page.explain(error)
      }
    },

    /** @param {WechatMiniprogram.BaseEvent} event two people wrote different things: this one is right */
    async onSettle(event) {
      const page = /** @type {any} */ (this)
      const { key, place } = event.currentTarget.dataset
      const value = laid(page.visit()).fields[key][place].v
      this.untouch(key.slice(ANSWER.length))
      await page.doing(() => acts.onVisit(page.visit().id, 'settle', { key, value }))
    },
  },
})
