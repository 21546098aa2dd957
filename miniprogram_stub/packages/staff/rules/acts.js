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
const NOTHING = { pauses: [], extension_workdays: 0, gap_until_on: null, departments_mine: [] }
const COUNTS = ['expected', 'days']
const OPTIONAL = ['expected']
const SAYS_NO = { outcome: 'refused', returned: 'refused', opinion: 'disagree' }

/**
 * How far my acts may go.
 * @param {CaseDetail} found
 * @returns {import('../../../services/types').Allowed}
 */
const allowed = (found) => found.allowed || NOTHING

/**
 * What I may do with the case: the one that carries it on, and the others. Who holds a case need not claim it.
 * @param {CaseDetail} found
 * @param {string} me
 * @returns {{ main: CaseAct | null, others: CaseAct[] }}
 */
function offered(found, me) {
  const mine = Boolean(found.holder) && /** @type {any} */ (found.holder).id === me
  const never = [
    ...NOT_OURS,
    ...(mine ? ['claim'] : []),
    ...(allowed(found).extension_workdays ? [] : ['extend']),
  ]
  const acts = found.acts.filter(({ act }) => !never.includes(act))
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
  /** @type {Record<string, boolean>} */
  const asked = {
    gap: ticked.length > 0,
    dueOn: ticked.length > 0 && values.gap === 'promised',
    department: allowed(found).departments_mine.length > 1,
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
const plain = (value) => String(value).normalize('NFKC').trim()

/** @param {any} value */
const isCount = (value) => /^[1-9]\d{0,2}$/.test(plain(value))

/** @param {any} value */
const numberOf = (value) => Number(plain(value))

/**
 * What is wrong with one answer: needed | count | most | late, or '' when nothing is.
 * @param {string} name
 * @param {any} value
 * @param {CaseDetail} found
 */
function wrongWith(name, value, found) {
  const { extension_workdays: most, gap_until_on: last } = allowed(found)
  if (name === 'days' && isCount(value) && numberOf(value) > most) return 'most'
  if (name === 'dueOn' && value && last && value > last) return 'late'
  return wrongAlone(name, value)
}

/**
 * @param {string} name
 * @param {any} value
 */
function wrongAlone(name, value) {
  const counts = COUNTS.includes(name)
  if (value === undefined || value === '') {
    if (OPTIONAL.includes(name)) return ''
    return counts ? 'count' : 'needed'
  }
  return counts && !isCount(value) ? 'count' : ''
}

/**
 * What is wrong, by the name of the question: needed | count | most | late | words | materials; empty when it may travel.
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
    const fault = wrongWith(name, values[name], found)
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
  const count = (/** @type {string} */ name) => of(name) && numberOf(of(name))
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

module.exports = { allowed, offered, papersOf, tickedFirst, questions, wordsNeeded, wrong, orderOf }
