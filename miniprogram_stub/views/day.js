/** Days and seats to choose from. */

const { shanghai, dayParts } = require('../rules/time')
const { groupSlots } = require('../rules/slots')
const { dayText, spanText } = require('./when')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */

/**
 * @param {import('../services/types').Day} day
 * @param {Words} words
 */
function dayView(day, words) {
  const { month, day: number, weekday } = dayParts(day.on)
  const free = day.state === 'open' ? say(words.book.left, { count: day.free }) : words.book[day.state]
  return {
    on: day.on,
    weekday: words.time.weekdays[weekday],
    date: `${month}/${number}`,
    text: dayText(day.on, words),
    free,
    name: day.name || '',
    open: day.state === 'open',
    provisional: day.provisional,
    overtime: day.off_hours && day.state === 'open' ? words.book.overtime : '',
    label: [dayText(day.on, words), day.name, free].filter(Boolean).join(' '),
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
