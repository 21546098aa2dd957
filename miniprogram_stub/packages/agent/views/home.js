/** A household as its page shows it: where, who, what is known, and where two agents differ. */

const agentDay = require('../../../services/agent-day')
const sync = require('../../../services/sync')
const { conflictViews, fileViews, formOf, householdView, laid, noteViews, shown } = require('./visit')
const { answersIn } = require('../../../rules/journal')

/** @typedef {import('../../../words/index').Words} Words */

/** What is asked at every door; its newest wording on this phone asks about the household. */
const CHECK_LIST = 'home-visit'

/**
 * A household of this phone, with the list that asks about it; null when the phone has none.
 * @param {string} id
 * @returns {any}
 */
function homeOf(id) {
  const home = agentDay.one('household', id)
  if (!home) return null
  const forms = agentDay.all('form').filter(({ item }) => item === CHECK_LIST)
  const newest = forms.sort((one, other) => other.version - one.version)[0]
  return { ...home, id, ...(newest ? { form_item: newest.item, form_version: newest.version } : {}) }
}

/**
 * @param {any} home
 * @param {Words} words
 */
function homeView(home, words) {
  const record = laid(home)
  const progress = sync.progress(home.id)
  return {
    ...householdView(home, words),
    where: [home.hamlet, home.address].filter(Boolean).join(' '),
    conflicts: conflictViews(home, record, words),
    notes: noteViews(home, record, words),
    files: fileViews(home.id, words),
    facts: factViews(home, record, words),
    progress: progress === 'none' ? '' : words.agent.progress[progress],
  }
}

/** What is known beyond the questions of the list, so that nothing is hidden. @param {any} home @param {any} record @param {Words} words */
function factViews(home, record, words) {
  const asked = new Set(((formOf(home) || {}).form || []).map((/** @type {any} */ { key }) => key))
  const answers = answersIn(record.fields)
  return Object.keys(answers)
    .filter((key) => !asked.has(key) && answers[key] !== null && answers[key] !== undefined)
    .map((key) => ({ key, text: shown(answers[key], words) }))
}

module.exports = { homeOf, homeView }
