/** How what this phone did gets to the office: in order, in pieces, again after a silence; and how far each thing is. */

/** @typedef {'applied' | 'duplicate' | 'conflict' | 'refused' | 'waiting'} ServerVerdict */
/** 'aside': the server knows other words under this name; only a person can look into that. */
/** @typedef {'applied' | 'conflict' | 'refused' | 'waiting' | 'aside'} Verdict */
/** @typedef {{ verdict: Verdict, code: string, said: string, at: string }} Answered */
/** @typedef {{ seq: number, text: string, chain: string, answered: Answered | null }} Entry */
/** @typedef {'none' | 'kept' | 'sent' | 'waiting' | 'conflict' | 'refused' | 'counted'} Progress */

const MOST = 50
const MOST_CHARS = 160000 // at most 480 kB of UTF-8, the server takes 512
const WAITS_MS = [2000, 8000, 30000, 120000, 600000]

/**
 * What is sent next: those without an answer, the oldest first, as many as fit into one request.
 * @param {Entry[]} entries in their order
 * @param {number} [most]
 */
function nextBatch(entries, most = MOST) {
  /** @type {Entry[]} */
  const batch = []
  let length = 0
  for (const entry of entries) {
    if (entry.answered) continue
    length += entry.text.length
    if (batch.length && (length > MOST_CHARS || batch.length >= most)) break
    batch.push(entry)
  }
  return batch
}

/**
 * How the answer about one operation is kept; a duplicate has the verdict that it had first.
 * @param {{ verdict: ServerVerdict, first?: string, code?: string, said?: string }} answer
 * @param {string} at
 * @returns {Answered}
 */
function answeredBy({ verdict, first, code = '', said = '' }, at) {
  const known = verdict === 'duplicate' ? first || 'applied' : verdict
  return { verdict: /** @type {Verdict} */ (known), code: code || '', said: said || '', at }
}

/**
 * How long to wait before the next try, in milliseconds.
 * @param {number} tries that failed
 */
const waitAfter = (tries) => WAITS_MS[Math.min(Math.max(tries, 1), WAITS_MS.length) - 1]

/**
 * Which operations of a batch the server knows with other words, out of the errors of its refusal; empty when it
 * names none.
 * @template {Entry} Sent
 * @param {{ pointer: string, detail: string }[]} errors
 * @param {Sent[]} batch
 * @returns {Sent[]}
 */
function differing(errors, batch) {
  const named = errors.map(({ pointer, detail }) => `${pointer} ${detail}`)
  const places = errors.map(({ pointer }) => /^\/operations\/(\d+)/.exec(pointer)).map((found) => found && Number(found[1]))
  return batch.filter(
    ({ text }, place) => places.includes(place) || named.some((said) => said.includes(JSON.parse(text).op)),
  )
}

/**
 * How far everything that was done about one record is.
 * @param {Entry[]} entries of the record
 * @param {boolean} counted whether its receipt is on this phone and right
 * @returns {Progress}
 */
function progressOf(entries, counted) {
  const verdicts = entries.map(({ answered }) => (answered ? answered.verdict : ''))
  if (verdicts.includes('refused') || verdicts.includes('aside')) return 'refused'
  if (verdicts.includes('')) return 'kept'
  if (verdicts.includes('conflict')) return 'conflict'
  if (verdicts.includes('waiting')) return 'waiting'
  if (counted) return 'counted'
  return entries.length ? 'sent' : 'none'
}

module.exports = { nextBatch, answeredBy, waitAfter, differing, progressOf, MOST, WAITS_MS }
