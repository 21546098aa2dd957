/** Cases of the person who holds the phone: applied for, followed, answered, taken back. */

const request = require('./request')

/** @typedef {import('./types').CaseDetail} CaseDetail */
/** @typedef {import('../rules/answers').Answer} Answer */
/**
 * `materials` are the papers that come with it, `promised` those that follow later, `reused` those that were verified
 * before.
 * @typedef {{
 *   centre: string, item: string, answers: Record<string, Answer>, materials: number[], promised: number[],
 *   reused?: number[], name?: string, phone?: string, note?: string, version?: number, for_person?: string,
 * }} Wish
 */

/**
 * What an agent files for somebody, at the room or centre where they are agent.
 * @typedef {{
 *   centre: string, item: string, person: { name: string, phone: string, id_number?: string },
 *   answers: Record<string, Answer>, materials: number[], promised: { number: number }[], note?: string,
 *   version?: number,
 * }} Errand
 */

/** @param {string} id */
const path = (id) => `/v1/cases/${id}`

/**
 * The form that a case was filed with, whatever was published since.
 * @param {string} id
 * @returns {Promise<import('./types').Application>}
 */
const formOf = (id) => request.get(`${path(id)}/application`, { keep: true })

/**
 * @param {string} item
 * @param {string} centre
 * @returns {Promise<import('./types').Application>}
 */
const application = (item, centre) =>
  request.get(`/v1/items/${item}/application`, { query: { centre }, keep: true })

/**
 * @param {Wish} wish
 * @returns {Promise<CaseDetail>}
 */
const file = (wish) => request.post('/v1/cases', wish, { who: 'me' })

/**
 * @param {Errand} errand
 * @returns {Promise<CaseDetail>}
 */
const fileFor = (errand) => request.post('/v1/agent/cases', errand, { who: 'me' })

/**
 * What I filed for others as their agent. Not kept on the phone: it is about other people.
 * @param {string} [cursor]
 * @returns {Promise<import('./types').Page<import('./types').CaseRow>>}
 */
const listFor = (cursor) =>
  request.get('/v1/agent/cases', { query: { state: 'all', cursor }, who: 'me' })

/**
 * @param {'open' | 'closed' | 'all'} state
 * @param {string} [cursor]
 * @returns {Promise<import('./types').Page<import('./types').CaseRow>>}
 */
const list = (state, cursor) =>
  request.get('/v1/cases', { query: { state, cursor }, who: 'me', keep: !cursor })

/**
 * @param {string} id
 * @returns {Promise<CaseDetail>}
 */
const one = (id) => request.get(path(id), { who: 'me', keep: true })

/**
 * Why a deadline falls on its day.
 * @param {string} id
 * @param {string} which
 * @param {string} key
 * @returns {Promise<import('./types').Explanation>}
 */
const explanation = (id, which, key) =>
  request.get(`${path(id)}/deadlines/${which}`, { query: { key }, who: 'me', keep: true })

/**
 * Answers a correction notice, or adds something of one's own accord; `answers` are those that changed.
 * @param {string} id
 * @param {'correct' | 'supplement'} act
 * @param {{ words: string, materials: number[], answers?: Record<string, Answer | null> }} given
 * @returns {Promise<CaseDetail>}
 */
const answer = (id, act, given) => request.post(`${path(id)}/${act}`, given, { who: 'me' })

/**
 * @param {string} id
 * @param {string} words why
 * @returns {Promise<CaseDetail>}
 */
const withdraw = (id, words) => request.post(`${path(id)}/withdraw`, { words }, { who: 'me' })

/**
 * What the office asks, when it wants the case to go over to changed rules; refused when it asks nothing.
 * @param {string} id
 * @returns {Promise<import('./types').CaseMove>}
 */
const move = (id) => request.get(`${path(id)}/move`, { who: 'me' })

/**
 * @param {string} id
 * @param {boolean} agree or the case stays with the rules it was filed under
 * @returns {Promise<import('./types').CaseMove>}
 */
const answerMove = (id, agree) => request.post(`${path(id)}/move`, { agree }, { who: 'me' })

/**
 * What was written to and fro; reading it marks the other side's as seen.
 * @param {string} id
 * @returns {Promise<{ items: import('./types').CaseMessage[] }>}
 */
const messages = (id) => request.get(`${path(id)}/messages`, { who: 'me', keep: true })

/**
 * @param {string} id
 * @param {{ words: string, attachments: string[] }} message
 * @returns {Promise<import('./types').CaseMessage>}
 */
const write = (id, message) => request.post(`${path(id)}/messages`, message, { who: 'me' })

/**
 * @param {string} id
 * @param {string} file
 * @returns {Promise<void>}
 */
const removeFile = (id, file) => request.change('DELETE', filePath(id, file))

/** @param {string} id */
const filesPath = (id) => `${path(id)}/attachments`

/**
 * @param {string} id
 * @param {string} file
 */
const filePath = (id, file) => `${filesPath(id)}/${file}`

/**
 * @param {string} id
 * @param {string} file
 */
const thumbPath = (id, file) => `${filePath(id, file)}/thumb`

/**
 * @param {string} id
 * @param {string} letter
 */
const letterPath = (id, letter) => `${path(id)}/letters/${letter}`

module.exports = {
  application,
  formOf,
  file,
  fileFor,
  listFor,
  list,
  one,
  explanation,
  answer,
  withdraw,
  move,
  answerMove,
  messages,
  write,
  removeFile,
  filesPath,
  filePath,
  thumbPath,
  letterPath,
}
