/**
 * A form that is being filled in: which questions stand now, what is wrong with them, and whom this is not for.
 *
 * The page brings `application()`, null until it is there, and `keep()`, which is called after each change.
 */

const { factsOf, papersFor, refusals, standOf } = require('../rules/answers')
const { broken, feeFor } = require('../rules/entitled')
const { dayAt } = require('../rules/time')
const { cellErrors, fieldView, formErrors } = require('../views/form')
const { wordsOf } = require('../words/index')

/** @typedef {import('../services/types').Application} Application */

module.exports = Behavior({
  data: {
    form: /** @type {any[]} */ ([]),
    values: /** @type {Record<string, any>} */ ({}),
    errors: /** @type {Record<string, string>} */ ({}),
    cells: /** @type {Record<string, Record<string, string>>} */ ({}),
    focus: '', // the question that takes the keyboard
    notFor: /** @type {string[]} */ ([]),
    _mark: '',
  },

  methods: {
    today() {
      return dayAt(Date.now())
    },

    /**
     * What stands with the answers so far: questions, papers, what travels, the fee, and which rules do not hold.
     * @param {Application} application
     */
    standing(application) {
      const { form, materials, fee } = application
      const today = this.today()
      const stand = standOf(form, this.data.values, today)
      const facts = factsOf(stand.answers, today)
      return {
        ...stand,
        papers: papersFor(materials, stand.answers, today),
        notFor: broken(application, stand.answers, today).map(({ says = '' }) => says),
        fee: feeFor(fee, facts),
      }
    },

    /**
     * @param {Application} application
     * @param {import('../words/index').Words} words
     */
    formView(application, words) {
      const stand = this.standing(application)
      const around = { regions: application.regions, today: this.today() }
      this.data._mark = markOf(stand)
      return {
        form: stand.fields.map((field) => fieldView(field, words, { ...around, needed: stand.needed.has(field.key) })),
        notFor: stand.notFor,
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onAnswer(event) {
      const page = /** @type {any} */ (this)
      const { key, value } = event.detail
      const { values, errors, cells } = this.data
      const left = Object.keys(errors).filter((name) => name !== key && !name.startsWith(`${key}.`))
      this.setData({
        values: { ...values, [key]: value },
        errors: Object.fromEntries(left.map((name) => [name, errors[name]])),
        cells: { ...cells, [key]: {} },
        focus: '',
      })
      const application = page.application()
      if (application && markOf(this.standing(application)) !== this.data._mark) page.repaint()
      page.keep()
    },

    /** @param {Record<string, string>} errors by the key of a question or of its cell */
    showErrors(errors) {
      const cells = Object.fromEntries(this.data.form.map(({ key }) => [key, cellErrors(errors, key)]))
      this.setData({ errors, cells })
    },

    /** Says below each question what is wrong; true when nothing is. */
    formChecked() {
      const page = /** @type {any} */ (this)
      const words = wordsOf(page.data.language)
      const errors = formErrors(page.application().form, this.data.values, words, this.today())
      this.showErrors(errors)
      return Object.keys(errors).length === 0
    },

    /**
     * Shows what the server says about the answers; false when it speaks of none.
     * @param {{ pointer: string, detail: string }[]} found
     */
    tookRefusals(found) {
      const errors = refusals(found)
      this.showErrors(errors)
      return Object.keys(errors).length > 0
    },

    /** Brings the first wrong question into sight, and the keyboard where one writes; false when none is wrong. */
    leadToWrong() {
      const { form, errors } = this.data
      const wrong = form.find(({ key }) => errors[key])
      if (!wrong) return false
      this.setData({ focus: '' })
      wx.pageScrollTo({ selector: `#q-${wrong.key}`, offsetTop: -16, duration: 200, fail: () => {} })
      this.setData({ focus: wrong.family === 'text' ? wrong.key : '' })
      return true
    },
  },
})

/** @param {any} stand what the page must be painted anew for */
const markOf = ({ fields, needed, papers, notFor, fee }) =>
  JSON.stringify([
    fields.map((/** @type {any} */ { key }) => [key, needed.has(key)]),
    papers.map((/** @type {any} */ { number, required }) => [number, required]),
    notFor,
    fee && fee.fen,
  ])
