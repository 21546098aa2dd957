/** What may be added to a case, and what the office asked for. */

const { openCorrection } = require('./case')

/** @typedef {import('../services/types').CaseDetail} CaseDetail */

/**
 * The papers of the open notice, or those that are not there yet; every paper when the notice names none.
 * @param {CaseDetail} found
 * @param {'correct' | 'supplement'} act
 */
function askedPapers(found, act) {
  const listed = found.materials.filter(({ kept }) => !kept)
  if (act === 'supplement') return listed.filter(({ state }) => state !== 'given')
  const open = openCorrection(found)
  const asked = open ? open.materials : []
  return asked.length
    ? listed.filter(({ number }) => asked.includes(number))
    : listed.filter(({ state }) => state === 'missing')
}

/** @param {CaseDetail} found */
function askedWords(found) {
  const open = openCorrection(found)
  return open ? open.words : ''
}

/**
 * Whether the person may do this now.
 * @param {CaseDetail} found
 * @param {string} wanted
 */
const answerable = (found, wanted) => found.acts.some(({ act }) => act === wanted)

module.exports = { askedPapers, askedWords, answerable }
