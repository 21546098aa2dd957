/** Messages about a case as bubbles. */

const { momentText } = require('./when')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').CaseMessage} CaseMessage */

/**
 * The last one of mine that was read says so.
 * @param {CaseMessage[]} messages the oldest first
 * @param {Record<string, string>} thumbs where small pictures lie on this phone
 * @param {Words} words
 */
function threadViews(messages, thumbs, words) {
  const read = messages.filter(({ mine, seen }) => mine && seen).pop()
  return messages.map((message) => {
    const when = momentText(message.at, words)
    return {
      id: message.id,
      mine: message.mine,
      who: message.mine ? words.thread.me : message.who,
      when: message === read ? `${when} · ${words.thread.seen}` : when,
      text: message.words,
      files: message.attachments.map(({ id, name }) => ({ id, name, thumb: thumbs[id] || '' })),
    }
  })
}

module.exports = { threadViews }
