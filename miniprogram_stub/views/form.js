/** The form of an item as fields on a page, with what is wrong below each of them. */

const { wrongWith } = require('../rules/answers')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').FormField} FormField */
/** @typedef {import('../rules/answers').Answer} Answer */

/**
 * @param {FormField} field
 * @param {Words} words
 */
function fieldView(field, words) {
  const yesNo = [
    { value: 'yes', text: words.form.yes },
    { value: 'no', text: words.form.no },
  ]
  const choices = field.choices.map((text) => ({ value: text, text }))
  return {
    key: field.key,
    kind: field.kind,
    label: field.required ? field.label : say(words.form.optional, { label: field.label }),
    hint: field.hint,
    options: field.kind === 'yes_no' ? yesNo : choices,
    pick: field.kind === 'date' ? words.form.pickDay : words.form.pick,
  }
}

/**
 * What is wrong, by the key of the field; empty when all may travel.
 * @param {FormField[]} form
 * @param {Record<string, Answer>} given
 * @param {Words} words
 */
function formErrors(form, given, words) {
  /** @type {Record<string, string>} */
  const errors = {}
  const texts = { needed: words.form.needed, number: words.form.numberBad }
  for (const field of form) {
    const wrong = wrongWith(field, given[field.key])
    if (wrong) errors[field.key] = texts[wrong]
  }
  return errors
}

module.exports = { fieldView, formErrors }
