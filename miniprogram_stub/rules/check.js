/** Which questions must be answered to know whether somebody can come, and whether they can. */

const { readiness } = require('./readiness')
const { standOf, papersFor } = require('./answers')
const { variables } = require('./logic')

/** @typedef {import('../services/types').Application} Application */

/** @param {Application} application the conditions that decide who may come and with what */
const conditionsOf = ({ eligibility = [], materials, fee }) => [
  ...eligibility.map(({ holds }) => holds),
  ...materials.flatMap((paper) => [paper.show_when, paper.require_when]),
  ...((fee && fee.rules) || []).map(({ when }) => when),
]

/**
 * The questions that those conditions ask, and those on which these questions depend.
 * @param {Application} application
 * @returns {Set<string>}
 */
function relevant(application) {
  /** @type {Set<string>} */
  const found = new Set()
  const waiting = conditionsOf(application).flatMap((one) => variables(one || null))
  while (waiting.length) {
    const key = /** @type {string} */ (waiting.pop())
    const field = application.form.find((one) => one.key === key)
    if (!field || found.has(key)) continue
    found.add(key)
    waiting.push(...variables(field.show_when || null))
  }
  return found
}

/**
 * What is known so far: `go`, `ask` while questions are open, `no` when a rule does not hold, `papers` when some miss.
 * @param {Application} application
 * @param {Record<string, any>} given
 * @param {number[]} inHand the papers that are there
 * @param {string} today
 */
function verdictOf(application, given, inHand, today) {
  const keys = relevant(application)
  const { fields, answers } = standOf(application.form, given, today)
  const { form, materials, eligibility = [] } = application
  const lookedUp = materials.filter(({ kind }) => kind === 'online').map(({ number }) => number)
  const found = readiness({ form, materials, eligibility }, answers, [...inHand, ...lookedUp], today)
  const open = found.unanswered
  const among = (/** @type {number[]} */ numbers) => materials.filter(({ number }) => numbers.includes(number))
  const missing = among(found.missing_papers)
  const rules = found.not_eligible.map(({ says = '' }) => says)
  const verdict = rules.length ? 'no' : open.length ? 'ask' : missing.length ? 'papers' : 'go'
  return {
    verdict: /** @type {'go' | 'ask' | 'no' | 'papers'} */ (verdict),
    questions: fields.filter(({ key }) => keys.has(key)),
    papers: papersFor(materials, answers, today),
    open,
    missing,
    later: among(found.later_papers),
    rules,
    answers,
  }
}

module.exports = { relevant, verdictOf }
