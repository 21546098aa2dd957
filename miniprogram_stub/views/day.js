/** Days and seats to choose from. */

const { shanghai, dayParts } = require('../rules/time')
const { groupSlots } = require('../rules/slots')
const { dayText, spanText } = require('./when')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */

/**
 * @param {import('../services/types').Day} one
 * @param {Words} words
 */
function dayView(one, words) {
  const { month, day, weekday } = dayParts(one.on)
  const free =
    one.state === 'open' ? say(words.book.left, { count: one.free }) : words.book[one.state]
  return {
    on: one.on,
    weekday: words.time.weekdays[weekday],
    date: say(words.time.short, { number: month, month: words.time.months[month - 1], day }),
    text: dayText(one.on, words),
    free,
    name: one.name || '',
    open: one.state === 'open',
    provisional: one.provisional,
    overtime: one.off_hours && one.state === 'open' ? words.book.overtime : '',
    label: [dayText(one.on, words), one.name, free].filter(Boolean).join(' '),
  }
}

/**
 * @param {import('../services/types').Slot[]} slots
 * @param {Words} words
 */
function slotGroups(slots, words) {
  return groupSlots(slots).map(({ part, slots: seats }) => ({
    part,
    title: words.time[part],
    slots: seats.map((slot) => slotView(slot, words)),
  }))
}

/**
 * @param {import('../services/types').Slot} slot
 * @param {Words} words
 */
function slotView(slot, words) {
  const free = slot.free > 0 ? say(words.book.left, { count: slot.free }) : words.book.full
  const span = spanText(slot.starts_at, slot.ends_at, words)
  const overtime = slot.off_hours ? words.book.overtime : ''
  return {
    startsAt: slot.starts_at,
    clock: shanghai(slot.starts_at).clock,
    span,
    free,
    open: slot.free > 0,
    overtime,
    label: [span, free, overtime].filter(Boolean).join(' '),
  }
}

module.exports = { dayView, slotGroups }
