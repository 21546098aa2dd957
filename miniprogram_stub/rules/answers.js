/** What a person answers on the form of an item: which questions stand, what travels, and what is wrong. */

const { asked, needed } = require('./form-logic')
const { holds, TODAY } = require('./logic')
const { readingOf } = require('./readings')

/** @typedef {import('../services/types').FormField} FormField */
/** @typedef {any} Answer as the kind of its question keeps it */
/** @typedef {import('./readings').Wrong} Wrong */

/**
 * Everything that can be read, of hidden questions too.
 * @param {FormField[]} form
 * @param {Record<string, any>} given
 * @param {string} today
 */
function readable(form, given, today) {
  /** @type {Record<string, Answer>} */
  const answers = {}
  for (const field of form) {
    const { value } = readingOf(field, given[field.key], today, false)
    if (value !== undefined) answers[field.key] = value
  }
  return answers
}

/**
 * The questions that stand, those of them that are needed, and what travels. Answers to hidden questions stay on the
 * phone.
 * @param {FormField[]} form
 * @param {Record<string, any>} given
 * @param {string} today
 */
function standOf(form, given, today) {
  const all = readable(form, given, today)
  const shown = new Set(asked(form, all, today))
  const fields = form.filter(({ key }) => shown.has(key))
  /** @type {Record<string, Answer>} */
  const answers = {}
  for (const { key } of fields) if (all[key] !== undefined) answers[key] = all[key]
  return { fields, needed: new Set(needed(form, all, today)), answers }
}

/**
 * Every answer as it travels; empty ones stay at home.
 * @param {FormField[]} form
 * @param {Record<string, any>} given
 * @param {string} today
 */
const answersOf = (form, given, today) => standOf(form, given, today).answers

/**
 * What is wrong by the key of the question, and "rows.0.name" for a cell; empty when all may travel.
 * @param {FormField[]} form
 * @param {Record<string, any>} given
 * @param {string} today
 */
function wrongIn(form, given, today) {
  const stand = standOf(form, given, today)
  /** @type {Record<string, Wrong>} */
  const found = {}
  for (const field of stand.fields) {
    const { wrong, cells = {} } = readingOf(field, given[field.key], today, stand.needed.has(field.key))
    if (wrong) found[field.key] = wrong
    for (const cell of Object.keys(cells)) found[`${field.key}.${cell}`] = cells[cell]
  }
  return found
}

/**
 * What conditions of papers, fees and rules look at.
 * @param {Record<string, Answer>} answers
 * @param {string} today
 */
const factsOf = (answers, today) => ({ ...answers, [TODAY]: today })

/**
 * The papers that this application is asked for, each with whether it is needed.
 * @template {{ required: boolean, show_when?: any, require_when?: any }} Paper
 * @param {Paper[]} papers
 * @param {Record<string, Answer>} answers
 * @param {string} today
 * @returns {Paper[]}
 */
function papersFor(papers, answers, today) {
  const facts = factsOf(answers, today)
  return papers
    .filter(({ show_when: when }) => holds(when || null, facts))
    .map((paper) => ({
      ...paper,
      required: paper.required || Boolean(paper.require_when && holds(paper.require_when, facts)),
    }))
}

/**
 * The server's refusals by the key of their question, "rows.0.name" for a cell, out of pointers such as
 * /answers/rows/0/name.
 * @param {{ pointer: string, detail: string }[]} errors
 */
function refusals(errors) {
  /** @type {Record<string, string>} */
  const found = {}
  for (const { pointer, detail } of errors) {
    const [room, key, ...cell] = pointer.split('/').slice(1)
    if (room !== 'answers' || !key) continue
    found[[key, ...cell].join('.')] = detail
    if (cell.length && !found[key]) found[key] = detail
  }
  return found
}

module.exports = { standOf, answersOf, wrongIn, papersFor, factsOf, refusals }
