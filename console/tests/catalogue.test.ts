/** The catalogue, publishing and setup: what is shown, allowed and drawn. */

import { describe, expect, test } from "vitest"
import type { CatalogueRow, Change, Effect, Fault, SheetProblem, Version, VersionState, WhatIfLine } from "../src/api/catalogue"
import { freeCode, importEnd, inOrder, inScope, isCatalogueFile, isItemCode, named, type CatalogueScope } from "../src/rules/catalogue"
import { actOf, beginBounds, byEffect, countText, isBeginDay, obstacleOf, undone, whatIfBars } from "../src/rules/publishing"
import { byWeight, fixPlace } from "../src/rules/setup"

const row = (code: string, more: Partial<CatalogueRow> = {}): CatalogueRow => ({
  code, name: code, family: "welfare", mode: "promise", state: "published", version: 1,
  from_on: null, next: null, draft: null, offered: true, centres: 1, ...more,
})
const draft = { id: "d", state: "draft", revision: 1, changed_at: "2026-11-22T01:00:00Z", changed_by_name: "A", centre: "c", mine: true }
const codes = (rows: CatalogueRow[]) => rows.map(({ code }) => code)

describe("the list", () => {
  const rows = [
    row("water", { draft }),
    row("road", { offered: false }),
    row("old", { state: "withdrawn", version: 0, offered: false }),
    row("idea", { state: "new", version: 0, offered: false, draft }),
  ]

  test.each<[CatalogueScope, string[]]>([
    ["all", ["water", "road", "old", "idea"]],
    ["here", ["water"]],
    ["drafts", ["water", "idea"]],
    ["elsewhere", ["road"]],
    ["ended", ["old"]],
  ])("%s shows %j", (scope, shown) => {
    expect(codes(inScope(rows, scope))).toEqual(shown)
  })

  test("every word that is typed must be in the name or the code", () => {
    const found = [row("gas-alarm", { name: "Alarms for old people" }), row("old-age", { name: "Allowance" })]

    expect([codes(named(found, " OLD gas ")), codes(named(found, "old")), codes(named(found, ""))]).toEqual([
      ["gas-alarm"],
      ["gas-alarm", "old-age"],
      ["gas-alarm", "old-age"],
    ])
  })
})

describe("codes", () => {
  test.each(["a", "gas-alarm-subsidy", "a1", "a".repeat(60)])("%s may be a code", (code) => {
    expect(isItemCode(code)).toBe(true)
  })

  test.each(["", "1a", "Gas", "gas alarm", "gas_alarm", "-gas", "a".repeat(61)])("%j may not", (code) => {
    expect(isItemCode(code)).toBe(false)
  })

  test("a copy gets the next number that nobody has", () => {
    expect([freeCode("water", []), freeCode("water", ["water-2"]), freeCode("water-2", ["water-2", "water-3"])]).toEqual([
      "water-2",
      "water-3",
      "water-4",
    ])
  })
})

const problem = (at: number, severity: SheetProblem["severity"]): SheetProblem => ({
  sheet: "s", row: at, column: "c", message: "m", suggestion: "", severity,
})

describe("files", () => {
  test("are told by the ending of their name", () => {
    expect(["a.XLSX", "a.yml", "a.zip", "a.xls", "a.docx", "xlsx"].map(isCatalogueFile)).toEqual([
      true, true, true, false, false, false,
    ])
  })

  test("show errors before warnings", () => {
    const sorted = inOrder([problem(1, "warning"), problem(2, "error"), problem(3, "error")])

    expect(sorted.map((one) => one.row)).toEqual([2, 3, 1])
  })

  test("are broken by an error, not by a warning, and need something new", () => {
    const ends = [
      { problems: [problem(1, "error")], items: ["a"] },
      { problems: [problem(1, "warning")], items: ["a"] },
      { problems: [], items: [] },
    ].map(importEnd)

    expect(ends).toEqual(["broken", "ready", "nothing"])
  })
})

const change = (effect: Effect, said: string): Change => ({ kind: "changed", part: "limits", key: "", pointer: "", effect, said })

describe("publishing", () => {
  test("what is stricter is read first, and empty groups are not shown", () => {
    const groups = byEffect([change("wider", "a"), change("neither", "b"), change("narrower", "c"), change("wider", "d")])

    expect(groups.map((group) => [group.effect, group.changes.map(({ said }) => said)])).toEqual([
      ["narrower", ["c"]],
      ["wider", ["a", "d"]],
      ["neither", ["b"]],
    ])
  })

  test("a version begins tomorrow at the earliest, and within a year", () => {
    expect(beginBounds("2026-11-22")).toEqual({ first: "2026-11-23", last: "2027-11-22" })
    expect(["2026-11-22", "2026-11-23", "2027-11-22", "2027-11-23", ""].map((on) => isBeginDay(on, "2026-11-22"))).toEqual([
      false, true, true, false, false,
    ])
  })

  test.each([
    [{}, undefined],
    [{ errors: 2, saved: false }, "errors"],
    [{ saved: false, mayPublish: false }, "unsaved"],
    [{ mayPublish: false, outdated: true }, "second"],
    [{ outdated: true }, "outdated"],
  ])("with %j in the way, the next thing is %s", (way, next) => {
    expect(obstacleOf({ errors: 0, saved: true, mayPublish: true, outdated: false, ...way })).toBe(next)
  })
})

const line = (key: string, before: number, after: number): WhatIfLine => ({
  key, before, after, difference: after - before, said: key, cases: [],
})

describe("what if", () => {
  test("bars are shares of the longer of the two; what stays is apart, what never was is left out", () => {
    const bars = whatIfBars([line("seats", 4, 4), line("warnings", 2, 8), line("red_cards", 0, 0), line("fees_fen", 500, 0)])

    expect([
      bars.moved.map(({ line: { key }, before, after }) => [key, before, after]),
      bars.same.map(({ line: { key } }) => key),
    ]).toEqual([
      [["warnings", 0.25, 1], ["fees_fen", 1, 0]],
      ["seats"],
    ])
  })

  test("money is said in yuan", () => {
    expect([countText("fees_fen", 6000), countText("fees_fen", 1250), countText("seats", 6000)]).toEqual(["60", "12.50", "6000"])
  })
})

const version = (number: number, state: VersionState): Version => ({
  number, state, published_at: "2026-11-22T01:00:00Z", from_on: null, made_by_name: "", published_by_name: "",
  note: "", undo_of: null, withdrawn_at: null, current: state === "current", open_cases: 0,
})

const numbers = (versions: Version[]) => {
  const pair = undone(versions)
  return pair && [pair.undo.number, pair.back.number]
}

describe("versions", () => {
  test("undoing brings back the one before, past what never began", () => {
    expect(numbers([version(3, "current"), version(2, "taken-back"), version(1, "past")])).toEqual([3, 1])
  })

  test("the first cannot be undone, nor what is ended", () => {
    expect([numbers([version(1, "current")]), numbers([version(2, "withdrawn"), version(1, "past")])]).toEqual([undefined, undefined])
  })

  test("a version that waits is taken back first; then older ones can be brought back", () => {
    const waiting = [version(3, "scheduled"), version(2, "current"), version(1, "past")]
    const after = [version(3, "taken-back"), version(2, "current"), version(1, "past")]

    expect(waiting.map((one) => actOf(one, waiting))).toEqual(["take-back", undefined, undefined])
    expect(after.map((one) => actOf(one, after))).toEqual([undefined, undefined, "restore"])
  })
})

const fault = (key: string, severity: Fault["severity"]): Fault => ({
  key, kind: "k", severity, said: "", next: "", path: "/posts", found_on: "2026-11-22", seen_on: "2026-11-22",
})

describe("setup", () => {
  test("the gravest stand first", () => {
    const groups = byWeight([fault("a", "info"), fault("b", "error"), fault("c", "info")])

    expect(groups.map(({ weight, faults }) => [weight, faults.map(({ key }) => key)])).toEqual([
      ["error", ["b"]],
      ["info", ["a", "c"]],
    ])
  })

  test("who may edit a service is led to its versions, others to its guide", () => {
    expect([fixPlace("/services/water", true), fixPlace("/services/water", false), fixPlace("/posts", true)]).toEqual([
      { path: "/catalogue/items/water", room: "catalogue" },
      { path: "/services/water", room: "services" },
      { path: "/posts", room: "posts" },
    ])
  })
})
