/** Bookings of the person who holds the phone. */

const request = require('./request')

/** @typedef {import('./types').Booking} Booking */

/**
 * @param {{ centre: string, item: string, starts_at: string, name?: string, phone?: string, note?: string }} wish
 * @returns {Promise<Booking>}
 */
const book = (wish) => request.post('/v1/bookings', wish, { who: 'me' })

/**
 * @param {'open' | 'past' | 'all'} state
 * @param {string} [cursor]
 * @returns {Promise<import('./types').Page<Booking>>}
 */
const list = (state, cursor) =>
  request.get('/v1/bookings', { query: { state, cursor }, who: 'me', keep: !cursor })

/**
 * @param {string} id
 * @returns {Promise<Booking>}
 */
const one = (id) => request.get(`/v1/bookings/${id}`, { who: 'me', keep: true })

/**
 * The next visit, or null when there is none.
 * @param {Booking[]} items
 */
const nextOf = (items) => [...items].sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1))[0] || null

/**
 * Moves a booking in one step; the old seat stays when the new one is gone.
 * @param {string} id
 * @param {string} startsAt
 * @returns {Promise<Booking>}
 */
const reschedule = (id, startsAt) =>
  request.post(`/v1/bookings/${id}/reschedule`, { starts_at: startsAt }, { who: 'me' })

/**
 * @param {string} id
 * @param {string} reason
 * @returns {Promise<Booking>}
 */
const cancel = (id, reason) => request.post(`/v1/bookings/${id}/cancel`, { reason }, { who: 'me' })

/** @type {Record<string, any>} what was typed on the way to a booking, so that a lost seat loses nothing else */
const drafts = {}

/**
 * @param {string} item
 * @returns {{ name: string, phone: string, note: string }}
 */
const draft = (item) => drafts[item] || { name: '', phone: '', note: '' }

/**
 * @param {string} item
 * @param {{ name: string, phone: string, note: string } | null} typed null forgets it
 */
function keepDraft(item, typed) {
  if (typed) drafts[item] = typed
  else delete drafts[item]
}

module.exports = { book, list, one, nextOf, reschedule, cancel, draft, keepDraft }
