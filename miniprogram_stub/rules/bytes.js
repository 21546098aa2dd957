/** Texts as bytes and bytes as texts: a phone has neither TextEncoder nor atob. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * The UTF-8 of a text.
 * @param {string} text
 */
function utf8(text) {
  const bytes = []
  for (const char of text) {
    const code = /** @type {number} */ (char.codePointAt(0))
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  }
  return Uint8Array.from(bytes)
}

/**
 * The text of UTF-8; what is no UTF-8 becomes signs that no JSON has.
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${two(byte)}`).join(''))
  } catch {
    return '\ufffd'
  }
}

/** @param {number} byte */
const two = (byte) => (byte < 16 ? '0' : '') + byte.toString(16)

/** @param {Uint8Array} bytes */
const hex = (bytes) => Array.from(bytes, two).join('')

/**
 * base64url without padding (RFC 4648, section 5).
 * @param {Uint8Array} bytes
 */
function base64url(bytes) {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    const group = (a << 16) | ((b || 0) << 8) | (c || 0)
    const signs = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63]).join('')
    text += signs.slice(0, b === undefined ? 2 : c === undefined ? 3 : 4)
  }
  return text
}

/**
 * The bytes behind base64url or base64, with or without padding; null for anything else.
 * @param {string} text
 */
function fromBase64(text) {
  const signs = text.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_')
  if (!/^[\w-]*$/.test(signs) || signs.length % 4 === 1) return null
  const bytes = []
  let held = 0
  let bits = 0
  for (const sign of signs) {
    held = ((held << 6) | ALPHABET.indexOf(sign)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  return Uint8Array.from(bytes)
}

module.exports = { utf8, textOf, hex, base64url, fromBase64 }
