/** Which questions of a form stand, and which of them are needed; the office decides the same way. */

const { holds, TODAY } = require('./logic')

/** @typedef {import('./logic').Condition} Condition */
/** @typedef {{ key: string, kind: string, required: boolean, show_when?: Condition, require_when?: Condition }} Question */

/** Kinds that nothing is answered to. */
const SILENT = ['note']

/**
 * What conditions look at: answers to these questions alone, and the day.
 * @param {Question[]} form
 * @param {Record<string, any>} answers
 * @param {string} today
 */
function factsFor(form, answers, today) {
  /** @type {Record<string, any>} */
  const facts = { [TODAY]: today }
  for (const { key } of form) if (answers[key] !== undefined) facts[key] = answers[key]
  return facts
}

/**
 * The questions that stand, of answers as they are kept. Every one stands at first; then, in the order of the form,
 * each is shown or hidden by what the shown ones say, again and again until nothing changes, at most once for each.
 * @template {Question} Q
 * @param {Q[]} form
 * @param {Record<string, any>} answers
 * @param {string} today
 * @returns {Q[]}
 */
function shownOf(form, answers, today) {
  /** @type {Set<string>} */
  const hidden = new Set()
  for (let round = 0; round < form.length; round += 1) {
    const before = [...hidden].sort().join()
    for (const { key, show_when: when } of form) {
      const shown = form.filter((one) => !hidden.has(one.key))
      if (holds(when, factsFor(shown, answers, today))) hidden.delete(key)
      else hidden.add(key)
    }
    if ([...hidden].sort().join() === before) break
  }
  return form.filter(({ key }) => !hidden.has(key))
}

/**
 * The keys of the questions that stand.
 * @param {Question[]} form
 * @param {Record<string, any>} answers as they are kept, of hidden questions too
 * @param {string} today
 */
const asked = (form, answers, today) => shownOf(form, answers, today).map(({ key }) => key)

/**
 * The keys of the questions that stand and have to be answered.
 * @param {Question[]} form
 * @param {Record<string, any>} answers as they are kept, of hidden questions too
 * @param {string} today
 */
function needed(form, answers, today) {
  const shown = shownOf(form, answers, today)
  const facts = factsFor(shown, answers, today)
  return shown
    .filter(({ kind }) => !SILENT.includes(kind))
    .filter(({ required, require_when: when }) => required || (when && holds(when, facts)))
    .map(({ key }) => key)
}

module.exports = { asked, needed, shownOf, factsFor, SILENT }
