/** The form of an item as fields on a page, with what is wrong below each of them. */

const { wrongIn } = require('../rules/answers')
const { columnsOf, daysWithin, yuan } = require('../rules/readings')
const { cascadeTree, regionTree } = require('../rules/tree')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').FormField} FormField */
/** @typedef {import('../rules/answers').Answer} Answer */
/** @typedef {import('../rules/readings').Wrong} Wrong */
/**
 * `needed` overrules the field; `regions` are those to choose from; `today` bounds the days.
 * @typedef {{ needed?: boolean, regions?: import('../services/types').Region[], today?: string }} Around
 */

const MOST_TEXT = 100
const MOST_LONG_TEXT = 1000
const MOST_FILES = 9
const MOST_ROWS = 50
const LONG_HINT = 18 // characters: a longer hint is cut off inside the line

/** Which component shows a kind, see components/field-answer. */
const FAMILIES = {
  yes_no: 'choice',
  choice: 'choice',
  choices: 'choice',
  date: 'day',
  date_range: 'day',
  time: 'day',
  cascade: 'place',
  region: 'place',
  address: 'place',
  location: 'where',
  photo: 'files',
  file: 'files',
  signature: 'sign',
  rows: 'rows',
  family: 'rows',
  note: 'note',
  consent: 'consent',
}

/** @param {string} kind the component that shows it; what is not known yet is written as text */
const familyOf = (kind) => FAMILIES[kind] || 'text'

/** The keyboard of a line. */
const KEYBOARDS = { number: 'number', money: 'digit', id_number: 'idcard', bank_card: 'number', phone: 'text' }
const LENGTHS = { number: 16, money: 16, phone: 20, id_number: 18, credit_code: 24, bank_card: 26, name: 40, plate: 12 }

/**
 * @param {FormField} field
 * @param {Words} words
 */
function optionsOf({ kind, choices = [], values = [] }, words) {
  if (kind === 'yes_no')
    return [
      { value: 'yes', text: words.form.yes },
      { value: 'no', text: words.form.no },
    ]
  return choices.map((text, place) => ({ value: values[place] || text, text }))
}

/**
 * @param {FormField} field
 * @param {Around['regions']} regions
 */
function treeOf(field, regions = []) {
  if (field.kind === 'cascade') return cascadeTree(field)
  return field.kind === 'region' || field.kind === 'address' ? regionTree(regions) : []
}

/**
 * What a line needs to know: its keyboard, how much fits, what stands behind it.
 * @param {FormField} field
 * @param {Words} words
 */
function lineOf(field, words) {
  const { kind, most, unit = '' } = field
  const long = kind === 'long_text'
  const written = long || kind === 'text'
  return {
    long,
    keyboard: keyboardOf(field),
    maxlength: (written && most) || LENGTHS[kind] || (long ? MOST_LONG_TEXT : MOST_TEXT),
    unit: kind === 'money' ? unit || words.form.yuanUnit : unit,
  }
}

/** @param {FormField} field numbers below nothing need a keyboard with a minus */
const keyboardOf = ({ kind, least }) =>
  kind === 'number' && typeof least === 'number' && least < 0 ? 'text' : KEYBOARDS[kind] || 'text'

/** @param {FormField} field what the kinds make of it */
const settingsOf = ({ kind, text = '', version = '', exact = false, most }) => ({
  text,
  version,
  exact,
  most: typeof most === 'number' ? most : familyOf(kind) === 'rows' ? MOST_ROWS : MOST_FILES,
})

/** @param {{ kind: string, hint?: string }} field a line shows its hint inside, as long as it fits */
const hintAbove = ({ kind, hint = '' }) =>
  familyOf(kind) === 'text' ? kind !== 'long_text' && hint.length > LONG_HINT : hint !== ''

/**
 * A question that a page asks by itself: what its view leaves out is filled in.
 * @param {any} field
 */
const completed = (field) => ({
  name: field.label,
  options: [],
  columns: [],
  tree: [],
  long: field.kind === 'long_text',
  keyboard: KEYBOARDS[field.kind] || 'text',
  maxlength: LENGTHS[field.kind] || (field.kind === 'long_text' ? MOST_LONG_TEXT : MOST_TEXT),
  unit: '',
  first: '',
  last: '',
  ...field,
  family: familyOf(field.kind),
  hintAbove: hintAbove(field),
})

/**
 * @param {FormField} field
 * @param {Words} words
 * @param {Around} [around]
 * @returns {any}
 */
function fieldView(field, words, around = {}) {
  const { needed = field.required, regions, today = '' } = around
  const name = field.label || words.form.familyColumns[field.key] || field.key
  return {
    key: field.key,
    kind: field.kind,
    family: familyOf(field.kind),
    name,
    label: field.kind === 'note' || needed ? name : say(words.form.optional, { label: name }),
    hint: field.hint,
    hintAbove: hintAbove(field),
    options: optionsOf(field, words),
    pick: field.kind === 'date' ? words.form.pickDay : words.form.pick,
    ...settingsOf(field),
    tree: treeOf(field, regions),
    columns: columnsOf(field).map((column) => fieldView(column, words, { regions, today })),
    ...lineOf(field, words),
    ...daysWithin(familyOf(field.kind) === 'day' ? field : {}, today),
  }
}

/**
 * The sentence for what is wrong.
 * @param {Wrong} wrong
 * @param {Words} words
 */
function wrongText({ word, params = {} }, words) {
  return say(words.form.wrong[word] || words.form.wrong.needed, params)
}

/**
 * What is wrong, by the key of the field or of its cell; empty when all may travel.
 * @param {FormField[]} form
 * @param {Record<string, Answer>} given
 * @param {Words} words
 * @param {string} today
 */
function formErrors(form, given, words, today) {
  const wrong = wrongIn(form, given, today)
  /** @type {Record<string, string>} */
  const errors = {}
  for (const key of Object.keys(wrong)) errors[key] = wrongText(wrong[key], words)
  return errors
}

/**
 * The errors of one field, and those of its cells by "0.name".
 * @param {Record<string, string>} errors
 * @param {string} key
 */
function cellErrors(errors, key) {
  /** @type {Record<string, string>} */
  const cells = {}
  for (const name of Object.keys(errors))
    if (name.startsWith(`${key}.`) && errors[name]) cells[name.slice(key.length + 1)] = errors[name]
  return cells
}

/**
 * An answer in a few words, for the line of a row.
 * @param {any} field a view
 * @param {any} given
 * @param {Words} words
 * @returns {string}
 */
function answerText(field, given, words) {
  if (given === undefined || given === null || given === '') return ''
  if (typeof given === 'boolean') return given ? words.form.yes : words.form.no
  if (Array.isArray(given)) return given.map((one) => textOf(field, one)).join(' · ')
  if (typeof given === 'object') return [given.from, given.to, given.line].filter(Boolean).join(' – ')
  return `${textOf(field, given)}${field.unit ? ` ${field.unit}` : ''}`
}

/**
 * @param {any} field
 * @param {any} value
 */
function textOf(field, value) {
  const option = field.options.find((/** @type {any} */ one) => one.value === value)
  return option ? option.text : String(value)
}

module.exports = { fieldView, completed, formErrors, wrongText, cellErrors, answerText, yuan }
