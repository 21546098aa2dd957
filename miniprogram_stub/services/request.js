/** The only way to the backend: token, one new sign-in on 401, language, keys of acts, faults as values. */

const { baseUrl, envVersion, TIMEOUT_MS } = require('../config/index')
const { newFault, isFault, faultOf, faultOfNoAnswer } = require('../rules/fault')
const { acceptLanguage } = require('./settings')
const { newUuid } = require('../rules/uuid')
const act = require('./act')
const kept = require('./kept')

const TOKEN = 'token'
const SIGNED_OUT = 'signed-out'

/** @typedef {'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} Method */
/**
 * `who`: 'anyone' sends a token when there is one, 'me' signs in first; `keep` keeps the answer for offline reading;
 * `safe`: the act may be repeated as often as one likes, so that nothing about it is remembered; `key`: the caller keeps
 * the key of the act.
 * @typedef {{ query?: Record<string, any>, body?: any, who?: 'anyone' | 'me', keep?: boolean, safe?: boolean, key?: string }} Options
 */

const token = () => wx.getStorageSync(TOKEN) || ''

/** @param {Record<string, any>} query empty values are left out */
function queryText(query) {
  const pairs = Object.keys(query).filter(
    (name) => query[name] !== undefined && query[name] !== null && query[name] !== '',
  )
  return pairs.length
    ? `?${pairs.map((name) => `${name}=${encodeURIComponent(query[name])}`).join('&')}`
    : ''
}

/** What every call carries: the language, the version of the mini-program, the token when there is one. */
const headers = () => ({
  'Accept-Language': acceptLanguage(),
  'X-Wx-Env': envVersion(),
  ...(token() ? { Authorization: `Bearer ${token()}` } : {}),
})

/**
 * One request on the wire; throws a Fault for every answer that is not a success.
 * @param {Method} method
 * @param {string} path
 * @param {any} body
 * @param {Record<string, string>} header
 * @returns {Promise<any>}
 */
function wire(method, path, body, header) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: baseUrl() + path,
      method: /** @type {any} */ (method),
      data: body,
      timeout: TIMEOUT_MS,
      header: { 'Content-Type': 'application/json', ...headers(), ...header },
      success: ({ statusCode, data }) =>
        statusCode < 300 ? resolve(data) : reject(faultOf(statusCode, data)),
      fail: ({ errMsg }) => reject(faultOfNoAnswer(errMsg)),
    })
  })
}

/** @returns {Promise<string>} WeChat's login code, good for one use */
const loginCode = () =>
  new Promise((resolve, reject) => {
    wx.login({
      success: ({ code }) => resolve(code),
      fail: ({ errMsg }) => reject(faultOfNoAnswer(errMsg)),
    })
  })

/** @type {Promise<import('./types').Me> | null} */
let signingIn = null

/** Signs in with WeChat; callers at the same time share one sign-in. */
function signIn() {
  if (!signingIn) {
    wx.removeStorageSync(TOKEN)
    signingIn = loginCode()
      .then((code) => wire('POST', '/v1/sessions', { code }, {}))
      .then((session) => {
        wx.setStorageSync(TOKEN, session.token)
        wx.removeStorageSync(SIGNED_OUT)
        return session.person
      })
    const done = () => {
      signingIn = null
    }
    signingIn.then(done, done)
  }
  return signingIn
}

/** Forgets the token, the kept answers and signs in again only when asked. */
function forgetSession() {
  wx.removeStorageSync(TOKEN)
  wx.setStorageSync(SIGNED_OUT, true)
  kept.clear()
}

async function ready() {
  if (token()) return
  if (wx.getStorageSync(SIGNED_OUT)) throw newFault('signed-out')
  await signIn()
}

/**
 * Runs a call signed in when `who` asks for it, and once more with a new token after a 401.
 * @template T
 * @param {'anyone' | 'me'} who
 * @param {() => Promise<T>} call
 * @returns {Promise<T>}
 */
async function withSession(who, call) {
  if (who === 'me') await ready()
  try {
    return await call()
  } catch (error) {
    if (!isFault(error) || error.status !== 401 || wx.getStorageSync(SIGNED_OUT)) throw error
    await signIn()
    return call()
  }
}

/**
 * @param {Method} method
 * @param {string} path
 * @param {Options} options
 * @param {Record<string, string>} [header]
 */
const send = (method, path, { body, who = 'anyone' }, header = {}) =>
  withSession(who, () => wire(method, path, body, header))

/**
 * Reads. With `keep`, a fault carries the last good answer in `kept`.
 * @param {string} path
 * @param {Options} [options]
 */
async function get(path, options = {}) {
  const full = path + queryText(options.query || {})
  const name = `${acceptLanguage()} ${full}`
  try {
    const data = await send('GET', full, options)
    if (options.keep) kept.keep(name, data)
    return data
  } catch (error) {
    const refused = isFault(error) && error.kind === 'problem' && error.status < 500
    if (options.keep && isFault(error) && !refused) error.kept = kept.recall(name)
    throw error
  }
}

/**
 * Does something that must happen once: the same path and body carry the same Idempotency-Key until decided.
 * @param {string} path
 * @param {any} body
 * @param {Options} [options]
 */
async function post(path, body, options = {}) {
  const run = (/** @type {string} */ key) => send('POST', path, { ...options, body }, { 'Idempotency-Key': key })
  if (options.safe || options.key) return run(options.key || (await newUuid()))
  return act.once(`POST ${path}`, body, run)
}

/**
 * @param {'PUT' | 'PATCH' | 'DELETE'} method
 * @param {string} path
 * @param {any} [body]
 */
const change = (method, path, body) => send(method, path, { body, who: 'me' })

module.exports = {
  get,
  post,
  change,
  signIn,
  loginCode,
  forgetSession,
  headers,
  withSession,
  hasToken: () => Boolean(token()),
}
