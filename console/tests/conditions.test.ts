/** Conditions as they are chosen and as they are kept: there and back, and what is more than can be chosen. */

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { comparisonsFor, conditionOf, firstValue, groupOf, today, type Comparison, type Group, type Value } from "../src/rules/conditions"
import type { Condition, Question } from "../src/rules/draftBody"

const answer = { var: "q" }
const lines: [Comparison, Value, Condition][] = [
  ["is", "a", { "==": [answer, "a"] }],
  ["isNot", "a", { "!=": [answer, "a"] }],
  ["oneOf", ["a", "b"], { in: [answer, ["a", "b"]] }],
  ["noneOf", ["a"], { "!": [{ in: [answer, ["a"]] }] }],
  ["contains", "a", { in: ["a", answer] }],
  ["lacks", "a", { "!": [{ in: ["a", answer] }] }],
  ["yes", null, { "==": [answer, true] }],
  ["no", null, { "==": [answer, false] }],
  ["above", 3, { ">": [answer, 3] }],
  ["atLeast", 3, { ">=": [answer, 3] }],
  ["below", today, { "<": [answer, { var: "$today" }] }],
  ["atMost", "2026-02-12", { "<=": [answer, "2026-02-12"] }],
  ["older", 60, { ">=": [{ age: [answer] }, 60] }],
  ["younger", 16, { "<": [{ age: [answer] }, 16] }],
  ["rowsAtLeast", 2, { ">=": [{ var: "q.length" }, 2] }],
  ["rowsAtMost", 2, { "<=": [{ var: "q.length" }, 2] }],
  ["given", null, { "!=": [answer, null] }],
  ["notGiven", null, { "==": [answer, null] }],
]

test.each(lines)("%s %j is kept, and chosen again as it was", (comparison, value, condition) => {
  const group: Group = { joint: "and", parts: [{ question: "q", comparison, value }] }

  expect([conditionOf(group), groupOf(condition)]).toEqual([condition, group])
})

test("all or any of lines, and a group among them", () => {
  const line = { question: "q", comparison: "is" as const, value: "a" }
  const group: Group = { joint: "and", parts: [line, { joint: "or", parts: [line, { ...line, value: "b" }] }] }
  const condition = { and: [{ "==": [answer, "a"] }, { or: [{ "==": [answer, "a"] }, { "==": [answer, "b"] }] }] }

  expect([conditionOf(group), groupOf(condition)]).toEqual([condition, group])
})

test("nothing chosen is no condition, and a group of one needs no joint", () => {
  const line = { question: "q", comparison: "yes" as const, value: null }

  expect([conditionOf({ joint: "or", parts: [] }), groupOf(null)]).toEqual([null, { joint: "and", parts: [] }])
  expect(conditionOf({ joint: "or", parts: [{ joint: "and", parts: [line] }] })).toEqual({ "==": [answer, true] })
})

test("one argument is read without its list", () => {
  expect(groupOf({ "!": { in: ["a", { var: ["q"] }] } })).toEqual({ joint: "and", parts: [{ question: "q", comparison: "lacks", value: "a" }] })
})

test.each<Condition>([
  { some: [answer, { ">": [{ var: "paid" }, 1] }] },
  { "!": [{ "==": [answer, "a"] }] },
  { "!=": [answer, true] },
  { "<": [1, answer, 3] },
  { "===": [answer, "a"] },
  { if: [answer, 1, 2] },
  { and: [{ or: [{ and: [{ "==": [answer, 1] }, { "==": [answer, 2] }] }, { "==": [answer, 3] }] }, { "==": [answer, 4] }] },
  { "==": [{ var: "home.region" }, "5115"] },
  { "==": [{ var: ["q", 1] }, 2] },
  { "==": [{ "+": [answer, 1] }, 2] },
])("%j says more than can be chosen and stays as it is", (condition) => {
  expect(groupOf(condition)).toBeUndefined()
})

interface Shared {
  rule: unknown
}

test("of every condition in the shared suite, what can be chosen is kept as it means", () => {
  const path = join(import.meta.dirname, "..", "..", "tests", "catalog", "conditions.json")
  const suite = JSON.parse(readFileSync(path, "utf8")) as Shared[] | { cases: Shared[] }
  const rules = (Array.isArray(suite) ? suite : suite.cases).map(({ rule }) => rule)
  const unlike = rules.filter((rule) => {
    const group = groupOf(rule as Condition)
    return group && group.parts.length && groupOf(conditionOf(group)) === undefined
  })

  expect([rules.length > 100, unlike]).toEqual([true, []])
})

const question = (kind: string, choices?: string[]): Question => ({ key: "q", label: "q", kind, choices })

test.each([
  ["text", question("choice", ["a", "b"]), ["is", "isNot", "oneOf", "noneOf", "given", "notGiven"], "a"],
  ["texts", question("cascade", ["a/b", "a/c"]), ["contains", "lacks", "given", "notGiven"], "a"],
  ["yes_no", question("yes_no"), ["yes", "no", "given", "notGiven"], null],
  ["number", question("money"), ["atLeast", "atMost", "above", "below", "is", "isNot", "given", "notGiven"], 0],
  ["text", question("id_number"), ["older", "younger", "is", "isNot", "given", "notGiven"], 18],
  ["none", question("address"), ["given", "notGiven"], null],
  ["rows", question("family"), ["rowsAtLeast", "rowsAtMost", "given", "notGiven"], 1],
] as const)("of type %s: %j may be asked this", (type, asked, comparisons, first) => {
  expect(comparisonsFor(asked, type)).toEqual(comparisons)
  expect(firstValue(asked, comparisons[0], type)).toEqual(first)
})

test("nothing is asked of what is only read, or is not there", () => {
  expect([comparisonsFor(question("note"), "none"), comparisonsFor(undefined, "text")]).toEqual([[], []])
})
