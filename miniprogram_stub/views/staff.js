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
    about: [day.is_workday ? words.staff.workday : words.staff.restDay, day.day_name, day.provisional ? words.staff.provisional : '']
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
 * How full each hour is, in whole percent.
 * @param {StaffDay} day
 * @param {Words} words
 */
const hourViews = (day, words) =>
  day.hours.map(({ starts_at: startsAt, capacity, taken }) => ({
    key: startsAt,
    from: shanghai(startsAt).clock,
    text: `${taken}/${capacity}`,
    label: say(words.staff.hour, { from: shanghai(startsAt).clock, taken, capacity }),
    share: capacity ? Math.round((taken / capacity) * PERCENT) : 0,
  }))

module.exports = { dayView, hourViews }
