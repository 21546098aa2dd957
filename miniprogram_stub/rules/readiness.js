/**
 * Check before you go: whether a trip to the office would be in vain, and what is missing for it. What is not
 * answered yet is asked for, it is never taken for a no. The office decides the same way.
 */

const { factsFor, shownOf } = require('./form-logic')
const { holds, partsOf, variables } = require('./logic')

/** @typedef {import('./logic').Condition} Condition */
/** @typedef {import('./form-logic').Question} Question */
/** @typedef {boolean | null} Truth null while it is not known */
/** @typedef {{ key: string, holds: Condition, says?: any }} Rule */
/**
 * @typedef {{ number: number, required: boolean, gap_allowed?: boolean, show_when?: Condition,
 *   require_when?: Condition }} Paper
 */
/**
 * `not_eligible` are the rules that do not hold; `missing_papers` the needed ones not in hand and `later_papers` those
 * of them that may follow, by number; `unanswered` the keys of the questions that must be answered to know.
 * @typedef {{ go: boolean, not_eligible: Rule[], missing_papers: number[], later_papers: number[], unanswered: string[] }} Readiness
 */

/** @param {Truth} truth @returns {Truth} */
const contrary = (truth) => (truth === null ? null : !truth)

/** @param {Truth[]} truths @returns {Truth} */
const allOf = (truths) => (truths.includes(false) ? false : truths.includes(null) ? null : true)

/** @param {Truth[]} truths @returns {Truth} */
const anyOf = (truths) => contrary(allOf(truths.map(contrary)))

/**
 * Whether a condition holds whatever the unknown fields will say; null when that matters.
 * @param {any} rule
 * @param {Record<string, any>} facts
 * @param {Set<string>} unknown
 * @returns {Truth}
 */
function verdict(rule, facts, unknown) {
  if (rule === null || rule === undefined) return true
  return judged(rule, facts, unknown)
}

/**
 * @param {any} rule
 * @param {Record<string, any>} facts
 * @param {Set<string>} unknown
 * @returns {Truth}
 */
function judged(rule, facts, unknown) {
  const found = partsOf(rule)
  if (!found || !variables(rule).some((key) => unknown.has(key))) return holds({ '!!': [rule] }, facts)
  const { operator, parts } = found
  const truth = (part) => judged(part, facts, unknown)
  if (operator === 'and') return allOf(parts.map(truth))
  if (operator === 'or') return anyOf(parts.map(truth))
  if (operator === '!') return contrary(truth(parts[0]))
  return operator === '!!' ? truth(parts[0]) : null
}

/**
 * Shown questions without an answer, and all that such a question may yet show or hide.
 * @param {Question[]} form
 * @param {Question[]} shown
 * @param {Record<string, any>} facts
 */
function notKnown(form, shown, facts) {
  const unknown = new Set(shown.map(({ key }) => key).filter((key) => facts[key] === undefined))
  for (let round = 0; round < form.length; round += 1) {
    const open = form.filter(({ show_when: when }) => verdict(when, facts, unknown) === null)
    for (const { key } of open) unknown.add(key)
  }
  return unknown
}

/**
 * The questions to ask, in the order of the form. A question that is hidden, or answered but perhaps soon hidden, waits
 * for others: those are asked instead.
 * @param {Question[]} form
 * @param {Set<string>} doubted
 * @param {Set<string>} askable
 * @param {Set<string>} unknown
 */
function toAsk(form, doubted, askable, unknown) {
  let keys = [...doubted]
  for (let round = 0; round < form.length; round += 1) {
    const waits = form.filter(({ key }) => keys.includes(key) && !askable.has(key))
    const others = waits.flatMap(({ show_when: when }) => variables(when))
    keys = keys.filter((key) => askable.has(key)).concat(others.filter((key) => unknown.has(key)))
  }
  return form.map(({ key }) => key).filter((key) => keys.includes(key) && askable.has(key))
}

/**
 * How ready somebody is who answered so far.
 * @param {{ form: Question[], materials: Paper[], eligibility?: Rule[] }} item
 * @param {Record<string, any>} answers as they are kept
 * @param {number[]} inHand the numbers of the papers that are there
 * @param {string} today
 * @returns {Readiness}
 */
function readiness({ form, materials, eligibility = [] }, answers, inHand, today) {
  const shown = shownOf(form, answers, today)
  const facts = factsFor(shown, answers, today)
  const unknown = notKnown(form, shown, facts)
  /** @param {Condition} condition */
  const of = (condition) => verdict(condition, facts, unknown)
  /** @param {Paper} paper */
  const need = ({ required, show_when: shows, require_when: requires }) =>
    allOf([of(shows), anyOf([required, requires ? of(requires) : false])])

  const wanted = materials.filter(({ number }) => !inHand.includes(number))
  const missing = wanted.filter((paper) => need(paper) === true)
  const broken = eligibility.filter((rule) => of(rule.holds) === false)
  const open = wanted
    .filter((paper) => need(paper) === null)
    .flatMap(({ show_when: shows, require_when: requires }) => [shows, requires])
    .concat(eligibility.map((rule) => rule.holds))
    .filter((condition) => of(condition) === null)
  const doubted = new Set(open.flatMap((condition) => variables(condition)).filter((key) => unknown.has(key)))
  const askable = new Set(shown.map(({ key }) => key).filter((key) => facts[key] === undefined))
  const unanswered = toAsk(form, doubted, askable, unknown)
  /** @param {boolean} isLater */
  const numbers = (isLater) =>
    missing.filter((paper) => Boolean(paper.gap_allowed) === isLater).map(({ number }) => number)
  return {
    go: !broken.length && !numbers(false).length && !unanswered.length,
    not_eligible: broken,
    missing_papers: numbers(false),
    later_papers: numbers(true),
    unanswered,
  }
}

module.exports = { readiness, verdict }
