/** Messages to this person: what was said, whether it arrived and by which way, and where a touch leads. */

const { momentText } = require('./when')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').Message} Message */

const TEXTS = ['sms', 'aliyun', 'tencent', 'second']
const FAILED = ['refused', 'given_up']
const AT_A_DESK = ['visit_new', 'visit_conflict', 'original_asked', 'original_half', 'original_overdue', 'original_conflict', 'mandate_paper']
const TO_COME = ['planned', 'claimed']
/** @type {Record<string, string>} */
const PAGES = {
  knock_new: '/packages/agent/knocks/index',
  visit_assigned: '/packages/agent/today/index',
  visit_changed: '/packages/agent/today/index',
}

/**
 * The way of a message in words; none while nobody was asked to carry it.
 * @param {string | null} channel
 * @param {Words} words
 */
function wayText(channel, words) {
  /** @type {Record<string, string>} */
  const notice = words.notice
  if (!channel) return ''
  return notice[TEXTS.includes(channel) ? 'sms' : channel] || channel
}

/**
 * Where a message stands: somebody who goes to the door is still on the way until they have told it.
 * @param {{ state: string, channel: string | null, told_by?: string }} message
 * @param {Words} words
 */
function stateText({ state, channel, told_by: name }, words) {
  if (channel === 'knock' && state === 'delivered') return name ? say(words.notice.toldBy, { name }) : words.notice.told
  if (channel === 'knock' && state === 'sent') return words.notice.walking
  return words.notice[/** @type {keyof Words['notice']} */ (state)] || ''
}

/**
 * @param {string | null} channel
 * @param {Message} message
 * @param {Words} words
 */
function noteText(channel, { state, due_at: due, delivered_at: told }, words) {
  const when = momentText(told || due, words)
  if (TO_COME.includes(state)) return say(words.messages.planned, { when })
  const way = wayText(channel, words)
  return way ? say(words.mine.reminderAt, { when, channel: way }) : when
}

/**
 * `page` is where the message leads, '' when nowhere; `open` is the word for it. What is told to the office leads there.
 * @param {Message} message
 * @param {Words} words
 */
function messageView(message, words) {
  const { booking, case: file, kind, channel, state } = message
  /** @type {Record<string, string>} */
  const told = words.todo.told
  /** @type {Record<string, string>} */
  const notice = words.notice
  const failed = FAILED.includes(state)
  return {
    id: message.id,
    title: told[kind] || notice[kind] || notice.other,
    text: message.text,
    note: noteText(channel, message, words),
    state: stateText(message, words),
    tone: failed ? 'danger' : state === 'delivered' ? 'accent' : 'plain',
    failed,
    why: (failed && message.error_said) || '',
    page: PAGES[kind] || (told[kind] ? officePage(file) : personPage(message)),
    open: openText(Boolean(file || told[kind]), booking, words),
  }
}

/**
 * @param {boolean} ofCase
 * @param {string | null} booking
 * @param {Words} words
 */
function openText(ofCase, booking, words) {
  if (ofCase) return words.messages.openCase
  return booking ? words.messages.open : words.messages.openIt
}

/** @param {string | null | undefined} file of a case; without one the queue is meant */
const officePage = (file) =>
  file ? `/packages/staff/case/index?id=${file}` : '/packages/staff/todo/index'

/** @param {Message} message */
function personPage({ booking, case: file, visit, kind }) {
  if (AT_A_DESK.includes(kind)) return ''
  if (file) return `/pages/case/detail/index?id=${file}`
  if (booking) return `/pages/booking/detail/index?id=${booking}`
  if (visit) return `/pages/visit/detail/index?id=${visit}`
  if (kind.startsWith('mandate_')) return '/pages/mandate/list/index'
  return kind.startsWith('original_') ? '/pages/papers/list/index' : ''
}

module.exports = { messageView, wayText, stateText }
