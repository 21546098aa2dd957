/** Messages to this person. */

const { reminderView } = require('./booking')

/**
 * @param {import('../services/types').Message} message
 * @param {import('../words/index').Words} words
 */
function messageView(message, words) {
  return {
    id: message.id,
    text: message.text,
    booking: message.booking || '',
    ...reminderView(/** @type {any} */ (message), words),
  }
}

module.exports = { messageView }
