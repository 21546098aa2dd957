// Receipts are checked on the phone, papers change hands between two phones, and a visit goes its way.
import test from 'node:test'
import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { load } from './source.mjs'

const { verdictOn } = load('rules/receipts.js')
const { answerIn, answerText, offerIn, offerText } = load('rules/handshake.js')
const { isClosed, movesFrom, nextMove, otherMoves } = load('rules/visit-moves.js')
const { progressOf } = load('rules/sync.js')

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const KEYS = [{ key_id: 'k1', public: publicKey.export({ format: 'jwk' }).x }]
const ID = (digit) => `0000000${digit}-0000-7000-8000-000000000000`

function receipt(changes = {}) {
  const payload = JSON.stringify({ receipt: 'r1', visit: 'v1', month: '2026-12', place: '四合村' })
  const signature = sign(null, Buffer.from(payload), privateKey).toString('base64url')
  return { id: 'r1', visit: 'v1', month: '2026-12', payload, signature, key_id: 'k1', ...changes }
}

test('a receipt counts with the right signature of a known key about this very visit', () => {
  assert.equal(verdictOn(receipt(), KEYS), 'right')
  assert.equal(verdictOn(receipt({ key_id: 'k2' }), KEYS), 'unknown-key')
  for (const changes of [{ visit: 'v2' }, { month: '2026-11' }, { payload: '{}' }, { signature: 'AAAA' }, { signature: '?' }])
    assert.equal(verdictOn(receipt(changes), KEYS), 'wrong', JSON.stringify(changes))
})

test('an offer and its answer travel as texts, and nothing else is taken for one', () => {
  const offer = { move: ID(1), originals: [ID(2)], nonce: '0123456789abcdef', giver: ID(3), device: '', at: '2026-12-02T01:00:00Z' }
  const answer = { move: ID(1), nonce: offer.nonce, answer: 'fedcba9876543210', taker: ID(4) }

  assert.deepEqual(offerIn(offerText(offer)), offer)
  assert.deepEqual(answerIn(answerText(answer), offer), answer)
  assert.equal(answerIn(answerText(answer), { ...offer, nonce: '0000000000000000' }), null)
  for (const text of ['', 'https://x', 'CK1.', 'CK1.AAAA', answerText(answer), offerText({ ...offer, originals: [] })])
    assert.equal(offerIn(text), null, text)
  assert.ok(offerText({ ...offer, originals: Array(5).fill(ID(2)) }).length < 600, 'a code that a phone can still read')
})

test('a visit has one next step at the door, and others beside it', () => {
  assert.deepEqual(['confirmed', 'not_home', 'on_way', 'arrived', 'done'].map(nextMove), ['on_way', 'on_way', 'arrived', 'done', ''])
  assert.deepEqual(otherMoves('on_way'), ['not_home', 'postponed'])
  assert.deepEqual(otherMoves('confirmed'), ['arrived', 'not_home', 'postponed'])
  assert.deepEqual(movesFrom('withdrawn'), [])
  assert.deepEqual(['done', 'arrived'].map(isClosed), [true, false])
})

test('a record is as far as the least of its operations', () => {
  const entry = (verdict) => ({ answered: verdict ? { verdict } : null })
  const far = (list, counted = false) => progressOf(list.map(entry), counted)

  assert.deepEqual(
    [far([]), far(['applied']), far(['applied'], true), far(['applied', '']), far(['waiting', 'applied']), far(['conflict']), far(['', 'refused']), far(['aside'])],
    ['none', 'sent', 'counted', 'kept', 'waiting', 'conflict', 'refused', 'refused'],
  )
})
