/** The pure rules: time, months, people, search, fields. */

import { describe, expect, test } from "vitest"
import { byField } from "../src/rules/fields"
import { monthsBetween, namedRuns, weeksOf, withWeekends } from "../src/rules/monthGrid"
import { isIdNumber, isPhone, tidyPhone } from "../src/rules/person"
import { found } from "../src/rules/search"
import { addDays, dayOf, isDay, wallTime, weekday } from "../src/rules/time"

describe("time", () => {
  test("the wall clock is that of Shanghai, wherever the computer stands", () => {
    expect([wallTime("2026-11-23T01:05:00Z"), dayOf("2026-11-22T16:00:00Z")]).toEqual(["09:05", "2026-11-23"])
  })

  test("midnight is 00:00, not 24:00", () => {
    expect(wallTime("2026-11-22T16:00:00Z")).toBe("00:00")
  })

  test("days pass over the ends of months and years", () => {
    expect([addDays("2026-12-31", 1), addDays("2028-03-01", -1)]).toEqual(["2027-01-01", "2028-02-29"])
  })

  test.each(["2026-02-30", "2026-13-01", "yesterday", "", "2026-1-1"])("%j is no day", (text) => {
    expect(isDay(text)).toBe(false)
  })

  test("23 November 2026 is a Monday", () => {
    expect(weekday("2026-11-23")).toBe(1)
  })
})

const festival = (on: string) => ({ on, is_workday: false, name: "Spring Festival" })
const madeUp = { on: "2026-02-28", is_workday: true, name: "Make-up" }

describe("months", () => {
  test("weeks begin on Monday and are filled up", () => {
    expect(weeksOf(2026, 11)[0]).toEqual([null, null, null, null, null, null, "2026-11-01"])
    expect(weeksOf(2026, 11).at(-1)).toEqual(["2026-11-30", null, null, null, null, null, null])
  })

  test("a count that runs into the next year shows every month on its way", () => {
    expect(monthsBetween("2026-11-30", "2027-01-04")).toEqual([
      { year: 2026, month: 11 },
      { year: 2026, month: 12 },
      { year: 2027, month: 1 },
    ])
  })

  test("a weekend does not cut a holiday", () => {
    expect(namedRuns([madeUp, festival("2026-02-23"), festival("2026-02-20")])).toEqual([
      { name: "Spring Festival", is_workday: false, first: "2026-02-20", last: "2026-02-23" },
      { name: "Make-up", is_workday: true, first: "2026-02-28", last: "2026-02-28" },
    ])
  })

  test("a working day does", () => {
    expect(namedRuns([festival("2026-02-18"), festival("2026-02-20")]).map(({ first }) => first)).toEqual([
      "2026-02-18",
      "2026-02-20",
    ])
  })

  test("the weekend inside a holiday is shown as holiday", () => {
    expect(withWeekends([festival("2026-02-20"), festival("2026-02-23")]).map(({ on }) => on)).toEqual([
      "2026-02-20",
      "2026-02-21",
      "2026-02-22",
      "2026-02-23",
    ])
  })
})

describe("people", () => {
  test.each(["13800000001", "138 0000 0001", "+86 138-0000-0001", "１３８０００００００１"])("%s is a phone", (text) => {
    expect([isPhone(text), tidyPhone(text)]).toEqual([true, "13800000001"])
  })

  test.each(["12800000001", "1380000000", "138000000011", "0831-3380012", ""])("%j is none", (text) => {
    expect(isPhone(text)).toBe(false)
  })

  test.each(["11010519491231002X", "11010519491231002x", "440524188001010014"])("%s is an ID number", (text) => {
    expect(isIdNumber(text)).toBe(true)
  })

  test.each(["110105194912310021", "11010519491231002", "A10105194912310021", ""])("%j is none", (text) => {
    expect(isIdNumber(text)).toBe(false)
  })
})

test("search wants every word, in any order, wide letters as narrow ones", () => {
  expect(found("津贴 Ａ07", ["A07", "高龄津贴申领", null])).toBe(true)
  expect(found("津贴 B", ["A07", "高龄津贴申领"])).toBe(false)
  expect(found("  ", [])).toBe(true)
})

test("a problem is put at the last name of its pointer, the first one wins", () => {
  const errors = [
    { pointer: "/person/phone", detail: "wrong" },
    { pointer: "/person/phone", detail: "also wrong" },
    { pointer: "/note", detail: "too long" },
  ]

  expect(byField(errors)).toEqual({ phone: "wrong", note: "too long" })
})
