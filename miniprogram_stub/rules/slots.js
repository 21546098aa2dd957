/** Seats of a day in the order in which people think of them: morning, afternoon, evening. */

const { shanghai } = require('./time')

/** @typedef {import('../services/types').Slot} Slot */

const NOON = 12
const EVENING = 18

/**
 * The part of the day in which a seat starts.
 * @param {string} startsAt
 * @returns {'morning' | 'afternoon' | 'evening'}
 */
function partOfDay(startsAt) {
  const { hour } = shanghai(startsAt)
  if (hour < NOON) return 'morning'
  return hour < EVENING ? 'afternoon' : 'evening'
}

/**
 * Seats by part of the day, in time order; parts without seats are left out.
 * @param {Slot[]} slots
 */
function groupSlots(slots) {
  const inOrder = [...slots].sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1))
  return /** @type {const} */ (['morning', 'afternoon', 'evening'])
    .map((part) => ({ part, slots: inOrder.filter((slot) => partOfDay(slot.starts_at) === part) }))
    .filter((group) => group.slots.length > 0)
}

/**
 * The first day on which a seat is free, or '' when there is none.
 * @param {import('../services/types').Day[]} days
 */
function firstOpenDay(days) {
  const open = days.find((day) => day.state === 'open')
  return open ? open.on : ''
}

/**
 * Whether the seat that starts at `startsAt` is still free in this list.
 * @param {Slot[]} slots
 * @param {string} startsAt
 */
function isFree(slots, startsAt) {
  return slots.some((slot) => slot.starts_at === startsAt && slot.free > 0)
}

module.exports = { partOfDay, groupSlots, firstOpenDay, isFree }
