/** Ratings: what this person is asked to rate, and what they said. */

const request = require('./request')

/** @typedef {import('./types').Ask} Ask */

/** @returns {Promise<import('./types').Scale>} the levels and what may be ticked, in the caller's language */
const scale = () => request.get('/v1/ratings/scale', { keep: true })

/** @returns {Promise<{ items: Ask[] }>} */
const asks = () => request.get('/v1/ratings/asks', { who: 'me', keep: true })

/**
 * A visit to a window, by the code that hangs there: once per person, window and day.
 * @param {string} centre
 * @param {string} window
 * @returns {Promise<Ask>}
 */
const visit = (centre, window) =>
  request.post('/v1/ratings/visits', { centre, window }, { who: 'me' })

/**
 * @param {string} id of the ask
 * @param {{ level: number, indicators: string[], words?: string }} said
 * @returns {Promise<Ask>}
 */
const rate = (id, said) => request.post(`/v1/ratings/asks/${id}`, said, { who: 'me' })

/**
 * @param {string} id of the ask
 * @param {string} words
 * @returns {Promise<Ask>}
 */
const add = (id, words) =>
  request.post(`/v1/ratings/asks/${id}/additions`, { words }, { who: 'me' })

/**
 * The window of a code: r.511503102000.w3; null for any other text.
 * @param {string} scene
 */
function windowOf(scene) {
  const found = /^r\.([\d-]+)\.(.+)$/.exec(decodeURIComponent(scene))
  return found && { centre: found[1], window: found[2] }
}

module.exports = { scale, asks, visit, rate, add, windowOf }
