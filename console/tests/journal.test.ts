/** Operations that did not count: what the address says, where they belong, saying how one was dealt with. */

import { expect, test } from "vitest"
import { isOnlySoft } from "../src/rules/conflicts"
import { journalFiltersOf, journalQueryOf, placeOf, wordsLack } from "../src/rules/journal"
import type { SubjectConflict } from "../src/api/visits"

const items = (...hard: boolean[]) => ({ items: hard.map((one) => ({ hard: one }) as SubjectConflict) })

test("what an address says wrongly is not asked", () => {
  expect(journalFiltersOf({ part: "map", state: "applied" })).toEqual({ part: "conflicts", state: "refused" })
})

test("an address says which operations only where they are shown, and is read back", () => {
  const waiting = { part: "journal", state: "waiting" } as const

  expect(journalQueryOf({ part: "conflicts", state: "waiting" })).toEqual({})
  expect(journalQueryOf({ part: "journal", state: "refused" })).toEqual({ part: "journal" })
  expect(journalFiltersOf(journalQueryOf(waiting))).toEqual(waiting)
})

test("an operation leads to its record, unless that is unknown or another office's", () => {
  const places = [
    { subject: "original", subject_id: "1", title: "O-1" },
    { subject: "visit", subject_id: "2", title: "" },
    { subject: "", subject_id: "3", title: "" },
  ] as const

  expect(places.map(placeOf)).toEqual([{ name: "original", params: { id: "1" } }, undefined, undefined])
})

test("somebody says in one to 500 characters how it was dealt with", () => {
  expect(["", " \n", "x", ` ${"补".repeat(500)} `, "补".repeat(501)].map(wordsLack)).toEqual(["none", "none", undefined, undefined, "long"])
})

test("a record wants only a look when nothing in it contradicts", () => {
  expect([items(false, false), items(false, true)].map(isOnlySoft)).toEqual([true, false])
})
