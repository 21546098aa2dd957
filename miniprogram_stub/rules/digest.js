/** Fingerprints: the first half of SHA-512 in hex, as the server counts them (FIPS 180-4). */

const nacl = require('tweetnacl')
const { hex, utf8 } = require('./bytes')

const DIGITS = 64

/** @param {Uint8Array} bytes */
const digestOf = (bytes) => hex(nacl.hash(bytes)).slice(0, DIGITS)

/** @param {string} text */
const digestOfText = (text) => digestOf(utf8(text))

module.exports = { digestOf, digestOfText }
