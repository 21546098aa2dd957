/** Random version 4 identifiers: from the phone's own generator, or Math.random where it is missing. */

/**
 * @param {Uint8Array} bytes sixteen of them
 */
function uuidOf(bytes) {
  const b = Array.from(bytes.slice(0, 16))
  b[6] = (b[6] & 0x0f) | 0x40
  b[8] = (b[8] & 0x3f) | 0x80
  const hex = b.map((n) => (n < 16 ? '0' : '') + n.toString(16)).join('')
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex)
}

/** @returns {Uint8Array} */
const weakBytes = () => Uint8Array.from({ length: 16 }, () => Math.floor(Math.random() * 256))

/**
 * A new identifier; never fails.
 * @returns {Promise<string>}
 */
function newUuid() {
  return new Promise((resolve) => {
    if (!('getRandomValues' in wx)) return resolve(uuidOf(weakBytes()))
    return wx.getRandomValues({
      length: 16,
      success: ({ randomValues }) => resolve(uuidOf(new Uint8Array(randomValues))),
      fail: () => resolve(uuidOf(weakBytes())),
    })
  })
}

module.exports = { uuidOf, newUuid }
