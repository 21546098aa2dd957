/** What an agent may do with a visit on the way, at the door and afterwards, as the office's own rules have it. */

const { startOf } = require('./time')

const AT_THE_DOOR = ['on_way', 'arrived', 'done', 'not_home', 'postponed']
const BEFORE = ['proposed', 'confirmed', ...AT_THE_DOOR, 'refused']

/** @type {Record<string, string[]>} where an agent may lead a visit from each state */
const STEPS = {
  asked: [...AT_THE_DOOR, 'refused'],
  assigned: BEFORE,
  proposed: BEFORE,
  confirmed: BEFORE,
  not_home: BEFORE,
  postponed: BEFORE,
  on_way: [...AT_THE_DOOR, 'refused'],
  arrived: ['done', 'not_home', 'postponed', 'refused'],
}
const CLOSED = ['done', 'refused', 'withdrawn']
/** Which moves need a word about why. */
const EXPLAINED = ['not_home', 'postponed', 'refused']

/**
 * @param {string} state
 * @returns {string[]}
 */
const movesFrom = (state) => (STEPS[state] || []).filter((to) => to !== state)

/**
 * The one thing to do next; '' when nothing is left.
 * @param {string} state
 */
function nextMove(state) {
  if (state === 'on_way') return 'arrived'
  if (state === 'arrived') return 'done'
  return STEPS[state] ? 'on_way' : ''
}

/**
 * The others, quieter.
 * @param {string} state
 */
const otherMoves = (state) =>
  movesFrom(state).filter((to) => ['arrived', 'not_home', 'postponed'].includes(to) && to !== nextMove(state))

/** Whether an agent may propose a time, or another one. @param {string} state */
const canPropose = (state) => (STEPS[state] || []).includes('proposed')

/**
 * A day and a time of the office's clock as they travel.
 * @param {string} on
 * @param {string} clock HH:MM
 */
function momentOf(on, clock) {
  const [hour, minute] = clock.split(':').map(Number)
  return new Date(Date.parse(startOf(on)) + (hour * 60 + minute) * 60000).toISOString()
}

/** @param {string} state */
const isClosed = (state) => CLOSED.includes(state)

module.exports = { movesFrom, nextMove, otherMoves, isClosed, canPropose, momentOf, EXPLAINED }
