/** The rules behind originals, mandates, people who look alike, registers and months. */

import { describe, expect, test } from "vitest"
import type { OriginalRow } from "../src/api/custody"
import type { Merge, Side } from "../src/api/matches"
import type { Register } from "../src/api/registers"
import {
  byPress,
  counterActs,
  custodyFiltersOf,
  custodyLacks,
  custodyQueryOf,
  isCode,
  originalForm,
  ownerTakesPart,
  proofOf,
} from "../src/rules/custody"
import { endsSoon, fullness, mandateFiltersOf, mandateForm, mandateLacks, mandateQueryOf } from "../src/rules/mandates"
import { byUndo, likelierKept, otherOf, stayedCount } from "../src/rules/matches"
import { monthSum, receiptIn, receiptSaid } from "../src/rules/months"
import { draftOf, emptyRegister, isAnswer, monthsUntil, moved, registerForm, registerLacks } from "../src/rules/registers"

const paper = (id: string, part: Partial<OriginalRow>) =>
  ({ id, overdue: false, conflicts: 0, half: false, due_on: null, ...part }) as OriginalRow

const side = (id: string, part: Partial<Side> = {}) =>
  ({ id, signs_in: false, has_id_number: false, cases: 0, bookings: 0, visits: 0, made_at: "2026-11-02T00:00:00Z", ...part }) as Side
const made = (id: string, undone_at: string | null) => ({ id, undone_at, stayed: [] }) as unknown as Merge
const agent = (counted: number) => ({ agent: { id: "a", name: "A" }, counted, evening: 1, waiting: 0, refused: 2 })

describe("originals", () => {
  test("what is wrong stands first, then what is due first, then what was never promised", () => {
    const rows = [
      paper("open", {}),
      paper("later", { due_on: "2026-12-05" }),
      paper("half", { half: true }),
      paper("soon", { due_on: "2026-11-24" }),
      paper("torn", { conflicts: 1 }),
      paper("late", { overdue: true, due_on: "2026-11-20" }),
    ]

    expect(byPress(rows).map(({ id }) => id)).toEqual(["late", "torn", "half", "soon", "later", "open"])
  })

  test.each([
    [{}, { which: "out", holder: "" }, {}],
    [{ which: "half", holder: "p1" }, { which: "half", holder: "p1" }, { which: "half", holder: "p1" }],
    [{ which: "stolen", holder: ["a", "b"] }, { which: "out", holder: "" }, {}],
  ])("the address %j asks for %j", (query, filters, back) => {
    expect([custodyFiltersOf(query), custodyQueryOf(custodyFiltersOf(query))]).toEqual([filters, back])
  })

  test.each([
    ["office", ["back", "give"], [true, false, false]],
    ["person", ["fetch"], [true, false, false]],
    ["owner", ["fetch"], [true, false, true]],
  ] as const)("of a paper with the %s the counter can %j", (place, acts, owners) => {
    const takesPart = (["back", "give", "fetch"] as const).map((act) => ownerTakesPart(act, { place }))

    expect([counterActs({ place }), takesPart]).toEqual([acts, owners])
  })

  test("only a proof that was chosen is sent", () => {
    expect([proofOf("paper", "1"), proofOf("code", " 4821 "), proofOf("later", "4821")]).toEqual([
      { paper: true },
      { code: "4821" },
      {},
    ])
    expect(["4821", " 4821 ", "482", "48210", "48a1", ""].map(isCode)).toEqual([true, true, false, false, false, false])
  })

  const given = { name: " ID card ", copies: "2", due: "", owner: " Yang ", phone: "139", idNumber: "", proof: "paper" as const }

  test("a paper needs a name and an owner, with a phone or without; of a case its owner is known", () => {
    const today = "2026-11-22"
    const bare = { ...given, name: " ", copies: "1.5", owner: "", phone: "", due: "2026-11-21" }

    expect(custodyLacks(given, false, today)).toEqual([])
    expect(custodyLacks(bare, false, today)).toEqual(["name", "copies", "owner", "due"])
    expect(custodyLacks(bare, true, today)).toEqual(["name", "copies", "due"])
  })

  test("of a case nothing is said of the owner", () => {
    const common = { centre: "c", name: "ID card", copies: 2, due_on: null, paper: true }

    expect(originalForm(given, "c", "")).toEqual({ ...common, owner_name: "Yang", owner_phone: "139", owner_id_number: "" })
    expect(originalForm(given, "c", "k1")).toEqual({ ...common, case: "k1" })
  })
})

describe("mandates", () => {
  test.each([
    [{}, { state: "open", toPrint: false, look: "list" }, {}],
    [{ look: "caps" }, { state: "open", toPrint: false, look: "caps" }, { look: "caps" }],
    [{ state: "over", print: "1" }, { state: "over", toPrint: true, look: "list" }, { state: "over", print: "1" }],
    [{ state: "x", look: "y" }, { state: "open", toPrint: false, look: "list" }, {}],
  ])("the address %j asks for %j", (query, filters, back) => {
    expect([mandateFiltersOf(query), mandateQueryOf(mandateFiltersOf(query))]).toEqual([filters, back])
  })

  test.each([
    ["given", "2026-12-22", true],
    ["given", "2026-12-23", false],
    ["ended", "2026-12-01", false],
  ] as const)("%s until %s ends soon: %j", (state, until_on, soon) => {
    expect(endsSoon({ state, until_on }, "2026-11-22")).toBe(soon)
  })

  test.each([[0, "free"], [44, "free"], [45, "nearly"], [50, "full"], [51, "full"]])("%i of 50 is %s", (principals, full) => {
    expect(fullness({ principals, most: 50 })).toBe(full)
  })

  const signed = { name: "He", phone: "", idNumber: "", agent: "a1", proxyPhone: "139", until: "2027-11-22", items: ["pension"], witness: "Chen", words: " read aloud " }

  test("it lasts a year at most, and somebody saw it", () => {
    const bare = { ...signed, name: "", agent: "", proxyPhone: " ", until: "2027-11-23", witness: "" }

    expect([mandateLacks(signed, "2026-11-22"), mandateLacks(bare, "2026-11-22")]).toEqual([[], ["name", "proxy", "until", "witness"]])
  })

  test("an agent is named by id, anybody else by phone", () => {
    expect([mandateForm(signed, "c").proxy, mandateForm({ ...signed, agent: "" }, "c").proxy]).toEqual([{ agent: "a1" }, { phone: "139" }])
  })
})

describe("people who look alike", () => {
  test.each([
    ["who signs in", side("a", { cases: 9, has_id_number: true }), side("b", { signs_in: true }), "b"],
    ["who has an ID number", side("a", { cases: 9 }), side("b", { has_id_number: true }), "b"],
    ["on whom more hangs", side("a", { visits: 1 }), side("b", { cases: 1, bookings: 1 }), "b"],
    ["the older one", side("a"), side("b", { made_at: "2026-11-01T00:00:00Z" }), "b"],
    ["the first of two alike", side("a"), side("b"), "a"],
  ])("%s stays", (_, one, other, kept) => {
    const found = likelierKept({ one, other })

    expect([found.id, otherOf({ one, other }, found).id]).toEqual([kept, kept === "a" ? "b" : "a"])
  })

  test("merges that can be undone come first, in their order", () => {
    const merges = [made("a", "2026-11-22T00:00:00Z"), made("b", null), made("c", null)]

    expect(byUndo(merges).map(({ id }) => id)).toEqual(["b", "c", "a"])
    expect([stayedCount({ stayed: [] }), stayedCount({ stayed: [{ table: "x", count: 2 }, { table: "y", count: 1 }] })]).toEqual([0, 3])
  })
})

describe("registers", () => {
  const register: Register = {
    centre: "c", code: "safety", name: { zh: "S" }, said: "S", columns: [{ title: "day", from: "visit.on" }], plan_kinds: ["regular"], ended_at: null,
  }

  test("what was defined comes back as it is sent", () => {
    expect(registerForm(draftOf(register), "c")).toEqual({
      centre: "c", code: "safety", name: { zh: "S", bo: "", en: "" }, columns: [{ title: "day", from: "visit.on" }], plan_kinds: ["regular"], ended: false,
    })
  })

  test("says what lacks", () => {
    const twice = { ...draftOf(register), columns: [{ title: "a", from: "notes" }, { title: " a ", from: "proof" }] }
    const untitled = { ...draftOf(register), columns: [{ title: " ", from: "notes" }] }

    expect([registerLacks(draftOf(register)), registerLacks(emptyRegister())]).toEqual([[], ["code", "zh", "columns"]])
    expect([registerLacks(twice), registerLacks(untitled)]).toEqual([["twice"], ["titles"]])
  })

  test("an answer has a key of its own", () => {
    expect(["answer.water", "household.rooms-2", "answer.", "answer.Water", "visit.on"].map(isAnswer)).toEqual([true, true, false, false, false])
  })

  test("a column moves, and months go back over the new year", () => {
    expect([moved(["a", "b", "c"], 0, 2), moved(["a", "b", "c"], 2, 0)]).toEqual([["b", "c", "a"], ["c", "a", "b"]])
    expect(monthsUntil("2026-01-31", 3)).toEqual(["2026-01", "2025-12", "2025-11"])
  })
})

describe("months", () => {
  const payload = JSON.stringify({ number: "V-1", on: "2026-11-20", month: "2026-11", evening: true, proof: "code" })
  const receipt = { payload, signature: "sig", key_id: "k1" }

  test.each([
    ["the JSON of a receipt", JSON.stringify({ ...receipt, id: "r", counted: true }), receipt],
    ["three lines", `\n${payload}\n sig \r\nk1\n`, receipt],
    ["half a receipt", JSON.stringify({ payload }), undefined],
    ["two lines", `${payload}\nsig`, undefined],
    ["chatter", "please\ncheck\nthis", undefined],
    ["nothing", " ", undefined],
  ])("finds it in %s", (_, pasted, found) => {
    expect(receiptIn(pasted)).toEqual(found)
  })

  test("a receipt says of which visit it is", () => {
    expect([receiptSaid(payload), receiptSaid("{}"), receiptSaid("x")]).toEqual([
      { number: "V-1", on: "2026-11-20", month: "2026-11", evening: true, proof: "code" },
      undefined,
      undefined,
    ])
  })

  test("the office in one line", () => {
    expect([monthSum([agent(2), agent(3)]), monthSum([])]).toEqual([
      { counted: 5, evening: 2, waiting: 0, refused: 4 },
      { counted: 0, evening: 0, waiting: 0, refused: 0 },
    ])
  })
})
