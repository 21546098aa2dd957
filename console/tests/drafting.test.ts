/** The guide, papers, process and phone of the designer: lengths, gaps, states, bars, the layout of the picture. */

import { expect, test } from "vitest"
import { flowLayout, widthOf, wrapped, type Part } from "../src/rules/flowLayout"
import { flowStates, limitBars, scaleOf } from "../src/rules/flowStates"
import { turnMode, valueAt, withStage, type StageLimit } from "../src/rules/itemParts"
import { cutName, fitOf, gapsOf, lengthOf, pointerOfPath } from "../src/rules/lengths"
import { noticeParts } from "../src/rules/noticeParts"
import { copiedPaper, freshPaper } from "../src/rules/papers"
import { isReady, pageAt } from "../src/rules/previewPhone"
import { said, type ItemBody } from "../src/rules/draftBody"

const name = (one: { name: Parameters<typeof said>[0] }) => said(one.name, "zh")
const joint: ItemBody = {
  mode: "joint",
  statutory_workdays: 10,
  promised_workdays: 8,
  procedure: {
    stages: [{ stage: "consulting", workdays: 5 }, { stage: "deciding", workdays: 4 }],
    departments: [{ code: "a", name: "A", workdays: 9 }, { code: "b", name: "B", workdays: 3 }],
  },
}
const type = { name: 15, about: 13, line: 1.4 }
const part = (words: string, more: Partial<Part> = {}): Part => ({ name: words, about: "about", counted: false, pausable: false, hanging: [], ...more })

test.each([
  ["a".repeat(20), "fits"],
  ["a".repeat(21), "long"],
  ["a".repeat(41), "over"],
])("%s %s in the room of a name", (words, fit) => {
  expect(fitOf(words, { good: 20, most: 40 })).toBe(fit)
})

test("a name is cut as WeChat cuts it, and signs beyond 16 bits count once", () => {
  expect([cutName("a".repeat(20)), cutName("a".repeat(21)), lengthOf("\u{20000}b")]).toEqual(["a".repeat(20), `${"a".repeat(19)}…`, 2])
})

test("a text that has words by now is no gap any more", () => {
  const body = { name: "N", materials: [{ name: { zh: "M", bo: "x" } }, { name: "P" }] }
  const paths = ["name", "materials[0].name", "materials[1].name", "summary"]

  expect(pointerOfPath("procedure.form[2].columns[0].label")).toBe("/procedure/form/2/columns/0/label")
  expect(gapsOf(body, paths, "bo")).toEqual([{ pointer: "/name", words: "N" }, { pointer: "/materials/1/name", words: "P" }])
})

test("what a body does not say has the catalogue's default", () => {
  expect([valueAt({}, "/retention_years"), valueAt({ retention_years: 0 }, "/retention_years"), valueAt({}, "/phone")]).toEqual([10, 0, undefined])
})

test.each([
  [{ mode: "immediate" }, ["received", "decided", "delivered"]],
  [{ mode: "promise" }, ["received", "reviewing", "deciding", "decided", "delivered"]],
  [{ mode: "promise", procedure: { survey: true } }, ["received", "reviewing", "surveying", "deciding", "decided", "delivered"]],
  [{ mode: "joint" }, ["received", "consulting", "deciding", "decided", "delivered"]],
  [{ mode: "report" }, ["received", "reviewing", "with_superior", "decided", "delivered"]],
  [{ mode: "reply" }, ["received", "replying", "decided", "delivered"]],
] as [ItemBody, string[]][])("%j goes by %j", (body, states) => {
  expect(flowStates(body).map(({ state }) => state)).toEqual(states)
})

test("a state has its limit, and the promise runs only while the office handles the case", () => {
  expect(flowStates({ mode: "report", procedure: { superior_workdays: 20, stages: [{ stage: "reviewing", workdays: 2 }] } })).toEqual([
    { state: "received", workdays: 5, counted: false, pausable: false },
    { state: "reviewing", workdays: 2, counted: true, pausable: true },
    { state: "with_superior", workdays: 20, counted: false, pausable: false },
    { state: "decided", workdays: 10, counted: false, pausable: false },
    { state: "delivered", workdays: undefined, counted: false, pausable: false },
  ])
})

test("stages follow each other, departments run side by side, and what goes beyond the promise is marked", () => {
  const bars = limitBars(joint, name)

  expect(bars.map(({ kind, name: what, from, days, isOver }) => [kind, what, from, days, isOver])).toEqual([
    ["statutory", "statutory", 0, 10, false],
    ["promised", "promised", 0, 8, false],
    ["extension", "extension", 8, 15, false],
    ["stage", "consulting", 0, 5, false],
    ["stage", "deciding", 5, 4, true],
    ["department", "A", 0, 9, true],
    ["department", "B", 0, 3, false],
  ])
  expect([scaleOf(bars), scaleOf([])]).toEqual([23, 1])
})

test("a promise longer than the law is marked, and 0 more days make no bar", () => {
  expect(limitBars({ mode: "reply", statutory_workdays: 5, promised_workdays: 7, procedure: { extension_workdays: 0 } }, name)).toEqual([
    { kind: "statutory", name: "statutory", from: 0, days: 5, isOver: false },
    { kind: "promised", name: "promised", from: 0, days: 7, isOver: true },
  ])
})

test("another way of handling keeps only what it knows", () => {
  const body: ItemBody = { mode: "promise", promised_workdays: 5, procedure: { survey: true, stages: [{ stage: "reviewing", workdays: 1 }, { stage: "deciding", workdays: 2 }] } }

  turnMode(body, "joint")
  expect(body).toEqual({ mode: "joint", promised_workdays: 5, procedure: { survey: false, stages: [{ stage: "deciding", workdays: 2 }] } })
  turnMode(body, "immediate")
  expect(body).toEqual({ mode: "immediate", promised_workdays: 0, procedure: { survey: false, stages: [] } })
  turnMode(body, "reply")
  expect(body.promised_workdays).toBeNull()
})

test("the limits of stages stay in the order of the way", () => {
  const limits: StageLimit[] = [{ stage: "deciding", workdays: 2 }]

  const both = withStage(limits, "reviewing", 1)

  expect([both, withStage(both, "deciding", undefined)]).toEqual([[{ stage: "reviewing", workdays: 1 }, { stage: "deciding", workdays: 2 }], [{ stage: "reviewing", workdays: 1 }]])
})

test("words break where their script breaks, and lose nothing", () => {
  const tibetan = "\u0f40\u0f0b\u0f41\u0f0b\u0f42\u0f0b\u0f44\u0f0d"

  expect(wrapped("\u4e00\u4e8c\u4e09\u56db\u4e94", 2)).toEqual(["\u4e00\u4e8c", "\u4e09\u56db", "\u4e94"])
  expect(wrapped("with the superior", 6)).toEqual(["with the", "superior"])
  expect(wrapped(tibetan, 2).join("")).toBe(tibetan)
  expect([widthOf("\u4e00"), widthOf("\u0f40\u0f72"), wrapped("", 3)]).toEqual([1, widthOf("\u0f40"), []])
})

test("with room the boxes stand side by side, equally tall, and none overlaps the next", () => {
  const { boxes, arrows, span, width, height } = flowLayout([part("one"), part("two", { counted: true }), part("three words more here", { counted: true })], 600, "promised", type)

  expect(new Set(boxes.map((box) => `${box.y} ${box.height}`)).size).toBe(1)
  expect(boxes.every((box, at) => at === 0 || box.x >= boxes[at - 1]!.x + boxes[at - 1]!.width + 10)).toBe(true)
  expect([arrows.length, width, boxes.at(-1)!.x + boxes.at(-1)!.width <= 600, height >= boxes[0]!.y + boxes[0]!.height]).toEqual([2, 600, true, true])
  expect(span?.path.startsWith(`M${boxes[1]!.x} `)).toBe(true)
})

test("without room they stand below each other, with what hangs on them in between", () => {
  const { boxes, tags, height } = flowLayout([part("one", { hanging: ["back"] }), part("two"), part("three"), part("four")], 300, "", type)

  expect(new Set(boxes.map(({ x }) => x)).size).toBe(1)
  expect([tags[0]!.y >= boxes[0]!.y + boxes[0]!.height, tags[0]!.y + tags[0]!.height < boxes[1]!.y]).toEqual([true, true])
  expect(height).toBeGreaterThan(boxes[3]!.y + boxes[3]!.height)
})

test("what hangs on one box leaves the room of the next that has something", () => {
  const { tags } = flowLayout([part("one", { hanging: ["a long word about it"] }), part("two", { hanging: ["x", "y"] }), part("three")], 500, "", type)

  expect(tags[0]!.x + tags[0]!.width).toBeLessThanOrEqual(tags[1]!.x)
  expect(tags[2]!.y).toBeGreaterThanOrEqual(tags[1]!.y + tags[1]!.height)
})

test("a new paper and a copy have keys of their own", () => {
  const papers = [{ key: "paper-2", name: "a", kind: "copy" as const }]

  expect([freshPaper(papers).key, copiedPaper(papers[0]!, papers).key]).toEqual(["paper-3", "paper-2-2"])
})

test("the nine things of a notice are there or not, and say where they are written", () => {
  const written = { legal_basis: ["x"], accepting_unit: "x", phone: "1", complaint_phone: "2", place_and_hours: " ", promised_workdays: 3, mode: "promise" }

  expect(noticeParts(written).map(({ name: one, isThere, tab }) => [one, isThere, tab])).toEqual([
    ["law", true, undefined], ["unit", true, undefined], ["conditions", false, undefined], ["process", false, "flow"], ["papers", false, "papers"],
    ["discretion", false, undefined], ["limits", true, "flow"], ["fee", false, "rules"], ["phones", false, undefined],
  ])
})

test("the phone is asked for the real pages, and only its own word says that it started", () => {
  expect(pageAt("apply", "a&b", "511")).toBe("pages/case/apply/index?item=a%26b&centre=511")
  expect([isReady({ type: "cunkou-preview-ready" }), isReady({ type: "other" }), isReady(null), isReady("x")]).toEqual([true, false, false, false])
})
