/** The office's side: the day of a centre, people at the counter. The server checks the role on every call. */

const request = require('./request')

/** @typedef {import('./types').Booking} Booking */

/**
 * @param {string} on '' is the office's today
 * @param {string} centre '' is the centre of the role
 * @returns {Promise<import('./types').StaffDay>}
 */
const day = (on, centre) => request.get('/v1/staff/day', { query: { on, centre }, who: 'me' })

/**
 * @param {string} id
 * @param {'check-in' | 'serve' | 'miss'} step
 * @returns {Promise<Booking>}
 */
const mark = (id, step) => request.post(`/v1/staff/bookings/${id}/${step}`, {}, { who: 'me' })

/**
 * Name and phone in full; the server writes down who looked.
 * @param {string} id
 * @returns {Promise<{ name: string, phone: string }>}
 */
const contact = (id) => request.get(`/v1/staff/bookings/${id}/contact`, { who: 'me' })

/**
 * @param {{ centre: string, item: string, starts_at: string, note?: string,
 *   person: { name: string, phone: string, id_number?: string } }} wish
 * @returns {Promise<Booking>}
 */
const bookFor = (wish) => request.post('/v1/staff/bookings', wish, { who: 'me' })

/**
 * @param {string} phone whole number
 * @returns {Promise<{ id: string, name: string, phone: string }[]>}
 */
const people = (phone) =>
  request.get('/v1/staff/people', { query: { phone }, who: 'me' }).then((found) => found.items)

module.exports = { day, mark, contact, bookFor, people }
