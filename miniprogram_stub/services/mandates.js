/** Mandates: who may act for me, and for whom I may act. */

const request = require('./request')
const { orKept } = require('../rules/fault')

/**
 * @typedef {{
 *   id: string, number: string, centre: string, principal: { id: string, name: string },
 *   proxy: { id: string, name: string, phone: string }, as_agent: boolean, items: { code: string, name: string }[],
 *   forbidden: { act: string, name: string }[], way: string, way_name: string, witness: string, words: string,
 *   from_on: string, until_on: string, state: 'asked' | 'given' | 'ended' | 'over', state_name: string, made_at: string,
 *   cases: import('./types').CaseRow[], may: string[],
 * }} Mandate
 * @typedef {{ id: string, name: string, phone: string, centre_name: string, away: boolean }} Agent
 * @typedef {{
 *   proxy: { agent: string } | { phone: string }, items: string[], until_on: string, words?: string, centre: string,
 * }} MandateWish
 */

/** @returns {Promise<{ items: Mandate[] }>} */
const mine = () => request.get('/v1/mandates', { who: 'me', keep: true })

/**
 * @param {string} id
 * @returns {Promise<Mandate>}
 */
const one = (id) => request.get(`/v1/mandates/${id}`, { who: 'me', keep: true })

/**
 * The agents of a place, by name.
 * @param {string} centre
 * @returns {Promise<{ items: Agent[] }>}
 */
const agents = (centre) => request.get('/v1/agents', { query: { centre }, who: 'me' })

/**
 * It counts at once.
 * @param {MandateWish} wish
 * @returns {Promise<Mandate>}
 */
const give = (wish) => request.post('/v1/mandates', wish, { who: 'me' })

/**
 * Yes to what an agent asked for, or the end of what stands.
 * @param {string} id
 * @param {'give' | 'end'} act
 * @returns {Promise<Mandate>}
 */
async function act(id, act) {
  const mandate = await request.post(`/v1/mandates/${id}/${act}`, {}, { who: 'me' })
  await orKept(one(id)) // so that what is read offline later knows of it
  return mandate
}

module.exports = { mine, one, agents, give, act }
