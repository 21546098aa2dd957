/** Home visits as a card in a list and as a page. */

const { momentText, dayText } = require('./when')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/visit-types').Visit} Visit */
/** @typedef {import('../services/visit-types').VisitRow} VisitRow */
/** @typedef {import('../services/visit-types').VisitState} VisitState */

/** @type {Partial<Record<VisitState, 'accent' | 'plain' | 'warm' | 'danger'>>} */
const TONES = { confirmed: 'accent', on_way: 'warm', arrived: 'warm', proposed: 'warm', not_home: 'danger' }
const OVER = ['done', 'refused', 'withdrawn']
const REASONED = ['withdraw', 'decline']

/**
 * @param {VisitRow} row
 * @param {Words} words
 */
function visitCard(row, words) {
  return {
    id: row.id,
    number: row.number,
    why: row.why,
    when: row.starts_at ? momentText(row.starts_at, words) : words.visit.noTime,
    who: row.agent ? say(words.visit.comes, { name: row.agent }) : words.visit.noAgent,
    person: row.person.name,
    state: row.state_name,
    tone: TONES[row.state] || 'plain',
    mine: row.turn === 'resident' ? words.visit.yourTurn : '',
    over: OVER.includes(row.state),
  }
}

/**
 * @param {import('../services/visit-types').Wished} wish
 * @param {Words} words
 */
const wishText = ({ on, from, to }, words) => `${dayText(on, words)} ${from}–${to}`

/**
 * @param {Visit} visit
 * @param {Words} words
 */
function visitView(visit, words) {
  const timed = Boolean(visit.starts_at) && !OVER.includes(visit.state)
  const may = (/** @type {string} */ act) => visit.may.includes(act)
  return {
    id: visit.id,
    number: visit.number,
    state: visit.state_name,
    over: OVER.includes(visit.state),
    when: timed ? momentText(/** @type {string} */ (visit.starts_at), words) : '',
    waits: timed || OVER.includes(visit.state) ? '' : words.visit.noTime,
    length: timed ? say(words.visit.about, { minutes: visit.minutes }) : '',
    why: visit.why,
    place: [visit.hamlet ? visit.hamlet.name : '', visit.place].filter(Boolean).join(' '),
    person: visit.person.name,
    items: visit.items.map(({ name }) => name).join('、'),
    wishes: visit.wishes.map((wish) => wishText(wish, words)),
    agent: visit.agent,
    code: visit.code.split('').join(' '),
    codeSpoken: visit.code.split('').join('，'),
    record: recordView(visit, words),
    steps: visit.timeline.map(({ at, said }, place) => ({
      title: said,
      when: momentText(at, words),
      state: place === visit.timeline.length - 1 && !OVER.includes(visit.state) ? 'now' : 'done',
    })),
    papers: visit.originals.map((one) => ({ id: one.id, name: one.name, note: `${one.number} · ${one.place_said}` })),
    canConfirm: may('confirm'),
    canPropose: may('propose'),
    canDecline: may('decline'),
    canWithdraw: may('withdraw'),
    caseId: visit.case_id || '',
  }
}

/**
 * @param {Visit} visit
 * @param {Words} words
 */
function recordView({ record }, words) {
  if (!record) return null
  const notes = record.notes.map(({ text, by_name: by, at, clock_doubtful: doubtful }, id) => ({
    id,
    text,
    note: [by, momentText(at, words), doubtful ? words.visit.doubtful : ''].filter(Boolean).join(' · '),
  }))
  const answers = record.answers.map(({ key, label, shown }) => ({ key, label, shown }))
  return notes.length || answers.length ? { notes, answers } : null
}

module.exports = { visitCard, visitView, wishText, REASONED }
