/** Home visits to the person who holds the phone and to their family. */

const request = require('./request')
const { orKept } = require('../rules/fault')

/** @typedef {import('./visit-types').Visit} Visit */
/** @typedef {import('./visit-types').VisitWish} VisitWish */

/**
 * Whether and about what one may ask for a visit.
 * @param {string} centre
 * @returns {Promise<import('./visit-types').VisitOffer>}
 */
const offer = (centre) =>
  request.get('/v1/visits/offer', { query: { centre }, who: 'anyone', keep: true })

/**
 * @param {VisitWish} wish
 * @returns {Promise<Visit>}
 */
const ask = (wish) => request.post('/v1/visits', wish, { who: 'me' })

/**
 * @param {'open' | 'closed' | 'all'} state
 * @param {string} [cursor]
 * @returns {Promise<import('./types').Page<import('./visit-types').VisitRow>>}
 */
const list = (state, cursor) =>
  request.get('/v1/visits', { query: { state, cursor }, who: 'me', keep: !cursor })

/**
 * @param {string} id
 * @returns {Promise<Visit>}
 */
const one = (id) => request.get(`/v1/visits/${id}`, { who: 'me', keep: true })

/**
 * @param {string} id
 * @param {{ act: 'confirm' | 'decline' | 'withdraw' | 'propose', version: number, words?: string, wishes?: VisitWish['wishes'] }} order
 * @returns {Promise<Visit>}
 */
async function act(id, order) {
  const visit = await request.post(`/v1/visits/${id}/act`, order, { who: 'me' })
  await orKept(one(id)) // so that what is read offline later knows of it
  return visit
}

module.exports = { offer, ask, list, one, act }
