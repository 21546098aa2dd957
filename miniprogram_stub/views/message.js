/** Messages to this person. */

const { reminderView } = require('./booking')

/**
 * `page` is where the message leads, '' when nowhere; `open` is the word for it. What is told to the office leads there.
 * @param {import('../services/types').Message} message
 * @param {import('../words/index').Words} words
 */
function messageView(message, words) {
  const { booking, case: file, kind } = message
  /** @type {Record<string, string>} */
  const told = words.todo.told
  const seen = reminderView(/** @type {any} */ (message), words)
  return {
    id: message.id,
    text: message.text,
    open: file || told[kind] ? words.messages.openCase : words.messages.open,
    ...seen,
    ...(told[kind]
      ? { title: told[kind], page: officePage(file) }
      : { page: personPage(file, booking) }),
  }
}

/** @param {string | null | undefined} file of a case; without one the queue is meant */
const officePage = (file) =>
  file ? `/packages/staff/case/index?id=${file}` : '/packages/staff/todo/index'

/**
 * @param {string | null | undefined} file
 * @param {string | null} booking
 */
function personPage(file, booking) {
  if (file) return `/pages/case/detail/index?id=${file}`
  return booking ? `/pages/booking/detail/index?id=${booking}` : ''
}

module.exports = { messageView }
