/** Who does the office's work: posts and people, who is away, and cards with their appeals. */

const request = require('./request')

/** @typedef {import('./office-types').Absence} Absence */
/** @typedef {import('./office-types').Card} Card */

/**
 * @param {string} centre
 * @returns {Promise<import('./office-types').Posts>}
 */
const posts = (centre) => request.get('/v1/staff/posts', { query: { centre }, who: 'me' })

/**
 * Who is away now, or will be.
 * @param {string} centre
 * @returns {Promise<Absence[]>}
 */
const absences = (centre) =>
  request
    .get('/v1/staff/absences', { query: { centre, state: 'open' }, who: 'me' })
    .then((found) => found.items)

/**
 * @param {{ centre: string, reason: string, from_at?: string, until_at?: string, note: string }} wish
 * @returns {Promise<Absence>}
 */
const leave = (wish) => request.post('/v1/staff/absences', wish, { who: 'me' })

/**
 * @param {string} id
 * @param {string} note
 * @returns {Promise<Absence>}
 */
const comeBack = (id, note) =>
  request.post(`/v1/staff/absences/${id}/end`, { note }, { who: 'me' })

/**
 * Directors see the cards of the office, everybody else their own.
 * @param {{ centre: string, state: string, cursor?: string }} query
 * @returns {Promise<import('./types').Page<Card>>}
 */
const cards = (query) => request.get('/v1/staff/cards', { query, who: 'me' })

/**
 * @param {string} id
 * @param {{ words: string, until_on?: string }} appeal
 * @returns {Promise<Card>}
 */
const appeal = (id, appeal) => request.post(`/v1/staff/cards/${id}/appeal`, appeal, { who: 'me' })

/**
 * @param {string} id
 * @param {{ outcome: string, words: string }} decision
 * @returns {Promise<Card>}
 */
const decide = (id, decision) =>
  request.post(`/v1/staff/cards/${id}/decide`, decision, { who: 'me' })

module.exports = { posts, absences, leave, comeBack, cards, appeal, decide }
