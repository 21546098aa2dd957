/** The rules of cases: what a list shows, what an act asks, how a deadline is drawn. */

import { describe, expect, test } from "vitest"
import type { CaseAct, CaseRow, CaseView } from "../src/api/cases"
import { blank, bodyOf, fieldsOf, lacksOf, onward, type Given } from "../src/rules/caseActs"
import { asksServer, changed, cleared, filtersOf, isNarrow, narrowed, queryOf } from "../src/rules/caseFilters"
import { happenings } from "../src/rules/caseStory"
import { isPicture, sizeText } from "../src/rules/files"
import type { TraceLine } from "../src/rules/trace"
import { traceWeeks } from "../src/rules/traceWeeks"

const today = "2026-11-23"
const left = (days: number, due_on: string, paused = false): CaseRow["remaining"] => ({
  which: "promised", which_name: "承诺时限", due_on, left_workdays: days, provisional: false, paused, text: "",
})
const row = (id: string, more: Partial<CaseRow> = {}): CaseRow => ({
  id,
  number: `5115-2026-${id}`,
  item: { code: "old-age", name: "高龄津贴申领" },
  centre: { code: "c", name: "刘家镇" },
  mode: "promise",
  mode_name: "承诺件",
  state: "reviewing",
  state_name: "审核中",
  turn: "office",
  turn_name: "",
  outcome: "",
  outcome_name: "",
  person: { id: "p", name: "杨*英", phone: "138****0001" },
  holder: { id: "h", name: "李窗口" },
  post: null,
  priority: false,
  paused: false,
  received_at: "2026-11-20T01:00:00Z",
  closed_at: null,
  remaining: left(9, "2026-12-04"),
  unread: 0,
  cards: [],
  ...more,
})
const rows = [
  row("1", { remaining: left(-2, "2026-11-19") }),
  row("2", { remaining: left(0, today), priority: true }),
  row("3", { remaining: left(3, "2026-11-26"), state: "deciding" }),
  row("4", { turn: "person", remaining: null, state: "correcting" }),
  row("5", { paused: true, remaining: left(0, today, true), holder: { id: "z", name: "周敏" } }),
]
const ids = (query: Record<string, string>) => narrowed(rows, filtersOf(query), today).map(({ id }) => id)

describe("the filters of a list", () => {
  test("are what the address says, and nothing else", () => {
    const said = { queue: "centre", whole: "closed", state: "deciding", mode: "joint", item: "x", q: "a b", press: "late" }

    expect(queryOf(filtersOf(said))).toEqual(said)
    expect(queryOf(filtersOf({ queue: "mine", whole: "open", state: "wrong", press: ["late"] }))).toEqual({})
  })

  test("are narrow when they hide something; cleared, only the queue is left", () => {
    expect(isNarrow(filtersOf({ queue: "centre" }))).toBe(false)
    expect(isNarrow(filtersOf({ queue: "centre", q: "x" }))).toBe(true)
    expect(queryOf(cleared(filtersOf({ queue: "post", q: "x", press: "late" })))).toEqual({ queue: "post" })
  })

  test.each([
    ["late", ["1"]],
    ["today", ["2"]],
    ["week", ["3"]],
    ["waiting_person", ["4"]],
    ["paused", ["5"]],
    ["priority", ["2"]],
  ])("%s shows its cases alone", (press, found) => {
    expect(ids({ press })).toEqual(found)
  })

  test("look for words in number, item, person, holder and state", () => {
    expect([ids({ q: "2026-3" }), ids({ q: "高龄 周敏" }), ids({ state: "deciding" }), ids({ q: "nobody" })]).toEqual([
      ["3"], ["5"], ["3"], [],
    ])
  })

  test("ask the server for a whole phone, and for the number of a closed case", () => {
    expect(["13800000001", "2026-1", "李窗口"].map((q) => asksServer(filtersOf({ q })))).toEqual([true, false, false])
    expect(asksServer(filtersOf({ q: "2026-1", whole: "closed" }))).toBe(true)
    expect(ids({ q: "13800000001" })).toHaveLength(rows.length)
  })
})

test("rows that came in or say something else have changed", () => {
  expect(changed(rows.slice(0, 2), [rows[0]!, { ...rows[1]!, unread: 1 }, rows[2]!])).toEqual(["2", "3"])
})

const paper = (number: number, state: "missing" | "given" | "promised", required = true) => ({
  number, name: `材料${number}`, kind: "copy", required, gap_allowed: false, state, due_on: null, files: [],
})
const view = {
  materials: [paper(0, "missing"), paper(1, "given"), paper(2, "promised"), paper(3, "missing", false)],
  tasks: [{ department: "farm", name: "农业", holder_name: "", due_on: today, left_workdays: 1, answered_at: null, opinion: "", opinion_name: "", words: "" }],
  open_pauses: [{ key: "p1", kind: "hearing", kind_name: "听证", since_on: today, expected_workdays: null }],
} as unknown as CaseView
const act = (name: CaseAct["act"], needs_words = false): CaseAct => ({ act: name, name, needs_words, confirm: false, gentle: false })
const filled = (name: CaseAct["act"], more: Partial<Given>): Given => ({ ...blank(name, view), ...more })

describe("an act", () => {
  test("begins with what lacks, what is owed, the only department and the oldest pause", () => {
    expect(blank("ask_correction", view).materials).toEqual([0])
    expect(blank("settle_gap", view).materials).toEqual([2])
    expect([blank("opine", view).department, blank("hand_over", view).department, blank("resume", view).pause]).toEqual(["farm", "", "p1"])
  })

  test.each([
    ["decide", {}, { outcome: "acts.choose" }],
    ["decide", { outcome: "granted" }, {}],
    ["decide", { outcome: "refused" }, { words: "acts.words.needed" }],
    ["opine", { opinion: "disagree" }, { words: "acts.words.needed" }],
    ["ask_correction", { materials: [] }, { materials: "acts.missing.none" }],
    ["ask_correction", { materials: [], words: "照片" }, {}],
    ["accept", { materials: [0] }, { due_on: "acts.choose" }],
    ["extend", { workdays: "0", words: "x" }, { workdays: "acts.workdays.wrong" }],
    ["pause", { kind: "hearing", expected_workdays: "x", words: "x" }, { expected_workdays: "acts.workdays.wrong" }],
    ["hand_over", { words: "x" }, { receiver: "acts.choose" }],
    ["claim", {}, {}],
  ] as const)("%s with %o lacks %o", (name, more, lacks) => {
    expect(lacksOf(act(name), filled(name, more as Partial<Given>))).toEqual(lacks)
  })

  test("that needs reasons lacks them", () => {
    expect(lacksOf(act("reject", true), filled("reject", {}))).toEqual({ words: "acts.words.needed" })
  })

  test("sends what it asked for and nothing that another form left behind", () => {
    const all = filled("decide", { words: " 理由 ", outcome: "granted", receiver: "person:u", workdays: "5", kind: "hearing" })

    expect(bodyOf("decide", all, 3)).toEqual({ act: "decide", version: 3, words: "理由", outcome: "granted" })
    expect(bodyOf("hand_over", { ...all, receiver: "post:p01" }, 3)).toEqual({ act: "hand_over", version: 3, words: "理由", post: "p01" })
    expect(bodyOf("hand_over", { ...all, department: "farm" }, 3)).toMatchObject({ person: "u", department: "farm" })
    expect(bodyOf("extend", all, 3)).toMatchObject({ workdays: 5 })
    expect(bodyOf("receive_back", { ...all, outcome: "passed_on" }, 3)).not.toHaveProperty("outcome")
    expect(bodyOf("accept", { ...all, materials: [0], due_on: today }, 3)).toEqual({ act: "accept", version: 3, materials: [0], due_on: today })
  })

  test("that carries a case on stands before what sends it back", () => {
    const all = ["ask_correction", "accept", "reject"] as const

    expect(onward(all.map((name) => act(name))).map((one) => one.act)).toEqual(["accept", "ask_correction", "reject"])
    expect(fieldsOf("review")).toEqual(["words"])
  })
})

const line = (kind: TraceLine["kind"], on: string, number: number | null = null): TraceLine => ({ kind, on, number, name: null })

describe("the drawn days", () => {
  test("are weeks from Monday; the last day is drawn as such and keeps its number", () => {
    const weeks = traceWeeks([
      line("start", "2026-11-20"), line("skipped", "2026-11-21"), line("skipped", "2026-11-22"),
      line("counted", today, 1), line("due", today),
    ])

    expect(weeks.map((week) => week.map((day) => day && `${day.on.slice(8)}${day.kind[0]}${day.number ?? ""}`))).toEqual([
      [null, null, null, null, "20s", "21s", "22s"],
      ["23d1", null, null, null, null, null, null],
    ])
  })

  test("are none without lines", () => {
    expect(traceWeeks([])).toEqual([])
  })
})

test("a story tells good and bad by its tone", () => {
  const said = ["received", "paused", "decided", "rejected"].map((kind) => ({
    at: "2026-11-22T01:00:00Z", kind, title: kind, text: "", who: "", side: "office" as const,
  }))

  expect(happenings(said).map(({ tone }) => tone)).toEqual(["plain", "pause", "good", "bad"])
})

test("files have a size to read, and pictures are shown", () => {
  expect([sizeText(1), sizeText(240_400), sizeText(1_260_000)]).toEqual(["1 kB", "240 kB", "1.3 MB"])
  expect(["image/png", "image/svg+xml", "application/pdf"].map(isPicture)).toEqual([true, false, false])
})
