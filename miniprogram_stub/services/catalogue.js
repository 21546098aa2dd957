/** What is served, where, and when: items, guides, centres, days and seats. Open to everybody. */

const request = require('./request')

const CENTRE = 'centre'
const NEAR_DECIMALS = 3 // about a hundred metres: enough to sort by distance, too coarse to find a house

/**
 * @param {{ q?: string, family?: string, centre?: string, cursor?: string }} query
 * @returns {Promise<import('./types').Page<import('./types').ItemCard>>}
 */
const items = (query) => request.get('/v1/items', { query, keep: !query.q && !query.cursor })

/**
 * @param {string} item
 * @param {string} [centre]
 * @returns {Promise<import('./types').Guide>}
 */
const guide = (item, centre) => request.get(`/v1/items/${item}`, { query: { centre }, keep: true })

/**
 * @param {{ q?: string, near?: { latitude: number, longitude: number } | null, cursor?: string }} query
 * @returns {Promise<import('./types').Page<import('./types').Centre>>}
 */
function centres({ q, near, cursor }) {
  const place = near
    ? [near.latitude, near.longitude].map((n) => n.toFixed(NEAR_DECIMALS)).join()
    : undefined
  return request.get('/v1/centres', {
    query: { q, near: place, cursor },
    keep: !q && !cursor && !near,
  })
}

/**
 * @param {string} code
 * @returns {Promise<import('./types').CentreDetail>}
 */
const centre = (code) => request.get(`/v1/centres/${code}`, { keep: true })

/**
 * @param {string} centreCode
 * @param {string} item
 * @param {{ from?: string, count?: number }} [query]
 * @returns {Promise<import('./types').Day[]>}
 */
const days = (centreCode, item, query = {}) =>
  request
    .get(`/v1/centres/${centreCode}/items/${item}/days`, { query: { count: 14, ...query } })
    .then((found) => found.days)

/**
 * @param {string} centreCode
 * @param {string} item
 * @param {string} on
 * @returns {Promise<import('./types').Slot[]>}
 */
const slots = (centreCode, item, on) =>
  request
    .get(`/v1/centres/${centreCode}/items/${item}/slots`, { query: { on } })
    .then((found) => found.slots)

/** The centre this person went to last: the first choice next time. */
const usualCentre = () => wx.getStorageSync(CENTRE) || ''

/** @param {string} code */
const rememberCentre = (code) => wx.setStorageSync(CENTRE, code)

/** @param {string | undefined} code a good guess as long as nothing was chosen: the nearest, the last visited */
function guessCentre(code) {
  if (code && !usualCentre()) rememberCentre(code)
}

module.exports = {
  items,
  guide,
  centres,
  centre,
  days,
  slots,
  usualCentre,
  rememberCentre,
  guessCentre,
}
