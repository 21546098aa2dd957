/** Identifiers out of the phone's own generator, or of Math.random where it is missing: random, or ordered by time. */

/**
 * @param {Uint8Array} bytes sixteen of them
 */
function uuidOf(bytes) {
  const b = Array.from(bytes.slice(0, 16))
  b[6] = (b[6] & 0x0f) | 0x40
  b[8] = (b[8] & 0x3f) | 0x80
  return textOf(b)
}

/** @param {number[]} bytes */
function textOf(bytes) {
  const hex = bytes.map((n) => (n < 16 ? '0' : '') + n.toString(16)).join('')
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex)
}

/** @returns {Uint8Array} */
const weakBytes = () => Uint8Array.from({ length: 16 }, () => Math.floor(Math.random() * 256))

/**
 * Sixteen random bytes; never fails.
 * @returns {Promise<Uint8Array>}
 */
function randomBytes() {
  return new Promise((resolve) => {
    if (!('getRandomValues' in wx)) return resolve(weakBytes())
    return wx.getRandomValues({
      length: 16,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: () => resolve(weakBytes()),
    })
  })
}

/** A new random identifier (version 4). */
const newUuid = async () => uuidOf(await randomBytes())

/**
 * An identifier of version 7 (RFC 9562): 48 bits of milliseconds since 1970, then chance.
 * @param {number} milliseconds
 * @param {Uint8Array} bytes sixteen of them
 */
function uuid7Of(milliseconds, bytes) {
  const b = Array.from(bytes.slice(0, 16))
  for (let at = 5, rest = milliseconds; at >= 0; at -= 1, rest = Math.floor(rest / 256)) b[at] = rest % 256
  return textOf([...b.slice(0, 6), (b[6] & 0x0f) | 0x70, b[7], (b[8] & 0x3f) | 0x80, ...b.slice(9)])
}

/** A new identifier that says when it was made. */
const newUuid7 = async () => uuid7Of(Date.now(), await randomBytes())

module.exports = { uuidOf, uuid7Of, newUuid, newUuid7, randomBytes }
