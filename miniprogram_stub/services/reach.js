/** Whether messages reach this person, how they want to hear from the office, and who passes word on to them. */

const request = require('./request')

/**
 * @typedef {{ rung: string, said: string, ok: boolean, why: string }} ReachWay
 * @typedef {{ reachable: boolean, sentence: string, ways: ReachWay[] }} Reach
 * @typedef {{ first: string, muted: string[], quiet_from: string, quiet_until: string, gather: boolean, texts: boolean }} Wished
 * @typedef {Wished & {
 *   groups: { key: string, name: string }[], usual_from: string, usual_until: string, may_gather: boolean,
 * }} Wishes empty quiet hours are the usual ones
 * @typedef {{ name: string, phone: string, relation: string, relation_said: string, since_at: string }} Contact
 */

/** @returns {Promise<Reach>} */
const look = () => request.get('/v1/me/reach', { who: 'me', keep: true })

/** @returns {Promise<Wishes>} */
const wishes = () => request.get('/v1/me/message-wishes', { who: 'me', keep: true })

/**
 * All of one's wishes; what is left out is as usual.
 * @param {Wished} wished
 * @returns {Promise<Wishes>}
 */
const keepWishes = ({ first, muted, quiet_from, quiet_until, gather, texts }) =>
  request.change('PUT', '/v1/me/message-wishes', { first, muted, quiet_from, quiet_until, gather, texts })

/** @returns {Promise<{ contact: Contact | null }>} masked, as on every screen */
const contact = () => request.get('/v1/me/second-contact', { who: 'me', keep: true })

/**
 * In place of who passed word on before.
 * @param {{ name: string, phone: string, relation: string }} named
 * @returns {Promise<Contact | null>}
 */
const keepContact = (named) =>
  request.change('PUT', '/v1/me/second-contact', named).then((found) => found.contact)

/** @returns {Promise<Contact | null>} */
const endContact = () =>
  request.change('DELETE', '/v1/me/second-contact').then((found) => found.contact)

module.exports = { look, wishes, keepWishes, contact, keepContact, endContact }
