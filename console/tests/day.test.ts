/** The day's rules: what changes, how it is grouped, searched and drawn. */

import { describe, expect, test } from "vitest"
import type { Booking } from "../src/api/staffBookings"
import type { Day } from "../src/api/staffDay"
import { byHour, changesBetween, matching, verbsFor, withBooking, withPending } from "../src/rules/dayState"
import { plotOf } from "../src/rules/plot"

const booking = (id: string, startsAt: string, more: Partial<Booking> = {}): Booking => ({
  id,
  number: id.toUpperCase(),
  state: "booked",
  centre: { code: "c", name: "Centre", address: "", phone: "" },
  item: { code: "old-age", name: "高龄津贴申领" },
  starts_at: startsAt,
  ends_at: startsAt,
  on: "2026-11-23",
  person: { name: "杨秀英", phone: "138****0001" },
  windows: ["1号窗口"],
  note: "",
  made_by: "self",
  bring: [],
  ...more,
})

const nine = "2026-11-23T01:00:00Z"
const halfPastNine = "2026-11-23T01:30:00Z"
const two = "2026-11-23T06:00:00Z"

const day = (bookings: Booking[]): Day => ({
  centre: { code: "c", name: "Centre" },
  on: "2026-11-23",
  is_workday: true,
  day_name: null,
  provisional: false,
  ranges: [
    { from: "09:00", to: "12:00", off_hours: false },
    { from: "14:00", to: "17:00", off_hours: false },
  ],
  totals: { booked: bookings.length, checked_in: 0, served: 0, missed: 0, cancelled: 0, free: 3 },
  hours: [
    { starts_at: nine, capacity: 2, taken: 2 },
    { starts_at: halfPastNine, capacity: 2, taken: 1 },
    { starts_at: two, capacity: 2, taken: 0 },
  ],
  bookings,
  duty: [],
})

const morning = [booking("a02", halfPastNine), booking("a01", nine), booking("a03", nine)]

describe("an action", () => {
  test("moves the booking and the totals, and leaves the old day alone", () => {
    const before = day(morning)

    const after = withBooking(before, { ...morning[1]!, state: "checked_in" })

    expect(after.totals).toEqual({ ...before.totals, booked: 2, checked_in: 1 })
    expect(after.bookings.map(({ state }) => state)).toEqual(["booked", "checked_in", "booked"])
    expect(before.totals.booked).toBe(3)
  })

  test("on a booking of another day changes nothing", () => {
    const before = day(morning)

    expect(withBooking(before, booking("z99", nine))).toBe(before)
  })

  test("under way survives a refresh that does not know of it yet", () => {
    const fresh = withPending(day(morning), new Map([["a01", "served"]]))

    expect([fresh.totals.booked, fresh.totals.served]).toEqual([2, 1])
  })

  test("that was missed can be made good on the same day", () => {
    expect([verbsFor("missed"), verbsFor("served"), verbsFor("cancelled")]).toEqual([["check-in"], [], []])
  })
})

test("new bookings and other states count as changes", () => {
  const after = day([...morning.slice(0, 2), { ...morning[2]!, state: "missed" }, booking("a04", two)])

  expect(changesBetween(day(morning), after)).toBe(2)
})

describe("the list", () => {
  test("stands under full hours, in order of time and number", () => {
    const groups = byHour(morning, day(morning).hours)

    expect(groups.map(({ hour, capacity, taken, bookings }) => [hour, capacity, taken, bookings.map(({ id }) => id)])).toEqual([
      ["09:00", 4, 3, ["a01", "a03", "a02"]],
    ])
  })

  test("shows empty hours on paper", () => {
    expect(byHour(morning, day(morning).hours, true).map(({ hour }) => hour)).toEqual(["09:00", "14:00"])
  })

  test("is searched in number, person, item and window, and by state", () => {
    const list = [...morning, booking("b01", two, { state: "served", windows: ["3号社保窗口"] })]
    const ids = (query: string, states: Booking["state"][] = []) => matching(list, query, states).map(({ id }) => id)

    expect([ids("社保"), ids("a0 津贴"), ids("0001", ["served"]), ids("nobody")]).toEqual([
      ["b01"],
      ["a02", "a01", "a03"],
      ["b01"],
      [],
    ])
  })
})

describe("the plot", () => {
  test("runs from the first opening to the last closing, a bar for each full hour", () => {
    const { bars, ticks, now } = plotOf(day([]).hours, day([]).ranges, 13 * 60)

    expect(bars.map(({ time, left, width, height, filled, full }) => [time, left, width, height, filled, full])).toEqual([
      ["09:00", 0, 2 / 16, 1, 0.75, false],
      ["14:00", 10 / 16, 1 / 16, 0.5, 0, false],
    ])
    expect(ticks.map(({ label }) => label)).toEqual([
      "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00", "17:00",
    ])
    expect(now).toBe(0.5)
  })

  test("has nothing to draw on a closed day, and no now on another day", () => {
    expect(plotOf([], [], 600)).toEqual({ bars: [], bands: [], ticks: [], now: null })
    expect(plotOf(day([]).hours, day([]).ranges, null).now).toBeNull()
  })
})
