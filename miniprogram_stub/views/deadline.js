/** How a deadline is counted, as a page. */

const { dayText } = require('./when')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').Explanation} Explanation */

/**
 * `said` tells it in stretches; `days` tells each day with what stands before it: its number, or why it does not count.
 * @param {Explanation} found
 * @param {Words} words
 */
function explanationView(found, words) {
  return {
    title: [found.which_name, found.key_name].filter(Boolean).join(' · '),
    due: dayText(found.due_on, words),
    start: dayText(found.start_on, words),
    length: say(words.common.workdays, { count: found.workdays }),
    provisional: found.provisional ? words.deadline.provisional : '',
    said: found.said && found.said.length ? found.said : found.lines.map(({ text }) => text),
    days: found.lines.map(({ kind, on, number, text }) => ({
      id: `${kind} ${on} ${number}`,
      kind,
      number: kind === 'counted' && number !== null ? `${number}` : '',
      text,
    })),
  }
}

module.exports = { explanationView }
