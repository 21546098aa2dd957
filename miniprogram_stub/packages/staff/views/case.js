/** Cases as the office sees them: a line of a queue, and the page of one case. */

const { dayText, momentText } = require('../../../views/when')
const { dueView, restView } = require('../../../views/due')
const { offered } = require('../rules/acts')
const { say } = require('../../../words/index')

/** @typedef {import('../../../words/index').Words} Words */
/** @typedef {import('../../../services/types').CaseRow} CaseRow */
/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */

/**
 * @param {CaseRow} row
 * @param {string} me whose name need not stand on it
 * @param {Words} words
 */
function lineView(row, me, words) {
  const { holder } = row
  return {
    id: row.id,
    item: row.item.name,
    number: row.number,
    person: row.person.name,
    holder: holder && holder.id !== me ? say(words.todo.holder, { name: holder.name }) : '',
    state: row.outcome_name || row.state_name,
    tone: row.turn === 'office' ? 'accent' : 'plain',
    turn: ['office', 'nobody'].includes(row.turn) ? '' : row.turn_name,
    first: row.priority ? words.todo.first : '',
    cards: cardViews(row.cards, words),
    unread: row.unread ? say(words.todo.unread, { count: row.unread }) : '',
    due: restView(row.remaining, words),
  }
}

/**
 * @param {string[]} colours
 * @param {Words} words
 */
function cardViews(colours, words) {
  /** @type {Record<string, string>} */
  const names = words.todo.card
  return colours.map((colour, place) => ({
    key: `${place}`,
    text: names[colour] || colour,
    tone: colour === 'red' ? 'danger' : 'warm',
  }))
}

/**
 * The figures over a queue.
 * @param {import('../../../services/office-types').Counts} counts
 * @param {Words} words
 */
function figureViews(counts, words) {
  const names = /** @type {const} */ (['mine', 'late', 'today', 'week'])
  return names.map((name) => ({ name, count: counts[name], text: words.todo.figures[name] }))
}

/**
 * @param {CaseDetail} found
 * @param {string} me
 * @param {Words} words
 */
function caseHead(found, me, words) {
  const { main, others } = offered(found, me)
  const over = Boolean(found.closed_at)
  const nothing = over ? words.work.closed : say(words.work.nothing, { turn: found.turn_name })
  return {
    ...lineView(found, me, words),
    mode: found.mode_name,
    phone: found.person.phone,
    over,
    due: over ? null : restView(found.remaining, words),
    main: main ? { act: main.act, name: main.name } : null,
    others: others.map(({ act, name }) => ({ act, name })),
    nothing: main || others.length ? '' : nothing,
  }
}

/**
 * Who holds it and how it came: { label, text } each.
 * @param {CaseDetail} found
 * @param {Words} words
 */
function caseFacts(found, words) {
  const { intake_name: intake } = /** @type {{ intake_name?: string }} */ (found)
  return [
    { label: words.work.holder, text: found.holder ? found.holder.name : '' },
    { label: words.work.post, text: found.post ? found.post.name : '' },
    { label: words.work.received, text: momentText(found.received_at, words) },
    { label: words.work.intake, text: [intake, found.made_by_name].filter(Boolean).join(' · ') },
    { label: words.work.note, text: found.note },
  ].filter(({ text }) => text)
}

/**
 * Every deadline that still counts, those that run first.
 * @param {CaseDetail} found
 * @param {Words} words
 */
function deadlineViews(found, words) {
  const open = (/** @type {{ state: string }} */ { state }) => state === 'running' || state === 'paused'
  const kept = found.deadlines.filter(({ state }) => state !== 'dropped')
  return [...kept.filter(open), ...kept.filter((one) => !open(one))].map((one) => ({
    id: `${one.which} ${one.key} ${one.start_on}`,
    which: one.which,
    key: one.key,
    title: [one.which_name, one.key_name].filter(Boolean).join(' · '),
    day: dayText(one.due_on, words),
    due: dueView(one, words),
  }))
}

/**
 * @param {CaseDetail} found
 * @param {Words} words
 */
function taskViews(found, words) {
  return found.tasks.map((task) => ({
    id: task.department,
    name: [task.name, task.holder_name].filter(Boolean).join(' · '),
    note: task.answered_at
      ? say(words.work.taskDone, {
          opinion: task.opinion_name,
          when: momentText(task.answered_at, words),
        })
      : say(words.work.taskOpen, { day: dayText(task.due_on, words) }),
    words: task.words,
    tone: task.answered_at ? (task.opinion === 'disagree' ? 'danger' : 'accent') : 'plain',
  }))
}

/**
 * The pauses that last, each a sentence.
 * @param {CaseDetail} found
 * @param {Words} words
 */
function pauseTexts(found, words) {
  return found.open_pauses.map(({ kind_name: name, since_on: since, expected_workdays: count }) =>
    [
      say(words.work.paused, { name, day: dayText(since, words) }),
      count ? say(words.work.expected, { count }) : '',
    ]
      .filter(Boolean)
      .join(' · '),
  )
}

module.exports = {
  lineView,
  figureViews,
  caseHead,
  caseFacts,
  deadlineViews,
  taskViews,
  pauseTexts,
}
