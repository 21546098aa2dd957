/** What the day looks like after an action, grouped and searched; pure, never changes its input. */

import type { Booking, BookingState, Verb } from "../api/staffBookings"
import type { Day, Hour } from "../api/staffDay"
import { found } from "./search"
import { wallTime } from "./time"

export const stateAfter: Record<Verb, BookingState> = {
  "check-in": "checked_in",
  serve: "served",
  miss: "missed",
}

/** What staff can do next with a booking in this state, the likeliest first. */
export function verbsFor(state: BookingState): Verb[] {
  if (state === "booked") return ["check-in", "miss"]
  if (state === "checked_in") return ["serve", "miss"]
  return state === "missed" ? ["check-in"] : []
}

/** The day with one booking replaced, its totals moved along. */
export function withBooking(day: Day, changed: Booking): Day {
  const before = day.bookings.find((booking) => booking.id === changed.id)
  if (!before) return day
  const totals = { ...day.totals }
  totals[before.state] -= 1
  totals[changed.state] += 1
  const merged = { ...before, ...changed }
  return {
    ...day,
    totals,
    bookings: day.bookings.map((booking) => (booking === before ? merged : booking)),
  }
}

/** A fresh answer from the server with the actions on it that are still under way. */
export function withPending(fresh: Day, pending: ReadonlyMap<string, BookingState>): Day {
  return fresh.bookings
    .filter((booking) => pending.has(booking.id))
    .reduce((day, booking) => withBooking(day, { ...booking, state: pending.get(booking.id)! }), fresh)
}

/** How many bookings of `after` are new or have another state than in `before`. */
export function changesBetween(before: Day, after: Day): number {
  const known = new Map(before.bookings.map((booking) => [booking.id, booking.state]))
  return after.bookings.filter((booking) => known.get(booking.id) !== booking.state).length
}

/** The bookings in one of these states (none: any) whose number, person, item or window is searched for. */
export function matching(bookings: Booking[], query: string, states: BookingState[]): Booking[] {
  return bookings.filter(({ state, number, person, item, windows, note }) => {
    if (states.length && !states.includes(state)) return false
    return found(query, [number, person.name, person.phone, item.name, ...windows, note])
  })
}

export interface HourGroup {
  hour: string
  capacity: number
  taken: number
  bookings: Booking[]
}

/** Bookings under the full hour in which they start; hours without bookings only with `all`. */
export function byHour(bookings: Booking[], hours: Hour[], all = false): HourGroup[] {
  const groups = new Map<string, HourGroup>()
  const group = (startsAt: string) => {
    const hour = `${wallTime(startsAt).slice(0, 2)}:00`
    const known = groups.get(hour) ?? { hour, capacity: 0, taken: 0, bookings: [] }
    groups.set(hour, known)
    return known
  }
  for (const hour of hours) {
    const one = group(hour.starts_at)
    one.capacity += hour.capacity
    one.taken += hour.taken
  }
  for (const booking of bookings) group(booking.starts_at).bookings.push(booking)
  return [...groups.values()]
    .filter((one) => all || one.bookings.length)
    .map((one) => ({ ...one, bookings: [...one.bookings].sort(inOrder) }))
    .sort((a, b) => a.hour.localeCompare(b.hour))
}

function inOrder(a: Booking, b: Booking): number {
  return a.starts_at.localeCompare(b.starts_at) || a.number.localeCompare(b.number)
}
