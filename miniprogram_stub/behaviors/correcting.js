/**
 * The form of a case, corrected from the phone: as it was filled in, checked as it is changed; only changes travel.
 *
 * The page has its case in `_found`.
 */

const answering = require('./answering')
const cases = require('../services/cases')
const { changesOf, filledIn, newErrors } = require('../rules/corrections')
const { orKept } = require('../rules/fault')
const { dayAt } = require('../rules/time')
const { formErrors } = require('../views/form')
const { wordsOf } = require('../words/index')

/** @typedef {import('../services/types').CaseDetail} CaseDetail */
/** @typedef {import('../services/types').Application} Application */

module.exports = Behavior({
  behaviors: [answering],

  data: {
    unfolded: false, // in the beginning only a line says that the form may be corrected
    /** @type {Application | null} */
    _application: null,
    /** @type {Record<string, any> | null} the answers as they were */
    _was: null,
  },

  methods: {
    application() {
      return this.data._application
    },

    /** Answers are judged by the day of the filing, as the office does. */
    today() {
      const { _found: found } = /** @type {any} */ (this).data
      return dayAt(found ? Date.parse(found.received_at) : Date.now())
    },

    /** What is corrected is not kept on the phone: the office has the rest. */
    keep() {},

    /**
     * Fetches the questions. Without them everything else may still be answered.
     * @param {CaseDetail} found
     */
    async askForm(found) {
      if (!found.form.some(({ kept }) => !kept)) return
      const { data } = await orKept(cases.formOf(found.id))
      if (!data) return
      this.data._application = { ...data, materials: [], eligibility: [], fee: undefined }
      if (this.data._was) return
      this.data._was = filledIn(data.form, found.form)
      this.setData({ values: this.data._was })
    },

    /**
     * @param {Record<string, string>} thumbs the small pictures that lie on this phone, by file
     */
    formPart(thumbs) {
      const { _application: application, values, language } = /** @type {any} */ (this).data
      if (!application || !application.form.length) return { form: [] }
      const shown = Object.entries(values).map(([key, value]) => [key, pictured(value, thumbs)])
      return { ...this.formView(application, wordsOf(language)), values: Object.fromEntries(shown) }
    },

    /** What of the form travels. */
    changes() {
      const { _application: application, _was: was, values } = this.data
      return changesOf(application ? application.form : [], was || {}, values, this.today())
    },

    /** Says below each question what is newly wrong; true when nothing is. */
    formChecked() {
      const { _application: application, _was: was, values, language } = /** @type {any} */ (this).data
      if (!application) return true
      const found = formErrors(application.form, values, wordsOf(language), this.today())
      const errors = newErrors(found, was || {}, values)
      this.showErrors(errors)
      return Object.keys(errors).length === 0
    },

    onUnfold() {
      this.setData({ unfolded: !this.data.unfolded })
    },
  },
})

/**
 * Files that the office has, with their small pictures.
 * @param {any} value
 * @param {Record<string, string>} thumbs
 */
const pictured = (value, thumbs) =>
  Array.isArray(value)
    ? value.map((one) => (one && one.here ? { ...one, path: thumbs[one.id] || '' } : one))
    : value
