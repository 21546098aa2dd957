/** Whom an agent is to tell in person, and the words that were typed for it and not sent yet. */

const request = require('./request')

const STORE = 'knock-words'

/**
 * @typedef {{ kind: string, text: string, wanted_at: string }} KnockLine
 * @typedef {{
 *   id: string, person: { id: string, name: string, phone: string }, address: string, hamlet: string, state: string,
 *   state_said: string, because_said: string, due_at: string, late: boolean, lines: KnockLine[], words: string,
 *   version: number, may: string[],
 * }} Knock
 * @typedef {'told' | 'not_found' | 'hand_back'} KnockAct
 * @typedef {{ open: number, late: number }} KnockCount
 */

/** @returns {Promise<Knock[]>} what is due first; kept, because doors are where no network is */
const list = () => request.get('/v1/agent/knocks', { who: 'me', keep: true })

/** @returns {Promise<KnockCount>} how many, for a page that names nobody */
const count = () => request.get('/v1/agent/knocks/count', { who: 'me', keep: true })

/**
 * @param {string} id
 * @param {{ act: KnockAct, version: number, words: string }} order
 * @returns {Promise<Knock>}
 */
async function act(id, order) {
  const knock = await request.post(`/v1/agent/knocks/${id}/act`, order, { who: 'me' })
  keepWords(id, '')
  return knock
}

/** @returns {Record<string, string>} */
const typed = () => wx.getStorageSync(STORE) || {}

/** What was typed about a task, whatever became of the page. @param {string} id */
const wordsOf = (id) => typed()[id] || ''

/**
 * @param {string} id
 * @param {string} words none: nothing is left to keep
 */
function keepWords(id, words) {
  const { [id]: _, ...others } = typed()
  wx.setStorageSync(STORE, words ? { ...others, [id]: words } : others)
}

/** Somebody else may use this phone after a sign-out. */
const forget = () => wx.removeStorageSync(STORE)

module.exports = { list, count, act, wordsOf, keepWords, forget }
