/** The family of the person who holds the phone, and those for whom they may act. */

const request = require('./request')

/**
 * @typedef {{
 *   id: string, person: { id: string, name: string }, relative: { id: string, name: string }, relation: string,
 *   relation_name: string, guardian: boolean, acts: boolean, verified_at: string | null, made_at: string,
 * }} FamilyTie
 */

/** @returns {Promise<{ items: FamilyTie[] }>} */
const ties = () => request.get('/v1/family', { who: 'me', keep: true })

/**
 * Names a relative; it opens nothing before the office has seen the proof.
 * @param {{ relative: { name: string, id_number: string, phone?: string }, relation: string, guardian: boolean }} wish
 * @returns {Promise<FamilyTie>}
 */
const name = (wish) => request.post('/v1/family', wish, { who: 'me' })

/**
 * The relatives for whom I may act now.
 * @returns {Promise<{ id: string, name: string }[]>}
 */
async function actedFor() {
  const { items } = await ties()
  return items.filter(({ acts }) => acts).map(({ relative }) => relative)
}

module.exports = { ties, name, actedFor }
