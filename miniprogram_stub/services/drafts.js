/** Applications that were begun and not filed: kept on this phone alone, for a month, until they are filed or discarded. */

const parcels = require('./parcels')

const INDEX = 'drafts'
const LIFE_MS = 30 * 24 * 3600 * 1000
const MOST = 20

/**
 * `shape` are the questions that stood there, `version` the one of the item they came from when the server told it.
 * @typedef {{
 *   item: string, centre: string, name: string, place: string, at: number, version?: number,
 *   shape: import('../rules/drafts').Shape, papers?: string[], typed: Record<string, any>,
 * }} Draft
 * @typedef {Pick<Draft, 'item' | 'centre'>} Where
 */

/** @param {Where} where */
const keyOf = ({ item, centre }) => `draft:${item} ${centre}`

/** @returns {string[]} keys, the oldest first */
const index = () => wx.getStorageSync(INDEX) || []

/**
 * @param {Where} where
 * @returns {Draft | null}
 */
function one(where) {
  const found = wx.getStorageSync(keyOf(where)) || null
  if (found && Date.now() - found.at > LIFE_MS) {
    drop(where)
    return null
  }
  return found
}

/**
 * Keeps what was filled in so far. A full phone is no error: then it is kept as long as the page is open.
 * @param {Omit<Draft, 'at'>} draft
 */
function keep(draft) {
  const key = keyOf(draft)
  const keys = [...index().filter((other) => other !== key), key]
  try {
    wx.setStorageSync(key, { ...draft, at: Date.now() })
    while (keys.length > MOST) forgetKey(/** @type {string} */ (keys.shift()))
    wx.setStorageSync(INDEX, keys)
  } catch {
    wx.removeStorageSync(key)
  }
}

/** @returns {Draft[]} the last one first */
const list = () =>
  index()
    .map((key) => wx.getStorageSync(key))
    .filter((draft) => draft && Date.now() - draft.at <= LIFE_MS)
    .reverse()

/** @param {Draft} draft the files that wait in it */
function filesOf({ typed }) {
  const values = Object.values(typed.values || {}).filter(Array.isArray).flat()
  const papers = Object.values(typed.files || {}).flat()
  return [...values, ...papers].filter((one) => one && typeof one === 'object' && one.path)
}

/** @param {string} key */
function forgetKey(key) {
  const draft = wx.getStorageSync(key)
  if (draft) parcels.discard(filesOf(draft))
  wx.removeStorageSync(key)
}

/**
 * Discards a draft with its files.
 * @param {Where} where
 */
function drop(where) {
  forgetKey(keyOf(where))
  leave(where)
}

/**
 * Forgets a draft that was filed: its files are on their way.
 * @param {Where} where
 */
function leave(where) {
  wx.removeStorageSync(keyOf(where))
  wx.setStorageSync(
    INDEX,
    index().filter((key) => key !== keyOf(where)),
  )
}

/** Forgets everything: other people may use this phone after a sign-out. */
function forget() {
  index().forEach(forgetKey)
  wx.removeStorageSync(INDEX)
}

module.exports = { one, keep, list, drop, leave, forget }
