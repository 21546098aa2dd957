/** How much time is left for a case, in words and with a colour. */

const { dayText } = require('./when')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').Deadline} Deadline */
/** @typedef {'accent' | 'warm' | 'danger' | 'plain'} Tone */

const NEAR = 0.2 // of the whole time

/**
 * 剩3个工作日 in green, 今天到期 in amber, 超期2个工作日 in red; null for a deadline that no longer counts.
 * @param {Deadline} deadline
 * @param {Words} words
 */
function dueView(deadline, words) {
  if (deadline.state === 'dropped') return null
  const { text, tone } = remaining(deadline, words)
  const ended = deadline.state === 'met' || deadline.state === 'late'
  const guess = deadline.provisional && !ended ? words.due.provisional : ''
  const by = ended ? '' : say(words.due.by, { day: dayText(deadline.due_on, words) })
  return { text, tone, guess, by, label: [guess, text, by].filter(Boolean).join(' ') }
}

/**
 * @param {Deadline} deadline
 * @param {Words} words
 * @returns {{ text: string, tone: Tone }}
 */
function remaining({ state, workdays, left_workdays: left }, { due }) {
  if (state === 'met') return { text: due.met, tone: 'plain' }
  if (state === 'late') return { text: say(due.metLate, { count: -left }), tone: 'plain' }
  if (state === 'paused') return { text: due.paused, tone: 'plain' }
  if (left < 0) return { text: say(due.over, { count: -left }), tone: 'danger' }
  if (left === 0) return { text: due.today, tone: 'warm' }
  const near = Math.max(1, Math.ceil(workdays * NEAR))
  return { text: say(due.left, { count: left }), tone: left <= near ? 'warm' : 'accent' }
}

/**
 * The same for the line that a case carries in a list; null when no time runs.
 * @param {import('../services/types').Remaining | null} left
 * @param {Words} words
 */
function restView(left, words) {
  if (!left) return null
  const guess = left.provisional ? words.due.provisional : ''
  const by = left.paused ? '' : say(words.due.by, { day: dayText(left.due_on, words) })
  const label = [guess, left.text, by].filter(Boolean).join(' ')
  return { text: left.text, tone: restTone(left), guess, by, label }
}

/**
 * @param {import('../services/types').Remaining} left
 * @returns {Tone}
 */
function restTone({ paused, left_workdays: days }) {
  if (paused) return 'plain'
  if (days < 0) return 'danger'
  return days <= 1 ? 'warm' : 'accent'
}

module.exports = { dueView, restView }
