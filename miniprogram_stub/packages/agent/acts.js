/** What an agent does with a record: each becomes one operation of this phone's journal. */

const agentDay = require('../../services/agent-day')
const blobs = require('../../services/blobs')
const journal = require('../../services/journal')
const { isIn } = require('../../rules/journal')
const { newUuid7, randomBytes } = require('../../rules/uuid')
const { hex } = require('../../rules/bytes')

/** @typedef {import('../../rules/journal').Subject} Subject */

/**
 * What this phone has seen of a record: what was pulled, as it came, and what it wrote itself under an earlier name.
 * @param {Subject} subject
 * @param {string} id
 * @returns {import('../../rules/journal').Seen | null}
 */
function seenOf(subject, id) {
  const pulled = agentDay.one(subject, id)
  const seen = pulled ? pulled.seen || null : null
  const device = journal.phone().id
  const before = journal.standing(id).filter((one) => one.device !== device && !isIn(seen, one))
  if (!before.length) return seen
  const { upto = {}, also = [] } = seen || {}
  return { upto, also: [...also, ...before.map(({ op }) => op)] }
}

/**
 * Writes an operation on a record, with what this phone has seen of it.
 * @param {Subject} subject
 * @param {string} id
 * @param {string} kind
 * @param {Record<string, any>} body
 */
function done(subject, id, kind, body) {
  return journal.write({ subject, id, kind, body, base: seenOf(subject, id) })
}

/** @param {string} id @param {string} kind @param {Record<string, any>} body */
const onVisit = (id, kind, body) => done('visit', id, kind, body)

/**
 * A photo, a voice note or a signature: kept on this phone first, then written down.
 * @param {Subject} subject
 * @param {string} id
 * @param {{ path: string, kind: 'photo' | 'voice' | 'signature', name: string }} file
 */
async function attach(subject, id, file) {
  const { digest, kind, name, size, media_type: mediaType } = await blobs.keep(file)
  await done(subject, id, 'attach', { digest, kind, name, size, media_type: mediaType })
  return digest
}

/**
 * A visit that nobody planned, begun on the spot.
 * @param {{ person: string | { name: string, phone?: string }, household?: string, why: string }} visit
 * @returns {Promise<string>} its id
 */
async function openVisit({ person, household, why }) {
  const id = await newUuid7()
  const body = { person, household, why, items: [], state: 'assigned' }
  await journal.write({ subject: 'visit', id, kind: 'open', body })
  await onVisit(id, 'move', { to: 'arrived' })
  return id
}

/** A visit that was opened here and that the office has not sent back yet; null otherwise. @param {string} id @returns {any} */
function openedHere(id) {
  const first = journal.standing(id).find(({ kind }) => kind === 'open')
  if (!first) return null
  const { person, why, state = '' } = first.body
  const known = typeof person === 'string' ? agentDay.one('person', person) : person
  return {
    id,
    number: '',
    state,
    why,
    items: [],
    person_id: typeof person === 'string' ? person : null,
    name: known ? known.name : '',
    phone: (known && known.phone) || '',
    fields: {},
    notes: [],
    seen: null,
  }
}

/** A visit as it was pulled, or as it was opened here. @param {string} id @returns {any} */
function visit(id) {
  const pulled = agentDay.one('visit', id)
  return pulled ? { id, ...pulled } : openedHere(id)
}

/** Every visit that this phone knows, those opened here too. @returns {any[]} */
function visits() {
  const pulled = agentDay.all('visit')
  const ids = new Set(pulled.map(({ id }) => id))
  const here = journal
    .entries()
    .filter(({ said }) => said.subject === 'visit' && said.kind === 'open' && !ids.has(said.id))
    .map(({ said }) => openedHere(said.id))
  return [...pulled, ...here.filter(Boolean)]
}

const nonce = async () => hex(await randomBytes()).slice(0, 16)

module.exports = { done, onVisit, attach, openVisit, visit, visits, nonce, newId: newUuid7 }
