/** Who is away and who covers, and cards with what was said against them. */

const { dayText, momentText } = require('../../../views/when')
const { shanghai } = require('../../../rules/time')
const { say } = require('../../../words/index')

/** @typedef {import('../../../words/index').Words} Words */
/** @typedef {import('../../../services/office-types').Absence} Absence */
/** @typedef {import('../../../services/office-types').Post} Post */
/** @typedef {import('../../../services/office-types').Card} Card */

/**
 * 从 12月1日 周二 09:00 · 12月4日 周五 回来; the hour of the return only when it is within a day.
 * @param {Absence} absence
 * @param {Words} words
 */
function spanOf({ from_at: from, until_at: until }, words) {
  return [say(words.away.from, { when: momentText(from, words) }), untilText(until, words)].join(' · ')
}

/**
 * @param {string | null} until
 * @param {Words} words
 */
function untilText(until, words) {
  if (!until) return words.away.open
  const { on, clock } = shanghai(until)
  return clock === '00:00'
    ? say(words.away.backOn, { day: dayText(on, words) })
    : say(words.away.until, { when: momentText(until, words) })
}

/**
 * @param {Absence} absence
 * @param {Words} words
 */
function absenceView(absence, words) {
  return {
    id: absence.id,
    name: absence.person.name,
    reason: absence.reason_name,
    span: spanOf(absence, words),
    note: absence.note,
    cover: absence.cover_name ? say(words.away.cover, { name: absence.cover_name }) : '',
  }
}

/**
 * My own absence; `begun` once it has begun by the phone's clock.
 * @param {Absence} absence
 * @param {string} now a time in UTC
 * @param {Words} words
 */
function myAbsence(absence, now, words) {
  const begun = absence.from_at <= now
  const moved = { count: absence.moved_cases, name: absence.cover_name }
  return {
    ...absenceView(absence, words),
    title: begun ? words.away.now : words.away.soon,
    moved: absence.cover_name ? say(words.away.moved, moved) : words.away.nobody,
    covered: Boolean(absence.cover_name),
  }
}

/**
 * Who takes over at each post that I hold.
 * @param {Post[]} posts
 * @param {string} me
 * @param {Words} words
 */
function coverViews(posts, me, words) {
  const mine = posts.filter(({ holder }) => holder && holder.id === me)
  return mine.map(({ id, name, cover }) => ({
    id,
    name,
    note: cover ? say(words.away.coveredBy, { name: cover.name }) : words.away.noCover,
    empty: !cover,
  }))
}

/**
 * @param {Card} card
 * @param {Words} words
 */
function cardView(card, words) {
  const which = [card.which_name, card.key_name].filter(Boolean).join(' · ')
  const can = (/** @type {string} */ act) => card.can.includes(act)
  const until = card.appeal_until
  return {
    id: card.id,
    tone: card.colour === 'red' ? 'danger' : 'warm',
    colour: card.colour_name,
    state: card.state_name,
    caseId: card.case.id,
    item: card.case.item_name,
    number: card.case.number,
    cause: card.cause,
    facts: [
      say(words.cards.person, { name: [card.person.name, card.post_name].filter(Boolean).join(' · ') }),
      say(words.cards.due, { which, day: dayText(card.due_on, words) }),
      say(words.cards.issuedAt, { when: momentText(card.issued_at, words) }),
      say(words.cards.rule, { number: card.rule_number }),
    ],
    evidence: card.evidence,
    events: card.events.map((event) => ({
      key: `${event.at} ${event.kind}`,
      title: `${event.kind_name} · ${event.who}`,
      when: momentText(event.at, words),
      words: event.words,
      until: event.until_on ? say(words.cards.untilMore, { day: dayText(event.until_on, words) }) : '',
    })),
    until: can('appeal') && until ? say(words.cards.until, { day: dayText(until, words) }) : '',
    canAppeal: can('appeal'),
    canDecide: can('decide'),
  }
}

module.exports = { absenceView, myAbsence, coverViews, cardView }
