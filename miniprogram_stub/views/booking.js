/** Bookings as cards, as a page and as a line of the office's day. */

const { shanghai } = require('../rules/time')
const { dayText, momentText, spanText } = require('./when')
const { stateText, wayText } = require('./message')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').Booking} Booking */
/** @typedef {import('../services/types').BookingState} BookingState */

/** @type {Record<BookingState, 'accent' | 'plain' | 'warm'>} */
const TONES = {
  booked: 'accent',
  checked_in: 'warm',
  served: 'plain',
  missed: 'plain',
  cancelled: 'plain',
}

/**
 * @param {Booking} booking
 * @param {Words} words
 */
function bookingCard(booking, words) {
  return {
    id: booking.id,
    number: booking.number,
    item: booking.item.name,
    centre: booking.centre.name,
    day: dayText(booking.on, words),
    span: spanText(booking.starts_at, booking.ends_at, words),
    state: words.state[booking.state],
    tone: TONES[booking.state],
    over: booking.state !== 'booked' && booking.state !== 'checked_in',
  }
}

/**
 * The way of a booking; where it ended otherwise, the end takes the place of the steps that did not come.
 * @param {Booking} booking
 * @param {Words} words
 */
function progress(booking, words) {
  const made = {
    title: words.state.booked,
    note: say(words.mine.madeAt, { when: momentText(booking.made_at, words) }),
    state: 'done',
  }
  if (booking.state === 'cancelled') {
    const when = booking.cancelled_at ? momentText(booking.cancelled_at, words) : ''
    const note = [when && say(words.mine.cancelledAt, { when }), booking.reason]
      .filter(Boolean)
      .join(' · ')
    return [made, { title: words.state.cancelled, note, state: 'now' }]
  }
  if (booking.state === 'missed')
    return [made, { title: words.state.missed, note: '', state: 'now' }]
  const steps = /** @type {const} */ (['booked', 'checked_in', 'served'])
  const at = steps.indexOf(booking.state)
  return [
    { ...made, state: at === 0 ? 'now' : 'done' },
    {
      title: words.state.checked_in,
      note: at === 0 ? words.mine.nextStep : '',
      state: at > 1 ? 'done' : at === 1 ? 'now' : 'next',
    },
    { title: words.state.served, note: '', state: at === 2 ? 'now' : 'next' },
  ]
}

/**
 * @param {import('../services/types').Reminder} reminder
 * @param {Words} words
 */
function reminderView(reminder, words) {
  /** @type {Record<string, string>} */
  const notice = words.notice
  const when = momentText(reminder.due_at, words)
  const channel = wayText(reminder.channel, words)
  return {
    title: notice[reminder.kind] || notice.other,
    note: channel ? say(words.mine.reminderAt, { when, channel }) : when,
    state: stateText(reminder, words),
    bad: reminder.state === 'refused' || reminder.state === 'given_up',
  }
}

/**
 * @param {Booking} booking
 * @param {Words} words
 */
function bookingView(booking, words) {
  return {
    ...bookingCard(booking, words),
    address: booking.centre.address,
    phone: booking.centre.phone,
    itemCode: booking.item.code,
    centreCode: booking.centre.code,
    person: [booking.person.name, booking.person.phone].filter(Boolean).join('  '),
    note: booking.note,
    byStaff: booking.made_by === 'staff',
    canChange: booking.can_change,
    changeText: changeText(booking, words),
    steps: progress(booking, words),
    reminders: booking.reminders.map((reminder) => reminderView(reminder, words)),
    bring: booking.bring,
  }
}

/**
 * @param {Booking} booking
 * @param {Words} words
 */
function changeText(booking, words) {
  if (booking.can_change)
    return say(words.mine.until, { when: momentText(booking.change_until, words) })
  return booking.state === 'booked' ? words.mine.tooLate : ''
}

/**
 * A line of the office's day, with the steps that are open to the clerk.
 * @param {Booking} booking
 * @param {Words} words
 */
function dayLine(booking, words) {
  return {
    ...bookingCard(booking, words),
    clock: shanghai(booking.starts_at).clock,
    name: booking.person.name,
    phone: booking.person.phone,
    window: (booking.windows || []).join(' · '),
    note: booking.note,
    canCheckIn: booking.state === 'booked',
    canServe: booking.state === 'checked_in',
    canMiss: booking.state === 'booked',
    waiting: booking.state === 'booked' || booking.state === 'checked_in',
  }
}

module.exports = { bookingCard, bookingView, dayLine, progress, reminderView }
