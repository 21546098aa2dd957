/** What this phone did, operation by operation: the text that is chained, and a record as it will be when all is sent. */

const { digestOfText } = require('./digest')

/** @typedef {'visit' | 'household' | 'original'} Subject */
/** `upto` is a number for each device, `also` names what came beyond a gap. The server's own, returned untouched. */
/** @typedef {{ upto?: Record<string, number>, also?: string[] }} Seen */
/**
 * @typedef {{
 *   op: string, device: string, seq: number, prev: string, at: string, subject: Subject, id: string, kind: string,
 *   base: Seen | null, body: Record<string, any>,
 * }} Operation
 */
/** @typedef {{ v: any, op: string }} Value what one operation says a field is */
/** @typedef {{ fields: Record<string, Value[]>, lines: Operation[], state: string }} Laid */

const STATE = 'state'
const ANSWER = 'answer.'
const TIME = 'time'

/**
 * The text of an operation: what is chained and sent is these bytes and no others.
 * @param {Operation} operation
 */
function operationText({ op, device, seq, prev, at, subject, id, kind, base, body }) {
  return JSON.stringify({ op, device, seq, prev, at, subject, id, kind, base, body })
}

/**
 * The chain after an operation; '' is the chain before the first one.
 * @param {string} prev
 * @param {string} text
 */
const chained = (prev, text) => digestOfText(`${prev}\n${text}`)

/**
 * The fields that an operation writes; none when it only adds a line.
 * @param {Pick<Operation, 'kind' | 'body'>} operation
 * @returns {Record<string, any>}
 */
function writes({ kind, body }) {
  if (kind === 'answer') return { [ANSWER + body.key]: body.value }
  if (kind === 'move') return { [STATE]: body.to }
  if (kind === 'propose') return { [TIME]: body }
  if (kind === 'settle') return { [body.key]: body.value }
  return {}
}

/**
 * Whether the record that was pulled has an operation in it already.
 * @param {Seen | null | undefined} seen
 * @param {Pick<Operation, 'op' | 'device' | 'seq'>} operation
 */
function isIn(seen, { op, device, seq }) {
  if (!seen) return false
  return seq <= ((seen.upto || {})[device] || 0) || (seen.also || []).includes(op)
}

/**
 * A record with this phone's own operations laid over it: what the person did stands at once, and what is not known
 * to the server yet can be told apart by its operation.
 * @param {{ fields?: Record<string, Value[]>, seen?: Seen | null, state?: string } | null} pulled
 * @param {Operation[]} own in their order, without those that were refused
 * @returns {Laid}
 */
function laidOver(pulled, own) {
  const { fields = {}, seen = null, state = '' } = pulled || {}
  /** @type {Laid} */
  const laid = { fields: { ...fields }, lines: [], state }
  for (const operation of own) {
    if (isIn(seen, operation)) continue
    const written = writes(operation)
    for (const key of Object.keys(written)) {
      laid.fields[key] = [{ v: written[key], op: operation.op }]
      if (key === STATE) laid.state = written[key]
    }
    if (!Object.keys(written).length) laid.lines.push(operation)
  }
  return laid
}

/**
 * The value of a field that stands first, undefined when there is none.
 * @param {Record<string, Value[]>} fields
 * @param {string} key
 */
const valueOf = (fields, key) => (fields[key] && fields[key].length ? fields[key][0].v : undefined)

/**
 * The fields about which people contradict each other.
 * @param {Record<string, Value[]>} fields
 */
const contradicted = (fields) => Object.keys(fields).filter((key) => fields[key].length > 1)

/**
 * Every answer of a form in a record, by the key of its question.
 * @param {Record<string, Value[]>} fields
 */
function answersIn(fields) {
  /** @type {Record<string, any>} */
  const answers = {}
  for (const key of Object.keys(fields))
    if (key.startsWith(ANSWER)) answers[key.slice(ANSWER.length)] = valueOf(fields, key)
  return answers
}

module.exports = { operationText, chained, writes, isIn, laidOver, valueOf, contradicted, answersIn, ANSWER, STATE, TIME }
