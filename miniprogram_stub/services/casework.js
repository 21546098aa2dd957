/** The office's work on cases. Nothing of it is kept on the phone: it is about other people. */

const request = require('./request')

/** @typedef {import('./types').CaseDetail} CaseDetail */
/** @typedef {import('./office-types').Queue} Queue */
/** @typedef {import('./office-types').Act} Act */

/** @param {string} id */
const path = (id) => `/v1/staff/cases/${id}`

/**
 * A queue of an office, the most pressing first.
 * @param {{ centre: string, queue: Queue, state?: 'open' | 'closed', cursor?: string, limit?: number }} query
 * @returns {Promise<import('./office-types').StaffCases>}
 */
const list = (query) => request.get('/v1/staff/cases', { query, who: 'me' })

/**
 * @param {string} id
 * @returns {Promise<CaseDetail>}
 */
const one = (id) => request.get(path(id), { who: 'me' })

/**
 * @param {string} id
 * @param {Act} act
 * @returns {Promise<CaseDetail>}
 */
const act = (id, act) => request.post(`${path(id)}/acts`, act, { who: 'me' })

/**
 * @param {import('./office-types').Intake} intake
 * @returns {Promise<CaseDetail>}
 */
const takeIn = (intake) => request.post('/v1/staff/cases', intake, { who: 'me' })

/**
 * Name and phone in full; the server writes down who looked.
 * @param {string} id
 * @returns {Promise<{ name: string, phone: string }>}
 */
const contact = (id) => request.get(`${path(id)}/contact`, { who: 'me' })

/**
 * The answers of the form in full; the server writes down who looked.
 * @param {string} id
 * @returns {Promise<import('./types').Answered[]>}
 */
const answers = (id) => request.get(`${path(id)}/answers`, { who: 'me' })

/**
 * What was written to and fro; reading it marks the person's as seen.
 * @param {string} id
 * @returns {Promise<{ items: import('./types').CaseMessage[] }>}
 */
const messages = (id) => request.get(`/v1/cases/${id}/messages`, { who: 'me' })

/**
 * @param {string} id
 * @param {{ words: string, template?: string, attachments: string[] }} message
 * @returns {Promise<import('./types').CaseMessage>}
 */
const write = (id, message) => request.post(`/v1/cases/${id}/messages`, message, { who: 'me' })

/** @returns {Promise<{ key: string, text: string }[]>} sentences that are often written; none when there are none */
const sentences = () =>
  request.get('/v1/staff/message-templates', { who: 'me' }).then(
    (found) => found.items,
    () => [],
  )

module.exports = { list, one, act, takeIn, contact, answers, messages, write, sentences }
