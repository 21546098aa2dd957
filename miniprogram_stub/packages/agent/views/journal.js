/** What this phone did, record by record: how far each is, and what to do when something was not taken. */

const agentDay = require('../../../services/agent-day')
const blobs = require('../../../services/blobs')
const journal = require('../../../services/journal')
const outbox = require('../../../services/outbox')
const sync = require('../../../services/sync')
const acts = require('../acts')
const { because, nameOf, stateOf } = require('./visit')
const { momentText } = require('../../../views/when')
const { say } = require('../../../words/index')

/** @typedef {import('../../../words/index').Words} Words */

const TONES = { refused: 'danger', kept: 'warm', waiting: 'plain', conflict: 'warm', sent: 'plain', counted: 'accent' }
/** What needs a person comes first. */
const ORDER = ['refused', 'kept', 'conflict', 'waiting', 'sent', 'counted']

/** @param {Words} words */
function recordViews(words) {
  /** @type {Record<string, import('../../../services/journal').Entry[]>} */
  const byRecord = {}
  for (const entry of journal.entries()) (byRecord[entry.said.id] = byRecord[entry.said.id] || []).push(entry)
  return Object.keys(byRecord)
    .map((id) => recordView(id, byRecord[id], words))
    .sort((one, other) => ORDER.indexOf(one.progress) - ORDER.indexOf(other.progress) || (one.at < other.at ? 1 : -1))
}

/**
 * @param {string} id
 * @param {import('../../../services/journal').Entry[]} entries
 * @param {Words} words
 */
function recordView(id, entries, words) {
  const { subject } = entries[0].said
  const progress = sync.progress(id)
  const last = entries[entries.length - 1]
  return {
    id,
    subject,
    kind: words.agentJournal.kinds[subject],
    title: titleOf(subject, id, words),
    progress,
    progressText: words.agent.progress[progress],
    tone: TONES[progress] || 'plain',
    at: last.said.at,
    lines: entries.map((entry) => entryView(entry, words)),
    count: entries.length,
  }
}

/** @param {string} subject @param {string} id @param {Words} words */
function titleOf(subject, id, words) {
  if (subject === 'visit') {
    const visit = acts.visit(id)
    return visit ? nameOf(visit, words) : words.agentJournal.unnamed
  }
  const pulled = agentDay.one(/** @type {any} */ (subject), id)
  const opened = journal.of(id).find(({ said }) => said.kind === 'open')
  return (pulled && (pulled.name || pulled.number)) || (opened && opened.said.body.name) || words.agentJournal.unnamed
}

/** @param {import('../../../services/journal').Entry} entry @param {Words} words */
function entryView({ seq, said, text, answered }, words) {
  const state = answered ? answered.verdict : 'kept'
  const bad = state === 'refused' || state === 'aside'
  return {
    op: said.op,
    text,
    what: words.agentJournal.acts[said.kind] || said.kind,
    about: say(words.agentJournal.number, { seq, time: momentText(said.at, words) }),
    state: words.agentJournal.opState[state],
    tone: bad ? 'danger' : state === 'kept' ? 'warm' : 'plain',
    bad,
    because: bad ? say(words.agentJournal.because, { said: because(answered, words) }) : '',
  }
}

/** Photos and the like that are not with the office. @param {Words} words */
const fileViews = (words) =>
  Object.values(blobs.table())
    .filter(({ whole }) => !whole)
    .map((blob) => ({
      id: blob.digest,
      title: words.agentVisit.kinds[blob.kind],
      about: stateOf(blob, words.agentVisit.fileStates),
    }))

/** Mandates and the like that wait or were refused. @param {Words} words */
const letterViews = (words) =>
  outbox.list().map(({ id, title, said }) => ({
    id,
    title,
    about: said ? say(words.agentJournal.because, { said }) : words.agent.progress.kept,
    bad: Boolean(said),
  }))

module.exports = { recordViews, fileViews, letterViews }
