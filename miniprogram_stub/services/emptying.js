/**
 * Other people's names leave an agent's phone when they have no business there any more: after a sign-out, on a phone
 * that was declared lost, at the end of a duty, and when the office has not confirmed the list for two weeks.
 */

const agentDay = require('./agent-day')
const blobs = require('./blobs')
const downloads = require('./downloads')
const journal = require('./journal')
const kept = require('./kept')
const knocks = require('./knocks')

const FRESH_DAYS_MS = 14 * 24 * 3600 * 1000

/** Takes off everything that the office has or gave; what only this phone has stays, to be handed in. */
function empty() {
  agentDay.forget()
  knocks.forget()
  kept.clear()
  downloads.forget()
  blobs.leave()
  journal.shed()
}

/** Empties a phone that came to no network for too long: it may lie in a drawer, or in other hands. */
function expire() {
  const at = journal.resume() ? agentDay.pulledAt() : ''
  if (at && at < new Date(Date.now() - FRESH_DAYS_MS).toISOString()) empty()
}

module.exports = { empty, expire }
