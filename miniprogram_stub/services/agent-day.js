/**
 * The agent's day on this phone: visits, households, people, check lists, papers, rounds. Pulled in small pieces with
 * what is known already, so that it can be broken off anywhere; everything can be read without a network.
 */

const request = require('./request')
const journal = require('./journal')
const { stays } = require('./one-person')
const { newFault } = require('../rules/fault')
const { verdictOn } = require('../rules/receipts')

/** @typedef {'visit' | 'household' | 'person' | 'form' | 'original' | 'mandate' | 'plan' | 'round' | 'register'} Kind */
/** @typedef {{ kind: Kind, id: string, version: number, data: any }} Pulled */
/** @typedef {import('../rules/receipts').Receipt} Receipt */
/** @typedef {Receipt & { verdict: import('../rules/receipts').Verdict }} Checked */

const MOST_BYTES = 65536
const MOST_ROUNDS = 200 // far more than a village needs: an answer that never ends must not hold the phone

const ROOM = 'day:'

const keyOf = (/** @type {string} */ name) => `${ROOM}${journal.who()}:${name}`

/** The versions that this phone has, by `kind:id`. @returns {Record<string, number>} */
const known = () => wx.getStorageSync(keyOf('known')) || {}

/** @param {string} key @param {any} value */
function put(key, value) {
  try {
    wx.setStorageSync(key, value)
  } catch {
    throw newFault('problem', { code: 'phone-full' })
  }
}

/** Fetches what changed, piece by piece; each piece stays, whatever happens to the next one. */
async function pull() {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const asked = {
      device: journal.phone().id,
      known: { ...known(), ...knownReceipts() },
      most_bytes: MOST_BYTES,
    }
    const found = await stays(request.post('/v1/sync/day', asked, { who: 'me', safe: true }))
    keep(found)
    if (!found.more) break
  }
  put(keyOf('at'), new Date(Date.now()).toISOString())
}

/** @param {{ records: Pulled[], removed: string[], receipts?: Receipt[] }} found */
function keep({ records, removed, receipts = [] }) {
  const versions = { ...known() }
  for (const { kind, id, version, data } of records) {
    put(keyOf(`${kind}:${id}`), data)
    versions[`${kind}:${id}`] = version
  }
  for (const name of removed) delete versions[name]
  put(keyOf('known'), versions)
  removed.forEach((name) => wx.removeStorageSync(keyOf(name)))
  const gone = removed.filter((name) => name.startsWith('receipt:'))
  if (gone.length || receipts.length) keepReceipts(receipts, gone)
}

/**
 * One record as it was pulled; null when this phone has none.
 * @param {Kind} kind
 * @param {string} id
 * @returns {any}
 */
const one = (kind, id) => wx.getStorageSync(keyOf(`${kind}:${id}`)) || null

/**
 * Every record of a kind, each with its id.
 * @param {Kind} kind
 * @returns {any[]}
 */
const all = (kind) =>
  Object.keys(known())
    .filter((name) => name.startsWith(`${kind}:`))
    .map((name) => ({ id: name.slice(kind.length + 1), ...wx.getStorageSync(keyOf(name)) }))

/** When the last pull was whole; '' when there was none. @returns {string} */
const pulledAt = () => wx.getStorageSync(keyOf('at')) || ''

/** @returns {Record<string, Receipt>} by their id */
const receiptTable = () => wx.getStorageSync(keyOf('receipts')) || {}

/** Their names among what this phone knows. @returns {Record<string, number>} */
const knownReceipts = () =>
  Object.fromEntries(Object.keys(receiptTable()).map((id) => [`receipt:${id}`, 1]))

/**
 * Keeps what counts, and drops what is void because its visit was settled away from done.
 * @param {Receipt[]} receipts
 * @param {string[]} [gone] `receipt:id` among other names
 */
function keepReceipts(receipts, gone = []) {
  const found = [...Object.values(receiptTable()), ...receipts]
  const table = Object.fromEntries(found.map((receipt) => [receipt.id, receipt]))
  receipts.filter(({ counted }) => counted === false).forEach(({ id }) => delete table[id])
  gone.forEach((name) => delete table[name.slice('receipt:'.length)])
  put(keyOf('receipts'), table)
}

/** @type {Map<string, Checked['verdict']>} a signature takes a phone a moment, so that each is checked once */
const checked = new Map()

/** Every receipt, with what this phone itself finds out about its signature. @returns {Checked[]} */
function receipts() {
  const { keys } = journal.phone()
  return Object.values(receiptTable()).map((receipt) => {
    const name = JSON.stringify([receipt, keys])
    const verdict = checked.get(name) || verdictOn(receipt, keys)
    checked.set(name, verdict)
    return { ...receipt, verdict }
  })
}

/** The visits that count: their receipt is here and right. @returns {Set<string>} */
const countedVisits = () =>
  new Set(
    receipts()
      .filter(({ verdict }) => verdict === 'right')
      .map(({ visit }) => visit),
  )

/** Forgets everything that was pulled, also what a full phone left half kept: other people may use this phone. */
function forget() {
  const { keys } = wx.getStorageInfoSync()
  keys.filter((key) => key.startsWith(ROOM)).forEach((key) => wx.removeStorageSync(key))
  checked.clear()
}

module.exports = { pull, keep, one, all, pulledAt, keepReceipts, receipts, countedVisits, forget }
