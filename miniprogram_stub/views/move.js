/** The office's question whether a case may go over to a changed version of its service. */

const { dayText } = require('./when')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').CaseDetail} CaseDetail */
/** @typedef {import('../services/types').CaseMove} CaseMove */

const OF_A_MOVE = ['move_asked', 'move_refused', 'version_moved']

/**
 * Whether an answer is awaited, by what happened last.
 * @param {CaseDetail} found
 */
function isMoveAsked({ timeline, closed_at: closed }) {
  const told = timeline.filter(({ kind }) => OF_A_MOVE.includes(kind))
  return !closed && told.length > 0 && told[told.length - 1].kind === 'move_asked'
}

/**
 * @param {CaseMove | null} move
 * @param {Words} words
 */
function moveView(move, words) {
  if (!move || move.state !== 'asked') return null
  const names = (/** @type {string[]} */ list) => list.join(words.common.comma)
  const put = [...move.kept.map(({ label }) => label), ...move.aside.map(({ name }) => name)]
  return {
    reasons: move.reasons,
    changes: move.changes.map(({ said }) => said),
    days: move.deadlines.map((one) => dayLine(one, words)),
    put: put.length ? say(words.cases.movePut, { names: names(put) }) : '',
  }
}

/**
 * @param {CaseMove['deadlines'][0]} deadline
 * @param {Words} words
 */
function dayLine({ which_name: which, key_name: key, due_before: before, due_after: after }, words) {
  const day = (/** @type {string | null} */ on) => (on ? dayText(on, words) : words.cases.moveNoDay)
  const name = [which, key].filter(Boolean).join(' · ')
  return say(words.cases.moveDay, { name, before: day(before), after: day(after) })
}

/**
 * What came of the answer.
 * @param {CaseMove} move
 * @param {Words} words
 */
const movedText = ({ state }, words) => (state === 'done' ? words.cases.moveDone : words.cases.moveKept)

module.exports = { isMoveAsked, moveView, movedText }
