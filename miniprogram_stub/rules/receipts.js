/** Receipts of finished visits: the server's signature (Ed25519, RFC 8032) is checked on this phone, without a network. */

const nacl = require('tweetnacl')
const { fromBase64, utf8 } = require('./bytes')

/** @typedef {{ key_id: string, public: string }} ReceiptKey */
/**
 * `payload` is the signed text, byte for byte; not `counted` once its visit was settled away from done.
 * @typedef {{ id: string, visit: string, month: string, payload: string, signature: string, key_id: string, counted?: boolean }} Receipt
 */
/** @typedef {'right' | 'wrong' | 'unknown-key'} Verdict */

/**
 * Whether a receipt says what was signed, by a key that this phone knows.
 * @param {Receipt} receipt
 * @param {ReceiptKey[]} keys
 * @returns {Verdict}
 */
function verdictOn(receipt, keys) {
  const key = keys.find(({ key_id: id }) => id === receipt.key_id)
  if (!key) return 'unknown-key'
  const signature = fromBase64(receipt.signature)
  const known = fromBase64(key.public)
  if (!signature || !known) return 'wrong'
  if (signature.length !== nacl.sign.signatureLength || known.length !== nacl.sign.publicKeyLength) return 'wrong'
  const signed = nacl.sign.detached.verify(utf8(receipt.payload), signature, known)
  return signed && saysSo(receipt) ? 'right' : 'wrong'
}

/** The signed text speaks of the same visit and month. @param {Receipt} receipt */
function saysSo({ payload, visit, month }) {
  const said = payloadOf(payload)
  return Boolean(said) && said.visit === visit && said.month === month
}

/**
 * What a signed text says; null when it is no JSON.
 * @param {string} payload
 * @returns {any}
 */
function payloadOf(payload) {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}

module.exports = { verdictOn, payloadOf }
