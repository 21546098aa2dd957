/** Papers that people handed over: where each is, with what this phone knows and the office does not yet. */

const agentDay = require('../../../services/agent-day')
const journal = require('../../../services/journal')
const sync = require('../../../services/sync')
const { isIn } = require('../../../rules/journal')
const { dayText } = require('../../../views/when')
const { say } = require('../../../words/index')

/** @typedef {import('../../../words/index').Words} Words */
/**
 * @typedef {{
 *   id: string, name: string, number: string, copies: number, owner: { id: string, name: string } | null,
 *   place: string, holder: { id: string, name: string } | null, due_on?: string, half: boolean, visit_id?: string,
 * }} Paper
 */

/** @param {any} body of the operation that opened it @param {string} id @returns {Paper} */
function openedPaper(body, id) {
  const person = agentDay.one('person', body.owner)
  return {
    id,
    name: body.name,
    number: body.number,
    copies: body.copies || 1,
    owner: { id: body.owner, name: person ? person.name : '' },
    place: 'owner',
    holder: null,
    due_on: body.due_on,
    half: false,
    visit_id: body.visit,
  }
}

/** @param {Paper} paper @param {any} operation */
function changed(paper, { kind, body }) {
  if (kind === 'open' || kind === 'take') return { ...paper, place: 'person', holder: { id: journal.who(), name: '' } }
  if (kind === 'give') return { ...paper, place: 'person', holder: { id: body.to, name: '' } }
  return kind === 'back' ? { ...paper, place: 'owner', holder: null } : paper
}

/** Every paper that passed through this phone. @returns {Paper[]} */
function papers() {
  const pulled = agentDay.all('original')
  const ids = new Set(pulled.map(({ id }) => id))
  const opened = journal.entries().filter(({ said }) => said.subject === 'original' && !ids.has(said.id))
  const fresh = [...new Set(opened.map(({ said }) => said.id))]
  return [...pulled.map(withOwn), ...fresh.map(freshPaper).filter(Boolean)]
}

/** @param {any} pulled @returns {Paper} */
const withOwn = (pulled) =>
  journal
    .standing(pulled.id)
    .filter((operation) => !isIn(pulled.seen, operation))
    .reduce(changed, { half: false, holder: null, ...pulled })

/** @param {string} id @returns {any} */
function freshPaper(id) {
  const own = journal.standing(id)
  const opening = own.find(({ kind }) => kind === 'open')
  const taken = own.find(({ kind }) => kind === 'take')
  if (!opening && !taken) return null
  const start = opening
    ? openedPaper(opening.body, id)
    : { id, name: '', number: '', copies: 1, owner: null, place: 'owner', holder: null, half: false }
  return own.reduce(changed, start)
}

/** @param {Paper} paper */
const isMine = ({ place, holder }) => place === 'person' && holder !== null && holder.id === journal.who()

/**
 * @param {Paper} paper
 * @param {string} today
 * @param {Words} words
 */
function paperView(paper, today, words) {
  const t = words.agentPapers
  const mine = isMine(paper)
  const unsent = ['kept', 'waiting'].includes(sync.progress(paper.id))
  const name = paper.name || t.unnamed
  return {
    id: paper.id,
    name,
    copies: say(t.copies, { count: paper.copies }),
    owner: paper.owner ? paper.owner.name : '',
    number: paper.number ? say(t.receipt, { number: paper.number }) : '',
    mine,
    where: mine ? t.mine : placeText(paper, words),
    ...dueOf(paper, today, words),
    half: paper.half,
    unsent,
    visit: paper.visit_id || '',
    signHint: say(t.backHint, { name, count: paper.copies }),
  }
}

/**
 * When it is to be given back, '' for no day or when it is back.
 * @param {Paper} paper
 * @param {string} today
 * @param {Words} words
 */
function dueOf({ due_on: due, place }, today, words) {
  if (!due || place === 'owner') return { due: '', overdue: false }
  return { due: say(words.agentPapers.due, { day: dayText(due, words) }), overdue: due < today }
}

/** @param {Paper} paper @param {Words} words */
function placeText({ place, holder }, words) {
  const t = words.agentPapers
  if (place !== 'person') return t.places[place] || ''
  return say(t.holder, { name: (holder && (holder.name || nameOf(holder.id))) || words.agent.nobody })
}

/** @param {string} id */
const nameOf = (id) => (agentDay.one('person', id) || { name: '' }).name

/** The next number of a receipt of this phone; '' while the office has given the phone no name. */
function nextNumber() {
  const { short } = journal.phone()
  const numbers = papers()
    .map(({ number }) => number)
    .filter((number) => short && number.startsWith(`${short}-`))
    .map((number) => Number(number.slice(short.length + 1)))
  const known = journal.phone().receipts || 0
  return short ? { number: `${short}-${Math.max(known, ...numbers) + 1}`, count: Math.max(known, ...numbers) + 1 } : null
}

module.exports = { papers, paperView, isMine, nextNumber }
