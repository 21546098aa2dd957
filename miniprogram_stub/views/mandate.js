/** Mandates as a card in a list and as a page, from the side of who reads. */

const { dayText } = require('./when')
const { dayParts } = require('../rules/time')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/mandates').Mandate} Mandate */

const STANDING = ['asked', 'given']
/** @type {Partial<Record<Mandate['state'], 'accent' | 'warm' | 'plain'>>} */
const TONES = { asked: 'warm', given: 'accent' }

/**
 * @param {{ name: string }[]} items none are every item
 * @param {Words} words
 */
const itemsText = (items, words) =>
  items.length ? items.map(({ name }) => name).join(words.common.comma) : words.mandates.allItems

/**
 * A day with its year: a mandate may last into the next one.
 * @param {string} on
 * @param {Words} words
 */
const longDay = (on, words) =>
  say(words.mandates.yearDay, { year: dayParts(on).year, day: dayText(on, words) })

/**
 * @param {Mandate} mandate
 * @param {Words} words
 * @param {boolean} held
 */
function titleOf({ principal, proxy, may }, { mandates: t }, held) {
  if (held) return say(t.toMe, { name: principal.name })
  return say(may.includes('give') ? t.asksYou : t.byMe, { name: proxy.name })
}

/**
 * @param {Mandate} mandate
 * @param {Words} words
 * @param {string} me
 */
function mandateCard(mandate, words, me) {
  const t = words.mandates
  const held = mandate.proxy.id === me
  return {
    id: mandate.id,
    held,
    title: titleOf(mandate, words, held),
    agent: mandate.as_agent && !held ? t.agent : '',
    items: itemsText(mandate.items, words),
    until: say(t.until, { day: longDay(mandate.until_on, words) }),
    state: mandate.state_name,
    tone: TONES[mandate.state] || 'plain',
    waits: mandate.may.includes('give'),
    over: !STANDING.includes(mandate.state),
  }
}

/**
 * @param {Mandate} mandate
 * @param {Words} words
 * @param {string} me
 */
function mandateView(mandate, words, me) {
  const t = words.mandates
  const card = mandateCard(mandate, words, me)
  const rows = [
    { label: t.what, text: card.items },
    { label: t.untilTitle, text: longDay(mandate.until_on, words) },
    { label: t.way, text: mandate.way_name },
    { label: t.witness, text: mandate.witness },
    { label: t.said, text: mandate.words },
    { label: t.number, text: mandate.number },
  ]
  return {
    ...card,
    who: card.held ? mandate.principal.name : mandate.proxy.name,
    phone: card.held ? '' : mandate.proxy.phone,
    canCall: !card.held && /^\d+$/.test(mandate.proxy.phone),
    rows: rows.filter(({ text }) => text),
    forbidden: mandate.forbidden.map(({ name }) => name),
    neverTitle: mandate.as_agent ? t.never : t.think,
    never: mandate.as_agent ? t.neverAgent : card.held ? '' : t.neverOther,
    cases: mandate.cases.map((row) => ({ id: row.id, name: row.item.name, note: `${row.number} · ${row.state_name}` })),
    casesTitle: card.held ? t.casesHeld : t.cases,
    canGive: mandate.may.includes('give'),
    canEnd: mandate.may.includes('end'),
  }
}

module.exports = { itemsText, longDay, mandateCard, mandateView }
