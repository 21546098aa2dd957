/** Cases of a person as cards, and as the page of one case. */

const { momentText, dayText } = require('./when')
const { restView } = require('./due')
const { feeLine } = require('./item')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').CaseRow} CaseRow */
/** @typedef {import('../services/types').CaseDetail} CaseDetail */
/** @typedef {import('../services/types').TimelineEntry} TimelineEntry */

// Characters that stand beside a name; longer words get a place of their own. Letters say less than 汉字.
const SHORT = { zh: 24, bo: 60, en: 60 }
const SHOWN = ['notice', 'promised', 'statutory', 'superior', 'delivery']
const PAUSED = 'paused'

/**
 * @param {CaseRow} row
 * @param {Words} words
 * @param {boolean} [others] whether it is somebody else's, who is named
 */
function caseCard(row, words, others = false) {
  const mine = row.turn === 'person'
  const over = Boolean(row.closed_at)
  return {
    id: row.id,
    item: row.item.name,
    number: row.number,
    centre: row.centre.name,
    person: others ? say(words.cases.whose, { name: row.person.name }) : '',
    state: row.outcome_name || row.state_name,
    tone: mine ? 'warm' : over ? 'plain' : 'accent',
    mine: mine && !over ? words.cases.yourTurn : '',
    unread: row.unread ? say(words.cases.unread, { count: row.unread }) : '',
    due: over ? null : restView(row.remaining, words),
    over,
  }
}

/**
 * How many are open, and whether one of them waits for the person; empty when the phone does not know.
 * @param {import('../services/types').Page<CaseRow> | null} open the first page of the open ones
 * @param {Words} words
 */
function mineView(open, words) {
  if (!open || !open.items.length) return { cases: '', turn: false }
  const { length } = open.items
  const cases = say(words.cases.openCount, { count: open.next ? `${length}+` : length })
  const turn = open.items.some((row) => row.turn === 'person')
  return { cases: turn ? `${cases} · ${words.cases.turnNote}` : cases, turn }
}

/**
 * What happened, and at the end where it stands.
 * @param {CaseDetail} found
 * @param {Words} words
 */
function steps(found, words) {
  const past = found.timeline.map((entry) => stepView(entry, words))
  if (found.closed_at || !found.next.text) return past
  const state = found.paused ? PAUSED : 'now'
  return [...past, { title: found.next.text, note: '', when: '', words: '', state }]
}

/**
 * @param {TimelineEntry} entry
 * @param {Words} words
 */
function stepView({ at, kind, title, text, who }, words) {
  const short = !text.includes('\n') && text.length <= SHORT[words.common.lang]
  return {
    title,
    when: momentText(at, words),
    note: [who, short ? text : ''].filter(Boolean).join(' · '),
    words: short ? '' : text,
    state: kind === PAUSED ? PAUSED : 'done',
  }
}

/**
 * The notice that still waits for its answer, or null.
 * @param {CaseDetail} found
 */
const openCorrection = (found) => found.corrections.find((one) => !one.answered_at) || null

/**
 * What the office asked for, each on its line, and its own words.
 * @param {CaseDetail} found
 */
function correctionView(found) {
  const open = openCorrection(found)
  if (!open) return null
  const names = found.materials.filter(({ number }) => open.materials.includes(number))
  return { names: names.map(({ name }) => name), words: open.words }
}

/**
 * @param {CaseDetail} found
 * @param {Words} words
 */
function deadlines(found, words) {
  const shown = found.deadlines.filter((one) => SHOWN.includes(one.which) && one.state !== 'dropped')
  return shown.map((one) => ({
    id: `${one.which} ${one.key}`,
    which: one.which,
    key: one.key,
    title: [one.which_name, one.key_name].filter(Boolean).join(' · '),
    note: say(words.cases.deadline, { text: one.text, day: dayText(one.due_on, words) }),
    guess: one.provisional ? words.cases.provisional : '',
  }))
}

/**
 * Papers with their state; `files` are the views of their files. Those of an earlier list are `kept`.
 * @param {CaseDetail} found
 * @param {(file: import('../services/types').Attachment) => any} fileView
 * @param {Words} words
 */
function papers(found, fileView, words) {
  const tones = { given: 'accent', promised: 'warm', missing: 'plain' }
  return found.materials.map((paper) => ({
    id: `${paper.number}`,
    name: paper.name,
    state: paperState(paper, words),
    tone: tones[paper.state],
    kept: Boolean(paper.kept),
    note: paperNote(paper, words),
    files: paper.files.map(fileView),
  }))
}

/**
 * By when it follows, or which day the office saw the document that stands for it.
 * @param {import('../services/types').CaseMaterial} paper
 * @param {Words} words
 */
function paperNote({ state, due_on: due, verified_on: verified }, words) {
  if (verified) return say(words.cases.verified, { day: dayText(verified, words) })
  return due && state === 'promised' ? say(words.cases.paperBy, { day: dayText(due, words) }) : ''
}

/**
 * What this case costs, and why.
 * @param {CaseDetail['fee']} fee
 * @param {Words} words
 */
const caseFee = (fee, words) => (fee ? feeLine({ fee }, words) : '')

/**
 * @param {import('../services/types').CaseMaterial} paper one that may be missing is not called missing
 * @param {Words} words
 */
const paperState = ({ state, required, to_bring = false }, words) => {
  if (to_bring) return words.cases.paper.bring
  return state === 'missing' && !required ? words.cases.paper.optional : words.cases.paper[state]
}

/**
 * How long the same usually takes.
 * @param {CaseDetail['usual']} usual
 * @param {Words} words
 */
function usualText(usual, words) {
  if (!usual) return ''
  const { median_workdays: half, p90_workdays: most, cases } = usual
  return say(words.cases.usual, { half, most, cases })
}

/**
 * @param {CaseDetail} found
 * @param {Words} words
 */
function caseHead(found, words) {
  const acts = found.acts.map(({ act }) => act)
  return {
    item: found.item.name,
    number: found.number,
    mode: found.mode_name,
    centre: found.centre.name,
    state: found.outcome_name || found.state_name,
    turn: found.turn === 'nobody' ? '' : found.turn_name,
    mine: found.turn === 'person',
    over: Boolean(found.closed_at),
    next: found.next.text,
    due: found.closed_at ? null : restView(found.remaining, words),
    guess: found.remaining && found.remaining.provisional ? words.cases.provisional : '',
    usual: found.closed_at ? '' : usualText(found.usual, words),
    received: say(words.cases.received, { when: momentText(found.received_at, words) }),
    byOther: byOther(found, words),
    fee: caseFee(found.fee, words),
    unread: found.unread ? say(words.cases.unread, { count: found.unread }) : '',
    canCorrect: acts.includes('correct'),
    canSupplement: acts.includes('supplement'),
    canWithdraw: acts.includes('withdraw'),
    ...ratingView(found.rating, words),
  }
}

/**
 * Who sent it, when it was not the person; empty when it was.
 * @param {CaseDetail} found
 * @param {Words} words
 */
function byOther({ intake, made_by_name: name, person }, { cases }) {
  if (intake === 'person') return ''
  return say(intake === 'agent' ? cases.byAgent : cases.byOther, { name, person: person.name })
}

/**
 * @param {CaseDetail['rating']} rating
 * @param {Words} words
 */
function ratingView(rating, words) {
  if (!rating) return { ask: '', askTitle: '', askNote: '' }
  const done = rating.level !== null
  return {
    ask: rating.ask,
    askTitle: done ? words.rating.levels[5 - Number(rating.level)] : words.cases.rate,
    askNote: done ? words.cases.rated : words.cases.rateNote,
  }
}

module.exports = {
  paperState,
  caseCard,
  mineView,
  steps,
  openCorrection,
  correctionView,
  deadlines,
  papers,
  usualText,
  caseHead,
}
