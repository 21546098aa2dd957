/** Conditions as people choose them - question, comparison, value - and as they are kept (JsonLogic). */

import { same, wordsIn, type Condition, type Question } from "./draftBody"

export const comparisons = [
  "is", "isNot", "oneOf", "noneOf", "contains", "lacks", "yes", "no", "above", "atLeast", "below", "atMost",
  "older", "younger", "rowsAtLeast", "rowsAtMost", "given", "notGiven",
] as const
export type Comparison = (typeof comparisons)[number]
export type Value = string | number | string[] | null

/** One line: what is asked of one answer. Ages and amounts are whole: years, fen. */
export interface Line {
  question: string
  comparison: Comparison
  value: Value
}

/** All or any of some lines; inside it groups of lines, and no deeper. */
export interface Group {
  joint: "and" | "or"
  parts: (Line | { joint: "and" | "or"; parts: Line[] })[]
}

/** Today, as a value that a day is compared with. */
export const today = "$today"
const todayRule = { var: today }
const agesBy = new Set(["date", "id_number"])

export const isGroup = (part: Group["parts"][number]): part is { joint: "and" | "or"; parts: Line[] } => "joint" in part

/** What may be asked of an answer, the usual first; nothing for what is only read. */
export function comparisonsFor(question: Question | undefined, type: string): Comparison[] {
  if (!question || question.kind === "note") return []
  const ages: Comparison[] = agesBy.has(question.kind) ? ["older", "younger"] : []
  const given: Comparison[] = ["given", "notGiven"]
  if (type === "yes_no") return ["yes", "no", ...given]
  if (type === "number") return ["atLeast", "atMost", "above", "below", "is", "isNot", ...given]
  if (type === "day") return [...ages, "below", "atMost", "above", "atLeast", "is", ...given]
  if (type === "texts") return ["contains", "lacks", ...given]
  if (type === "rows") return ["rowsAtLeast", "rowsAtMost", ...given]
  if (type === "none") return given
  return question.choices?.length ? ["is", "isNot", "oneOf", "noneOf", ...given] : [...ages, "is", "isNot", ...given]
}

/** What a line is compared with at first, so that it is never half a line. */
export function firstValue(question: Question | undefined, comparison: Comparison, type: string): Value {
  const first = wordsIn(question?.choices?.[0], "zh")
  const choice = question?.kind === "cascade" ? first.split("/")[0]! : first
  if (comparison === "oneOf" || comparison === "noneOf") return [choice]
  if (comparison === "older" || comparison === "younger") return 18
  if (comparison === "rowsAtLeast" || comparison === "rowsAtMost") return 1
  if (["given", "notGiven", "yes", "no"].includes(comparison)) return null
  if (type === "number") return 0
  if (type === "day") return today
  return choice
}

const operators: Partial<Record<Comparison, string>> = {
  is: "==", isNot: "!=", above: ">", atLeast: ">=", below: "<", atMost: "<=",
}

function ruleOf({ question, comparison, value }: Line): Record<string, unknown> {
  const answer = { var: question }
  const worth = value === today ? todayRule : value
  if (comparison === "yes" || comparison === "no") return { "==": [answer, comparison === "yes"] }
  if (comparison === "given") return { "!=": [answer, null] }
  if (comparison === "notGiven") return { "==": [answer, null] }
  if (comparison === "oneOf") return { in: [answer, value] }
  if (comparison === "noneOf") return { "!": [{ in: [answer, value] }] }
  if (comparison === "contains") return { in: [value, answer] }
  if (comparison === "lacks") return { "!": [{ in: [value, answer] }] }
  if (comparison === "older") return { ">=": [{ age: [answer] }, value] }
  if (comparison === "younger") return { "<": [{ age: [answer] }, value] }
  if (comparison === "rowsAtLeast") return { ">=": [{ var: `${question}.length` }, value] }
  if (comparison === "rowsAtMost") return { "<=": [{ var: `${question}.length` }, value] }
  return { [operators[comparison]!]: [answer, worth] }
}

/** What is kept of a group; nothing for an empty one. One part needs no joint. */
export function conditionOf(group: Group): Condition {
  const parts = group.parts
    .map((part) => (isGroup(part) ? conditionOf(part) : ruleOf(part)))
    .filter((part): part is Record<string, unknown> => part !== null)
  if (parts.length < 2) return parts[0] ?? null
  return { [group.joint]: parts }
}

/** The group that a condition says; nothing when it says more than can be chosen, so that it stays as it is. */
export function groupOf(condition: Condition | undefined): Group | undefined {
  if (!condition) return { joint: "and", parts: [] }
  const plain = simple(condition) as Record<string, unknown>
  const whole = partsOf(plain)
  const group: Group = { joint: whole?.joint ?? "and", parts: [] }
  for (const rule of whole?.rules ?? [plain]) {
    const inner = partsOf(rule)
    const part = inner ? { joint: inner.joint, parts: inner.rules.map(lineOf) } : lineOf(rule)
    if (!part || (isGroup(part as Group["parts"][number]) && (part as { parts: unknown[] }).parts.includes(undefined))) return undefined
    group.parts.push(part as Line)
  }
  return same(simple(conditionOf(group)), plain) ? group : undefined
}

function partsOf(rule: unknown): { joint: "and" | "or"; rules: unknown[] } | undefined {
  const [joint, rules] = entryOf(rule)
  return (joint === "and" || joint === "or") && Array.isArray(rules) && rules.length > 1 ? { joint, rules } : undefined
}

/** Some writings of the same: one argument needs no list. */
function simple(rule: unknown): unknown {
  if (Array.isArray(rule)) return rule.map(simple)
  if (typeof rule !== "object" || rule === null) return rule
  return Object.fromEntries(
    Object.entries(rule).map(([operator, held]) => {
      const isOne = Array.isArray(held) && held.length === 1 && ["var", "!", "age"].includes(operator)
      return [operator, simple(isOne ? held[0] : held)]
    }),
  )
}

const entryOf = (rule: unknown): [string, unknown] =>
  typeof rule === "object" && rule !== null && !Array.isArray(rule) && Object.keys(rule).length === 1
    ? Object.entries(rule)[0]!
    : ["", undefined]

const variable = (rule: unknown): string => {
  const [operator, name] = entryOf(rule)
  return operator === "var" && typeof name === "string" && name !== today ? name : ""
}

function lineOf(rule: unknown): Line | undefined {
  const [operator, held] = entryOf(rule)
  if (operator === "!") return negated(lineOf(held))
  if (!Array.isArray(held) || held.length !== 2) return undefined
  const [left, right] = held as [unknown, unknown]
  if (operator === "in") return membership(left, right)
  const [inner, born] = entryOf(left)
  if (inner === "age" && typeof right === "number") {
    const comparison = { ">=": "older", "<": "younger" }[operator] as Comparison | undefined
    return comparison && variable(born) ? { question: variable(born), comparison, value: right } : undefined
  }
  const question = variable(left)
  return question ? compared(operator, question, right) : undefined
}

function compared(operator: string, question: string, right: unknown): Line | undefined {
  const [key, rest] = question.split(".") as [string, string | undefined]
  if (rest === "length" && typeof right === "number") {
    const counted = { ">=": "rowsAtLeast", "<=": "rowsAtMost" }[operator] as Comparison | undefined
    return counted && { question: key, comparison: counted, value: right }
  }
  const comparison = comparisons.find((one) => operators[one] === operator)
  if (!comparison || rest !== undefined) return undefined
  if (right === null) return { question, comparison: comparison === "is" ? "notGiven" : "given", value: null }
  if (typeof right === "boolean") return { question, comparison: right ? "yes" : "no", value: null }
  const value = same(right, todayRule) ? today : right
  return typeof value === "string" || typeof value === "number" ? { question, comparison, value } : undefined
}

function membership(left: unknown, right: unknown): Line | undefined {
  const isListed = Array.isArray(right) && right.every((one) => typeof one === "string")
  if (variable(left) && isListed) return { question: variable(left), comparison: "oneOf", value: right as string[] }
  if (typeof left === "string" && variable(right)) return { question: variable(right), comparison: "contains", value: left }
  return undefined
}

function negated(line: Line | undefined): Line | undefined {
  if (line?.comparison === "oneOf") return { ...line, comparison: "noneOf" }
  if (line?.comparison === "contains") return { ...line, comparison: "lacks" }
  return undefined
}
