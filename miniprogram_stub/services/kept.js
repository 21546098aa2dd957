/** The last good answers, kept on the phone so that a village without signal can still read them. */

const INDEX = 'kept'
const MOST = 24

/** @param {string} name */
const keyOf = (name) => `kept:${name}`

/** @returns {string[]} names, the oldest first */
const index = () => wx.getStorageSync(INDEX) || []

/**
 * Keeps an answer; the oldest goes when there are too many. A full storage is not an error.
 * @param {string} name
 * @param {any} data
 */
function keep(name, data) {
  const names = [...index().filter((other) => other !== name), name]
  try {
    while (names.length > MOST) wx.removeStorageSync(keyOf(/** @type {string} */ (names.shift())))
    wx.setStorageSync(keyOf(name), { data, at: new Date(Date.now()).toISOString() })
    wx.setStorageSync(INDEX, names)
  } catch {
    clear()
  }
}

/**
 * @param {string} name
 * @returns {{ data: any, at: string } | null}
 */
const recall = (name) => wx.getStorageSync(keyOf(name)) || null

/** Forgets everything: other people may use this phone after a sign-out. */
function clear() {
  index().forEach((name) => wx.removeStorageSync(keyOf(name)))
  wx.removeStorageSync(INDEX)
}

module.exports = { keep, recall, clear }
