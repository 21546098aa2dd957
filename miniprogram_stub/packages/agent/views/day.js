/** The day of an agent: the round in its order, what is to be done next, and how far the journal is. */

const agentDay = require('../../../services/agent-day')
const blobs = require('../../../services/blobs')
const journal = require('../../../services/journal')
const outbox = require('../../../services/outbox')
const sync = require('../../../services/sync')
const network = require('../../../services/network')
const { allLines, lineView } = require('./visit')
const { shanghai } = require('../../../rules/time')
const { isCode } = require('../../../rules/fault')
const { dayText, momentText } = require('../../../views/when')
const { say } = require('../../../words/index')

/** @typedef {import('../../../words/index').Words} Words */

/**
 * @param {string} today
 * @param {Words} words
 */
function dayView(today, words) {
  const all = allLines(words)
  const stops = stopsOf(today, all, words)
  const open = stops.filter(({ closed, skipped }) => !closed && !skipped)
  const next = open.find(({ state }) => ['on_way', 'arrived'].includes(state)) || open[0] || null
  const inRound = new Set(stops.map(({ id }) => id))
  const rest = all.filter(({ line }) => !inRound.has(line.id)).map(({ line }) => line)
  const timed = rest.filter(({ closed, startsAt }) => !closed && startsAt).sort(byStart)
  const isBefore = (/** @type {any} */ { startsAt }) => shanghai(startsAt).on < today
  const dated = (/** @type {any} */ line) => ({ ...line, clock: '', when: momentText(line.startsAt, words) })
  return {
    about: say(words.agentDay.day, { day: dayText(today, words), count: stops.length }),
    next,
    nextText: next ? words.agent.moves[next.next] || '' : '',
    later: open.filter((stop) => !next || stop.id !== next.id),
    missed: timed.filter(isBefore).map(dated),
    ahead: timed.filter((line) => !isBefore(line)).map(dated),
    loose: rest.filter(({ closed, startsAt }) => !closed && !startsAt),
    finished: [
      ...stops.filter(({ closed, skipped }) => closed || skipped),
      ...rest.filter(({ closed, id }) => closed && touchedOn(today, id)),
    ],
  }
}

/** @param {{ startsAt: string }} one @param {{ startsAt: string }} other */
const byStart = (one, other) => (one.startsAt < other.startsAt ? -1 : 1)

/** Whether something was done about a visit on a day, by this phone. @param {string} today @param {string} id */
const touchedOn = (today, id) => journal.of(id).some(({ said }) => shanghai(said.at).on === today)

/**
 * Today's visits in the order of the round, then by their time.
 * @param {string} today
 * @param {{ visit: any, line: any }[]} all
 * @param {Words} words
 */
function stopsOf(today, all, words) {
  const round = agentDay.all('round').find(({ on }) => on === today)
  const planned = ((round && round.stops) || []).map((/** @type {any} */ stop) => ({ ...stop, id: String(stop.visit) }))
  const places = planned.map((/** @type {any} */ { id }) => id)
  const ofToday = all.filter(({ visit, line }) =>
    places.includes(line.id) || (line.startsAt ? shanghai(line.startsAt).on === today : openedToday(visit, today)))
  const key = (/** @type {any} */ { line }) => [places.includes(line.id) ? places.indexOf(line.id) : 999, line.startsAt]
  ofToday.sort((one, other) => (key(one)[0] - key(other)[0]) || (key(one)[1] < key(other)[1] ? -1 : 1))
  return ofToday.map(({ visit, line }, place) => {
    const stop = planned.find((/** @type {any} */ { id }) => id === line.id)
    return {
      ...lineView(visit, words),
      clock: stop && stop.starts_at ? shanghai(stop.starts_at).clock : line.clock,
      place: place + 1,
      road: stop && stop.travel_minutes ? say(words.agentDay.road, { minutes: stop.travel_minutes }) : '',
      skipped: ['not_home', 'postponed'].includes(line.state) && touchedOn(today, line.id),
    }
  })
}

/** @param {any} visit @param {string} today */
const openedToday = (visit, today) => touchedOn(today, visit.id) && visit.state !== 'withdrawn'

/**
 * How far the journal is, in one line, and what is wrong.
 * @param {Words} words
 */
function journalView(words) {
  const t = words.agentDay
  const state = sync.state()
  const waiting = journal.unsent().length + outbox.list().filter(({ said }) => !said).length
  const files = blobs.waiting().length
  const refused = journal.entries().filter(isRefused).length
  const at = state.doneAt || agentDay.pulledAt()
  const left = waiting + files > 0
  return {
    waiting,
    line: lineOf(waiting, at, t),
    files: counted(t.files, files),
    why: whyNot(state, words),
    canSend: !state.working && network.isOnline() && (left || !at || Boolean(state.fault)),
    clock: state.clockWrong ? say(t.clockWrong, { minutes: Math.round(Math.abs(state.skewSeconds) / 60) }) : '',
    refused: counted(t.refused, refused),
    lost: isLost(state.fault),
    fresh: !left && !state.fault && Boolean(at),
  }
}

/** @param {string} sentence @param {number} count */
const counted = (sentence, count) => (count ? say(sentence, { count }) : '')

/** @param {import('../../../services/journal').Entry} entry */
const isRefused = ({ answered }) => answered !== null && ['refused', 'aside'].includes(answered.verdict)

/** @param {number} waiting @param {string} at @param {Words['agentDay']} t */
function lineOf(waiting, at, t) {
  if (waiting) return say(t.waiting, { count: waiting })
  return at ? say(t.allSent, { time: shanghai(at).clock }) : t.never
}

/** @param {unknown} fault */
const isLost = (fault) => isCode(fault, 'device-lost') || isCode(fault, 'device-taken')

/** @param {import('../../../services/sync').State} state @param {Words} words */
function whyNot({ fault, working }, words) {
  if (working) return words.agentDay.working
  if (!network.isOnline()) return words.agentDay.offlineNow
  if (isLost(fault)) return words.agentPhone.renewTitle
  if (isCode(fault, 'phone-full')) return words.agentDay.full
  return fault ? words.agentDay.failed : ''
}

module.exports = { dayView, journalView, isLost }
