/** Original papers in custody: where mine are, whose I have, and how they change hands. */

const request = require('./request')
const { orKept } = require('../rules/fault')

/**
 * @typedef {{ id: string, name: string }} PaperPerson
 * @typedef {{
 *   id: string, number: string, name: string, copies: number, place: 'owner' | 'person' | 'office', place_said: string,
 *   holder: PaperPerson | null, owner: PaperPerson, due_on: string | null, overdue: boolean, half: boolean,
 *   conflicts: number, case: { id: string, number: string } | null, made_at: string, returned_at: string | null,
 *   version: number,
 * }} Paper
 * @typedef {{
 *   key: string, move: string, at: string, from: string, to: string, how: string, how_name: string, both: boolean,
 *   waits_for: '' | 'giver' | 'taker', mine: boolean, contested: boolean, clock_doubtful: boolean, said: string,
 * }} PaperMove
 * @typedef {Paper & { centre: string, chain: PaperMove[], contested: PaperMove[], may: string[] }} PaperDetail
 * @typedef {{ items: Paper[], held: Paper[] }} Papers
 */

const MOST_LOOKED_AT = 5

/** @returns {Promise<Papers>} */
const mine = () => request.get('/v1/originals', { who: 'me', keep: true })

/**
 * @param {string} id
 * @returns {Promise<PaperDetail>}
 */
const one = (id) => request.get(`/v1/originals/${id}`, { who: 'me', keep: true })

/**
 * Those of which one side alone is known, and which wait for the yes of who holds the phone.
 * @param {Papers} papers
 * @returns {Promise<PaperDetail[]>}
 */
async function waiting({ items, held }) {
  const halves = [...items, ...held].filter(({ half }) => half).slice(0, MOST_LOOKED_AT)
  const seen = await Promise.all(halves.map(({ id }) => orKept(one(id))))
  return seen.flatMap(({ data }) => (data && data.may.includes('confirm') ? [data] : []))
}

/**
 * My yes to a hand-over that names me.
 * @param {string} id
 * @param {string} move
 * @returns {Promise<PaperDetail>}
 */
async function agree(id, move) {
  const paper = await request.post(`/v1/originals/${id}/confirm`, { move }, { who: 'me' })
  await orKept(one(id)) // so that what is read offline later knows of it
  return paper
}

/**
 * Gives a paper that I hold back to its owner, who then says yes on their phone.
 * @param {string} id
 * @returns {Promise<PaperDetail>}
 */
const giveBack = (id) => request.post(`/v1/originals/${id}/move`, { to: 'owner' }, { who: 'me' })

/**
 * The text to show as a code; nothing is written before somebody scans it.
 * @param {string[]} originals
 * @returns {Promise<{ text: string, originals: string[] }>}
 */
const offer = (originals) => request.post('/v1/originals/offer', { originals }, { who: 'me', safe: true })

/**
 * What was scanned: a giver's code is taken and answered by a text to show, a taker's is noted.
 * @param {string} text
 * @param {string[]} originals what I offered, none when I take
 * @returns {Promise<{ text: string, originals: Paper[] }>}
 */
const handshake = (text, originals) => request.post('/v1/originals/handshake', { text, originals }, { who: 'me' })

/** @param {string} id */
const chainPath = (id) => `/v1/originals/${id}/chain.pdf`

/** @param {string} id */
const receiptPath = (id) => `/v1/originals/${id}/receipt.pdf`

module.exports = { mine, one, waiting, agree, giveBack, offer, handshake, chainPath, receiptPath }
