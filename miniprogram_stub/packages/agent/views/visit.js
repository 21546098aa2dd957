/** A visit as its pages show it: where, when, whom, how far, and what this phone knows beyond what the office sent. */

const agentDay = require('../../../services/agent-day')
const blobs = require('../../../services/blobs')
const journal = require('../../../services/journal')
const sync = require('../../../services/sync')
const acts = require('../acts')
const { contradicted, laidOver, ANSWER, TIME } = require('../../../rules/journal')
const { canPropose, nextMove, otherMoves, isClosed } = require('../../../rules/visit-moves')
const { shanghai } = require('../../../rules/time')
const { dayText, momentText } = require('../../../views/when')
const { say } = require('../../../words/index')

/** @typedef {import('../../../words/index').Words} Words */

const TONES = { done: 'accent', arrived: 'warm', on_way: 'warm', not_home: 'plain', postponed: 'plain', refused: 'plain', withdrawn: 'plain' } // prettier-ignore
const PROGRESS_TONES = { refused: 'danger', kept: 'warm', waiting: 'plain', conflict: 'warm', counted: 'accent' }

/**
 * The visit with this phone's own operations over it.
 * @param {any} visit
 */
const laid = (visit) => laidOver(visit, journal.standing(visit.id))

/** When it is to begin: as this phone proposed, else as it was pulled; '' for no time. @param {any} visit @param {any} record @returns {string} */
function startOf(visit, { fields }) {
  const [proposed, other] = fields[TIME] || []
  return (proposed && !other && proposed.v && proposed.v.starts_at) || visit.starts_at || ''
}

/** @param {any} visit @param {Words} words */
function nameOf(visit, words) {
  const person = visit.person_id ? agentDay.one('person', visit.person_id) : null
  return (person && person.name) || visit.name || words.agent.nobody
}

/**
 * A visit in a list.
 * @param {any} visit
 * @param {Words} words
 */
function lineView(visit, words) {
  const record = laid(visit)
  const { state } = record
  const startsAt = startOf(visit, record)
  const progress = sync.progress(visit.id)
  return {
    id: visit.id,
    name: nameOf(visit, words),
    phone: visit.phone || '',
    hamlet: visit.hamlet || '',
    address: visit.address || '',
    why: visit.why || '',
    startsAt,
    clock: startsAt ? shanghai(startsAt).clock : '',
    state,
    stateText: words.agent.states[state] || state,
    tone: TONES[state] || 'plain',
    priority: Boolean(visit.priority),
    closed: isClosed(state),
    progress: progress === 'none' ? '' : words.agent.progress[progress],
    progressTone: PROGRESS_TONES[progress] || 'plain',
    next: nextMove(state),
  }
}

/**
 * A visit on its own page.
 * @param {any} visit
 * @param {Words} words
 */
function visitView(visit, words) {
  const record = laid(visit)
  const startsAt = startOf(visit, record)
  const household = visit.household_id ? agentDay.one('household', visit.household_id) : null
  const refused = journal.of(visit.id).filter(({ answered }) => answered && ['refused', 'aside'].includes(answered.verdict))
  return {
    ...lineView(visit, words),
    number: visit.number || '',
    when: startsAt ? momentText(startsAt, words) : words.agentVisit.noTime,
    next: nextMove(record.state),
    nextText: words.agent.moves[nextMove(record.state)] || '',
    canAccept: ['assigned', 'proposed'].includes(record.state) && Boolean(startsAt),
    canPropose: canPropose(record.state),
    others: otherMoves(record.state).map((value) => ({ value, text: words.agent.moves[value] })),
    household: household && householdView(household, words),
    homeText: words.agentHome.look,
    conflicts: conflictViews(visit, record, words),
    notes: noteViews(visit, record, words),
    files: fileViews(visit.id, words),
    place: placeOf(record, words),
    why: visit.why || '',
    refusedBecause: refused.map(({ answered }) => because(answered, words)),
    hasProof: Boolean((visit.proofs || []).length) || record.lines.some(({ kind }) => kind === 'proof'),
  }
}

/** @param {any} answered @param {Words} words */
const because = (answered, words) =>
  answered.verdict === 'aside' ? words.agent.aside : answered.said || words.agent.notTaken

/** @param {any} household @param {Words} words */
function householdView({ number, members = [], last_visits: last = [] }, words) {
  return {
    number: say(words.agentVisit.householdNumber, { number }),
    members: members.map((/** @type {any} */ one) => ({
      id: one.person_id,
      name: one.name,
      relation: one.head ? words.agentVisit.head : words.agentVisit.relations[one.relation] || one.relation,
    })),
    last: last.length
      ? say(words.agentVisit.lastVisits, { days: last.map((/** @type {any} */ one) => dayText(one.on, words)).join(words.common.comma) })
      : '',
  }
}

/** The check list of a visit; null when it has none or this phone does not have it. @param {any} visit */
const formOf = (visit) => (visit.form_item ? agentDay.one('form', `${visit.form_item}@${visit.form_version}`) : null)

/** @param {any} visit @param {any} record @param {Words} words */
function conflictViews(visit, record, words) {
  const form = formOf(visit)
  const labels = Object.fromEntries(((form && form.form) || []).map((/** @type {any} */ one) => [ANSWER + one.key, one.label]))
  return contradicted(record.fields)
    .filter((key) => key.startsWith(ANSWER))
    .map((key) => ({
      key,
      label: labels[key] || key.slice(ANSWER.length),
      values: record.fields[key].map((/** @type {any} */ value, /** @type {number} */ place) => ({
        place,
        text: shown(value.v, words),
        about: byWhom(value, words),
      })),
    }))
}

/** Who said so and when, as far as the office told. @param {any} value @param {Words} words */
const byWhom = ({ by_name: name = '', at = '' }, words) => [name, at && momentText(at, words)].filter(Boolean).join(' · ')

/** @param {any} value @param {Words} words @returns {string} */
function shown(value, words) {
  if (typeof value === 'boolean') return value ? words.form.yes : words.form.no
  if (Array.isArray(value)) return value.map((one) => shown(one, words)).join(words.common.comma)
  if (value && typeof value === 'object') return Object.values(value).map((one) => shown(one, words)).join(' ')
  return String(value)
}

/** @param {any} visit @param {any} record @param {Words} words */
function noteViews(visit, record, words) {
  const own = record.lines.filter((/** @type {any} */ { kind }) => kind === 'note')
  return [
    ...(visit.notes || []).map((/** @type {any} */ one, /** @type {number} */ place) => ({
      key: `n${place}`,
      text: one.text,
      about: momentText(one.at, words),
    })),
    ...own.map((/** @type {any} */ { op, body, at }) => ({
      key: op,
      text: body.text,
      about: `${words.agentVisit.mine} · ${momentText(at, words)}`,
    })),
  ]
}

/** Photos, voices and signatures that were taken on this phone, also when the office has them. @param {string} id @param {Words} words */
function fileViews(id, words) {
  const { kinds, fileStates } = words.agentVisit
  return journal
    .standing(id)
    .filter(({ kind }) => kind === 'attach')
    .map(({ op, body }) => {
      const blob = blobs.one(body.digest)
      return {
        key: op,
        kind: body.kind,
        title: kinds[body.kind],
        path: blob && body.kind !== 'voice' ? blob.path : '',
        voice: blob && body.kind === 'voice' ? blob.path : '',
        note: blob ? stateOf(blob, fileStates) : fileStates.gone,
      }
    })
}

/** @param {import('../../../services/blobs').Blob} blob @param {Record<string, string>} states */
function stateOf({ whole, gone, said, received, size }, states) {
  if (said) return said
  if (gone) return states.gone
  if (whole) return states.whole
  return received ? say(states.part, { percent: Math.floor((100 * received) / size) }) : states.here
}

/** @param {any} record @param {Words} words */
function placeOf(record, words) {
  const found = record.lines.find((/** @type {any} */ { kind }) => kind === 'place')
  if (!found) return ''
  return found.body.failed ? words.agentVisit.placeFailed[found.body.failed] : words.agentVisit.placed
}

/** Every visit as a line. @param {Words} words */
const allLines = (words) => acts.visits().map((visit) => ({ visit, line: lineView(visit, words) }))

module.exports = { laid, lineView, visitView, conflictViews, householdView, noteViews, fileViews, shown, formOf, allLines, because, stateOf, nameOf }
