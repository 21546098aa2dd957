/** What of visits, papers and mandates waits for the person who holds the phone, or comes next. */

const mandates = require('./mandates')
const originals = require('./originals')
const visits = require('./visits')
const { orKept } = require('../rules/fault')

/**
 * @typedef {{
 *   visit: import('./visit-types').VisitRow | null, papers: import('./originals').PaperDetail[],
 *   mandates: import('./mandates').Mandate[],
 * }} Doorstep
 */

/**
 * The visit that waits for an answer, else the one that comes first, else the one asked for first.
 * @param {import('./visit-types').VisitRow[]} rows
 */
function nextVisit(rows) {
  const rank = (/** @type {import('./visit-types').VisitRow} */ { turn, starts_at: at }) =>
    `${turn === 'resident' ? 0 : 1} ${at || '~'}`
  return [...rows].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] || null
}

/** Never fails: what the phone can neither ask nor remember is not there. @returns {Promise<Doorstep>} */
async function look() {
  const [open, papers, given] = await Promise.all([
    orKept(visits.list('open')),
    orKept(originals.mine()),
    orKept(mandates.mine()),
  ])
  return {
    visit: open.data ? nextVisit(open.data.items) : null,
    papers: papers.data ? await originals.waiting(papers.data) : [],
    mandates: given.data ? given.data.items.filter(({ may }) => may.includes('give')) : [],
  }
}

module.exports = { look, nextVisit }
