/** Home visits: the board, what the address says, which acts there are, days and times. */

import { expect, test } from "vitest"
import type { SubjectConflict, VisitRow } from "../src/api/visits"
import { bySubject } from "../src/rules/conflicts"
import { board, isNarrowed, needsWords, officeActs, visitFiltersOf, visitQueryOf } from "../src/rules/visitState"
import { offeredDays, suits, wishedDays, wishFault } from "../src/rules/visitTimes"

const row = (id: string, facts: Partial<VisitRow>): VisitRow =>
  ({ id, state: "asked", priority: false, starts_at: null, asked_at: "2026-11-20T01:00:00Z", ...facts }) as VisitRow
const conflict = (id: string, key: string) => ({ subject: "visit", id, title: `V-${id}`, version: 4, key }) as SubjectConflict
const ids = (rows: readonly VisitRow[]) => rows.map(({ id }) => id)

test("the board has what waits for the office on the left, and nothing that is over", () => {
  const rows = [row("a", {}), row("b", { state: "postponed" }), row("c", { state: "arrived" }), row("d", { state: "done" })]

  expect(board(rows).map((one) => [one.column, ids(one.rows)])).toEqual([
    ["give", ["a"]],
    ["time", ["b"]],
    ["agree", []],
    ["agreed", []],
    ["way", ["c"]],
  ])
})

test("in a column the green lane comes first, then who has a time, then who waits longest", () => {
  const rows = [
    row("young", { asked_at: "2026-11-21T01:00:00Z" }),
    row("old", {}),
    row("timed", { starts_at: "2026-11-23T01:00:00Z", asked_at: "2026-11-22T01:00:00Z" }),
    row("green", { priority: true, asked_at: "2026-11-22T01:00:00Z" }),
  ]

  expect(ids(board(rows)[0]!.rows)).toEqual(["green", "timed", "old", "young"])
})

test("what an address says wrongly is not asked", () => {
  expect(visitFiltersOf({ state: "nonsense", on: "tomorrow", look: "map" })).toEqual({ state: "open", on: "", agent: "", look: "list" })
})

test("an address says only what does not go without saying, and is read back", () => {
  const filters = { state: "conflicts", on: "2026-11-23", agent: "", look: "board" } as const

  expect(visitQueryOf(filters)).toEqual({ state: "conflicts", on: "2026-11-23", look: "board" })
  expect(visitFiltersOf(visitQueryOf(filters))).toEqual(filters)
})

test("a board alone narrows nothing", () => {
  expect(isNarrowed({ state: "open", on: "", agent: "", look: "board" })).toBe(false)
  expect(isNarrowed({ state: "done", on: "", agent: "", look: "list" })).toBe(true)
})

test("of all that may be done, the office gets buttons for its own acts", () => {
  expect(officeActs(["accept", "assign", "confirm", "on_way", "refuse", "withdraw"])).toEqual(["confirm", "refuse", "withdraw"])
  expect(["confirm", "postpone", "refuse", "withdraw"].filter((act) => needsWords(act as "confirm"))).toEqual(["postpone", "refuse"])
})

const wishes = [{ on: "2026-11-25", from: "09:00", to: "12:00" }, { on: "2026-11-20", from: "09:00", to: "12:00" }]

test("days are offered in the order of the calendar, wished ones among them, those that are over not at all, none twice", () => {
  const later = [...wishes, { on: "2026-12-01", from: "09:00", to: "12:00" }]

  expect(offeredDays(later, "2026-11-23", 3)).toEqual(["2026-11-23", "2026-11-24", "2026-11-25", "2026-12-01"])
  expect(wishedDays(later, "2026-11-23")).toEqual(["2026-11-25", "2026-12-01"])
})

test("a moment is as wished from the beginning of a wish to before its end, in the time of the office", () => {
  const found = ["2026-11-25T00:59:00Z", "2026-11-25T01:00:00Z", "2026-11-25T03:59:00Z", "2026-11-25T04:00:00Z"].map((one) => suits(wishes, one))

  expect(found).toEqual([false, true, true, false])
})

test("a wish has a day to come and ends after it begins", () => {
  const faults = [
    { on: "", from: "09:00", to: "12:00" },
    { on: "2026-11-22", from: "09:00", to: "12:00" },
    { on: "2026-11-23", from: "12:00", to: "12:00" },
    { on: "2026-11-23", from: "09:00", to: "12:00" },
  ].map((wish) => wishFault(wish, "2026-11-23"))

  expect(faults).toEqual(["day", "day", "turned", undefined])
})

test("conflicts of one record stand together, records in the order in which they came", () => {
  const [first, second, third] = [conflict("b", "state"), conflict("a", "time"), conflict("b", "time")] as const

  expect(bySubject([first, second, third])).toEqual([
    { subject: "visit", id: "b", title: "V-b", version: 4, items: [first, third] },
    { subject: "visit", id: "a", title: "V-a", version: 4, items: [second] },
  ])
})
