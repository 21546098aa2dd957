/** What each act on a case asks for, what is wrong with what was given, and how it travels. */

/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */
/** @typedef {import('../../../services/types').CaseAct} CaseAct */
/** @typedef {import('../../../services/office-types').Act} Act */
/** @typedef {{ values: Record<string, any>, ticked: number[] }} Given what was chosen and written, the papers ticked */

const NOT_OURS = ['write', 'withdraw']
const FORWARD = [
  'accept',
  'review',
  'survey',
  'opine',
  'conclude',
  'report',
  'receive_back',
  'decide',
  'reply',
  'deliver',
  'correct',
  'claim',
]
/** @type {Record<string, string[]>} */
const ASKED = {
  accept: ['gap', 'dueOn'],
  opine: ['department', 'opinion'],
  receive_back: ['returned'],
  decide: ['outcome'],
  pause: ['kind', 'expected'],
  resume: ['pause'],
  extend: ['days'],
  hand_over: ['person'],
}
const COUNTS = ['expected', 'days']
const OPTIONAL = ['expected']
const SAYS_NO = { outcome: 'refused', returned: 'refused', opinion: 'disagree' }

/**
 * What I may do with the case: the one that carries it on, and the others. Who holds a case need not claim it.
 * @param {CaseDetail} found
 * @param {string} me
 * @returns {{ main: CaseAct | null, others: CaseAct[] }}
 */
function offered(found, me) {
  const mine = Boolean(found.holder) && /** @type {any} */ (found.holder).id === me
  const acts = found.acts.filter(({ act }) => !NOT_OURS.includes(act) && !(mine && act === 'claim'))
  const main = FORWARD.map((name) => acts.find(({ act }) => act === name)).find(Boolean) || null
  return { main, others: acts.filter((one) => one !== main) }
}

/**
 * The papers that an act is about, as they stand in the case; what is looked up online is nobody's to bring.
 * @param {string} act
 * @param {CaseDetail} found
 */
function papersOf(act, found) {
  const papers = found.materials.filter(({ kind }) => kind !== 'online')
  if (act === 'ask_correction') return papers
  if (act === 'settle_gap') return papers.filter(({ state }) => state === 'promised')
  if (act === 'correct') return papers.filter(({ state }) => state === 'missing')
  if (act === 'accept' || act === 'supplement') return papers.filter(({ state }) => state !== 'given')
  return []
}

/**
 * Which papers are ticked to begin with: promised ones that came are usually all of them.
 * @param {string} act
 * @param {CaseDetail} found
 */
const tickedFirst = (act, found) =>
  act === 'settle_gap' ? papersOf(act, found).map(({ number }) => number) : []

/**
 * The questions of an act, as far as they are to be asked now.
 * @param {string} act
 * @param {CaseDetail} found
 * @param {Given} given
 */
function questions(act, found, { values, ticked }) {
  const open = found.tasks.filter((task) => !task.answered_at)
  /** @type {Record<string, boolean>} */
  const asked = {
    gap: ticked.length > 0,
    dueOn: ticked.length > 0 && values.gap === 'promised',
    department: open.length > 1,
    pause: found.open_pauses.length > 1,
  }
  return (ASKED[act] || []).filter((name) => asked[name] !== false)
}

/**
 * Whether reasons are needed in writing: always for some acts, and wherever one says no.
 * @param {CaseAct} act
 * @param {Record<string, any>} values
 */
const wordsNeeded = (act, values) =>
  act.needs_words ||
  Object.entries(SAYS_NO).some(([name, no]) => values[name] === no)

/** @param {any} value */
const isCount = (value) => /^[1-9]\d{0,2}$/.test(String(value).normalize('NFKC').trim())

/**
 * What is wrong with one answer: needed | count, or '' when nothing is.
 * @param {string} name
 * @param {any} value
 */
function wrongWith(name, value) {
  const counts = COUNTS.includes(name)
  if (value === undefined || value === '') {
    if (OPTIONAL.includes(name)) return ''
    return counts ? 'count' : 'needed'
  }
  return counts && !isCount(value) ? 'count' : ''
}

/**
 * What is wrong, by the name of the question: needed | count | words | materials; empty when it may travel.
 * @param {CaseAct} act
 * @param {CaseDetail} found
 * @param {Given} given
 */
function wrong(act, found, given) {
  const { values, ticked } = given
  const words = String(values.words || '').trim()
  /** @type {Record<string, string>} */
  const faults = {}
  for (const name of questions(act.act, found, given)) {
    const fault = wrongWith(name, values[name])
    if (fault) faults[name] = fault
  }
  if (wordsNeeded(act, values) && !words) faults.words = 'words'
  if (act.act === 'ask_correction' && !words && !ticked.length) faults.words = 'materials'
  return faults
}

/**
 * The act as it travels, with the version that was looked at.
 * @param {CaseAct} act
 * @param {CaseDetail} found
 * @param {Given} given
 * @returns {Act}
 */
function orderOf({ act }, found, given) {
  const { values, ticked } = given
  const asked = questions(act, found, given)
  /** @param {string} name */
  const of = (name) => (asked.includes(name) ? values[name] || undefined : undefined)
  const count = (/** @type {string} */ name) => of(name) && Number(String(of(name)).normalize('NFKC'))
  return {
    act,
    version: found.version,
    words: String(values.words || '').trim() || undefined,
    materials: ticked.length ? [...ticked].sort((a, b) => a - b) : undefined,
    due_on: of('dueOn'),
    department: of('department'),
    opinion: of('opinion'),
    outcome: of('outcome') || of('returned'),
    kind: of('kind'),
    expected_workdays: count('expected'),
    pause: of('pause'),
    workdays: count('days'),
    person: of('person'),
  }
}

module.exports = { offered, papersOf, tickedFirst, questions, wordsNeeded, wrong, orderOf }
