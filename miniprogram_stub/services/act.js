/** One key for one act: pressing again after a lost answer repeats the act instead of doing it twice. */

const { newUuid } = require('../rules/uuid')
const { isUndecided } = require('../rules/fault')

const STORE = 'acts'
const MOST = 20
const LIFE_MS = 24 * 3600 * 1000

/** @typedef {{ mark: string, key: string, at: number }} Act */

/** @returns {Act[]} */
const undecided = () => wx.getStorageSync(STORE) || []

/**
 * The same text for the same value whatever the order of its keys.
 * @param {any} value
 * @returns {string}
 */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!value || typeof value !== 'object') return JSON.stringify(value === undefined ? null : value)
  const fields = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`
}

/**
 * A short mark of a text (two FNV-1a hashes and the length): what was typed must not lie in storage.
 * @param {string} text
 */
function markOf(text) {
  const hash = (/** @type {number} */ seed) => {
    let h = seed
    for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0
    return h.toString(36)
  }
  return `${hash(0x811c9dc5)}.${hash(0x1b873593)}.${text.length}`
}

/**
 * Runs an act with its key; the key stays for the next try as long as nobody knows whether it happened.
 * @template T
 * @param {string} name method and path
 * @param {any} body
 * @param {(key: string) => Promise<T>} run
 * @returns {Promise<T>}
 */
async function once(name, body, run) {
  const mark = markOf(`${name} ${canonical(body)}`)
  const now = Date.now()
  const live = undecided().filter((act) => now - act.at < LIFE_MS)
  const known = live.find((act) => act.mark === mark)
  const act = known || { mark, key: await newUuid(), at: now }
  if (!known) wx.setStorageSync(STORE, [...live, act].slice(-MOST))
  try {
    const answer = await run(act.key)
    forget(mark)
    return answer
  } catch (error) {
    if (!isUndecided(error)) forget(mark)
    throw error
  }
}

/** @param {string} mark */
function forget(mark) {
  wx.setStorageSync(
    STORE,
    undecided().filter((act) => act.mark !== mark),
  )
}

module.exports = { once, canonical, markOf }
