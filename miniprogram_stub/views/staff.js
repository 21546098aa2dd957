/** The day of a centre as its staff see it. */

const { shanghai } = require('../rules/time')
const { dayText, rangesText } = require('./when')
const { dayLine } = require('./booking')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').StaffDay} StaffDay */

const PERCENT = 100

/**
 * @param {StaffDay} day
 * @param {Words} words
 */
function dayView(day, words) {
  const { totals } = day
  const shown = /** @type {const} */ (['booked', 'checked_in', 'served', 'missed', 'free'])
  return {
    centre: day.centre.name,
    text: dayText(day.on, words),
    about: [
      day.is_workday ? words.staff.workday : words.staff.restDay,
      day.day_name,
      day.provisional ? words.staff.provisional : '',
    ]
      .filter(Boolean)
      .join(' · '),
    ranges: day.ranges.length ? rangesText(day.ranges) : words.staff.closed,
    totals: shown.map((name) => ({ name, count: totals[name], text: words.staff.total[name] })),
    lines: day.bookings.map((booking) => dayLine(booking, words)),
    duty: day.duty.map((one) => ({
      key: `${one.post} ${one.name}`,
      name: one.name,
      note: [one.post, one.window].filter(Boolean).join(' · '),
      cover: one.cover ? words.staff.cover : '',
    })),
  }
}

/**
 * How full each hour of the clock is, in whole percent; shorter steps are added up.
 * @param {StaffDay} day
 * @param {Words} words
 */
function hourViews(day, words) {
  /** @type {Map<string, { capacity: number, taken: number }>} */
  const hours = new Map()
  for (const { starts_at: startsAt, capacity, taken } of day.hours) {
    const from = `${shanghai(startsAt).clock.slice(0, 2)}:00`
    const sum = hours.get(from) || { capacity: 0, taken: 0 }
    hours.set(from, { capacity: sum.capacity + capacity, taken: sum.taken + taken })
  }
  return [...hours].map(([from, { capacity, taken }]) => ({
    key: from,
    from,
    text: `${taken}/${capacity}`,
    label: say(words.staff.hour, { from, taken, capacity }),
    share: capacity ? Math.round((taken / capacity) * PERCENT) : 0,
  }))
}

module.exports = { dayView, hourViews }
