/** Whether it is worth the way, in words, and the list to take along. */

const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {ReturnType<typeof import('../rules/check').verdictOf>} Known */

const LOOKS = {
  go: { tone: 'go', glyph: 'check' },
  ask: { tone: 'ask', glyph: 'clock' },
  no: { tone: 'no', glyph: 'alert' },
  papers: { tone: 'no', glyph: 'alert' },
}

/**
 * @param {Known} known
 * @param {Words} words
 */
function checkView({ verdict, rules, missing, later, open }, { check }) {
  const papers = missing.map(({ name, source }) =>
    source ? say(check.missingFrom, { name, source }) : say(check.missing, { name }),
  )
  const follow = later.map(({ name }) => say(check.later, { name }))
  const lines = { go: follow, ask: [], no: rules, papers: [...papers, ...follow] }[verdict]
  return {
    ...LOOKS[verdict],
    title: say(check.verdict[verdict], { count: open.length }),
    lines,
    note: verdict === 'no' ? check.askOffice : '',
  }
}

/**
 * The list as a text, to be pasted into a chat.
 * @param {string} name
 * @param {string} place
 * @param {{ name: string, note: string, optional: string, asked: boolean }[]} papers
 * @param {Words['check']} words
 */
function listText(name, place, papers, words) {
  const lines = papers.map(({ name: paper, optional, note }, at) =>
    [`${at + 1}. ${paper}`, optional, note].filter(Boolean).join(' · '),
  )
  return [say(words.listTitle, { name }), place, ...lines].join('\n')
}

module.exports = { checkView, listText }
