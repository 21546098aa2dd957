/** What somebody has ready for a service, ticked on this phone; ticks belong to one version: a changed list starts anew. */

/** @typedef {{ code: string, version: number }} Versioned */

/** @param {Versioned} guide */
const keyOf = ({ code, version }) => `ticks:${code}:${version}`

/**
 * The places of the ticked papers in the list, as texts.
 * @param {Versioned} guide
 * @returns {string[]}
 */
const read = (guide) => wx.getStorageSync(keyOf(guide)) || []

/**
 * @param {Versioned} guide
 * @param {string} id
 */
function turn(guide, id) {
  const before = read(guide)
  wx.setStorageSync(keyOf(guide), before.includes(id) ? before.filter((other) => other !== id) : [...before, id])
}

module.exports = { read, turn }
