/** Messages to this person, and the permission that WeChat asks for before each of them. */

const request = require('./request')

/** @typedef {import('./types').Template} Template */
/** @typedef {{ asked: boolean, accepted: number, results: Record<string, string> }} Permission */

/**
 * @param {'booking' | 'move' | 'case' | 'visit' | 'staff' | 'work'} moment what the person is about to do
 * @returns {Promise<Template[]>} at most three, or none when the server cannot say
 */
const templates = (moment) =>
  request.get('/v1/messages/templates', { query: { moment } }).then(
    (found) => found.templates,
    () => [],
  )

/**
 * Opens WeChat's subscription sheet. Call it in the tap itself, before anything is awaited, or WeChat refuses.
 * Never fails: a person who wants no messages may still book.
 * @param {Template[]} wanted
 * @returns {Promise<Permission>}
 */
function askPermission(wanted) {
  if (!wanted.length) return Promise.resolve({ asked: false, accepted: 0, results: {} })
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: wanted.map((template) => template.id),
      success: (answer) => resolve(permissionOf(wanted, answer)),
      fail: () => resolve({ asked: true, accepted: 0, results: {} }),
    })
  })
}

/**
 * @param {Template[]} wanted
 * @param {any} answer
 * @returns {Permission}
 */
function permissionOf(wanted, answer) {
  /** @type {Record<string, string>} */
  const results = {}
  for (const { id } of wanted) if (answer[id]) results[id] = answer[id]
  return {
    asked: true,
    accepted: Object.values(results).filter((one) => one === 'accept').length,
    results,
  }
}

/**
 * Tells the server what was allowed; a failure costs a message, not the booking.
 * @param {Permission} permission
 */
async function reportPermission({ results }) {
  if (!Object.keys(results).length) return
  try {
    await request.post('/v1/messages/grants', { results }, { who: 'me' })
  } catch {
    // The next booking asks again.
  }
}

/**
 * @param {string} [cursor]
 * @returns {Promise<import('./types').Page<import('./types').Message>>}
 */
const list = (cursor) =>
  request.get('/v1/messages', { query: { cursor }, who: 'me', keep: !cursor })

module.exports = { templates, askPermission, reportPermission, list }
