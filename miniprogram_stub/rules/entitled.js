/** Whom an item is not for, as soon as that is known, and what it costs this person. */

const { holds } = require('./logic')
const { readiness } = require('./readiness')

/** @typedef {import('../services/types').Application} Application */
/** @typedef {import('../services/types').Fee} Fee */
/** @typedef {Record<string, any>} Facts */

/**
 * The rules that are known not to hold: what hangs on a question that stands and is not answered is not judged.
 * @param {Application} application
 * @param {Facts} answers
 * @param {string} today
 */
function broken({ form, eligibility = [] }, answers, today) {
  return readiness({ form, materials: [], eligibility }, answers, [], today).not_eligible
}

/**
 * What is charged: the first rule that holds, else the item's own; null when nothing is known about it.
 * @param {Fee | undefined} fee
 * @param {Facts} facts
 */
function feeFor(fee, facts) {
  if (!fee) return null
  const rule = (fee.rules || []).find(({ when }) => holds(when, facts))
  return rule ? { fen: rule.fen, basis: rule.basis || fee.basis } : { fen: fee.fen, basis: fee.basis }
}

module.exports = { broken, feeFor }
