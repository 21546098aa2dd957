/**
 * Two phones, perhaps both without a network, agree that papers change hands: the giver shows an offer, the taker
 * answers it, and each writes down that the other one said the same.
 */

const { base64url, fromBase64, textOf, utf8 } = require('./bytes')

const OFFER = 'CK1.'
const ANSWER = 'CK2.'
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NONCE = /^[0-9a-f]{16}$/

/**
 * `move` is one change of hands, `originals` what goes, `giver` who gives, `device` theirs.
 * @typedef {{ move: string, originals: string[], nonce: string, giver: string, device: string, at: string }} Offer
 * @typedef {{ move: string, nonce: string, answer: string, taker: string }} Answer
 */

/** @param {any} value */
const packed = (value) => base64url(utf8(JSON.stringify(value)))

/**
 * What the giver shows.
 * @param {Offer} offer
 */
const offerText = ({ move, originals, nonce, giver, device, at }) =>
  OFFER + packed({ m: move, o: originals, n: nonce, f: giver, d: device, at })

/**
 * What the taker shows after scanning an offer.
 * @param {Answer} answer
 */
const answerText = ({ move, nonce, answer, taker }) => ANSWER + packed({ m: move, n: nonce, a: answer, t: taker })

/**
 * @param {string} text
 * @param {string} mark
 * @returns {any}
 */
function unpacked(text, mark) {
  if (!text.startsWith(mark)) return null
  const bytes = fromBase64(text.slice(mark.length))
  try {
    return bytes && JSON.parse(textOf(bytes))
  } catch {
    return null
  }
}

/**
 * The offer in a scanned text; null when it holds none.
 * @param {string} text
 * @returns {Offer | null}
 */
function offerIn(text) {
  const said = unpacked(text.trim(), OFFER)
  if (!said || !ID.test(said.m) || !NONCE.test(said.n) || !ID.test(said.f)) return null
  if (!Array.isArray(said.o) || !said.o.length || !said.o.every((/** @type {any} */ id) => ID.test(id))) return null
  return { move: said.m, originals: said.o, nonce: said.n, giver: said.f, device: said.d || '', at: said.at || '' }
}

/**
 * The answer in a scanned text, when it answers this offer; null otherwise.
 * @param {string} text
 * @param {Pick<Offer, 'move' | 'nonce'>} offer
 * @returns {Answer | null}
 */
function answerIn(text, { move, nonce }) {
  const said = unpacked(text.trim(), ANSWER)
  if (!said || said.m !== move || said.n !== nonce) return null
  if (!NONCE.test(said.a) || !ID.test(said.t)) return null
  return { move, nonce, answer: said.a, taker: said.t }
}

module.exports = { offerText, answerText, offerIn, answerIn, ID }
