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

const given: Comparison[] = ["given", "notGiven"]
/** What may be asked of each type of answer, the usual first. */
const byType: Record<string, Comparison[]> = {
  yes_no: ["yes", "no"],
  number: ["atLeast", "atMost", "above", "below", "is", "isNot"],
  day: ["below", "atMost", "above", "atLeast", "is"],
  texts: ["contains", "lacks"],
  rows: ["rowsAtLeast", "rowsAtMost"],
  none: [],
  text: ["is", "isNot"],
  choice: ["is", "isNot", "oneOf", "noneOf"],
}

/** What may be asked of an answer; nothing of what is only read. */
export function comparisonsFor(question: Question | undefined, type: string): Comparison[] {
  if (!question || question.kind === "note") return []
  const ages: Comparison[] = agesBy.has(question.kind) ? ["older", "younger"] : []
  const isChoice = type === "text" && Boolean(question.choices?.length)
  return [...ages, ...(byType[isChoice ? "choice" : type] ?? byType.text!), ...given]
}

const nothingBeside = new Set<Comparison>(["given", "notGiven", "yes", "no"])
const firstNumber: Partial<Record<Comparison, number>> = { older: 18, younger: 18, rowsAtLeast: 1, rowsAtMost: 1 }

/** What a line is compared with at first, so that it is never half a line. */
export function firstValue(question: Question | undefined, comparison: Comparison, type: string): Value {
  if (nothingBeside.has(comparison)) return null
  const number = firstNumber[comparison] ?? (type === "number" ? 0 : undefined)
  if (number !== undefined) return number
  if (type === "day") return today
  const choice = firstChoice(question)
  return comparison === "oneOf" || comparison === "noneOf" ? [choice] : choice
}

/** The widest level of a path stands for it: conditions ask whether it is in the answer. */
function firstChoice(question: Question | undefined): string {
  const first = wordsIn(question?.choices?.[0], "zh")
  return question?.kind === "cascade" ? first.split("/")[0]! : first
}

const operators: Partial<Record<Comparison, string>> = {
  is: "==", isNot: "!=", above: ">", atLeast: ">=", below: "<", atMost: "<=",
}
type Rule = Record<string, unknown>

/** How the comparisons that are no plain operator are written. */
const written: Partial<Record<Comparison, (question: string, value: Value) => Rule>> = {
  yes: (question) => ({ "==": [{ var: question }, true] }),
  no: (question) => ({ "==": [{ var: question }, false] }),
  given: (question) => ({ "!=": [{ var: question }, null] }),
  notGiven: (question) => ({ "==": [{ var: question }, null] }),
  oneOf: (question, value) => ({ in: [{ var: question }, value] }),
  noneOf: (question, value) => ({ "!": [{ in: [{ var: question }, value] }] }),
  contains: (question, value) => ({ in: [value, { var: question }] }),
  lacks: (question, value) => ({ "!": [{ in: [value, { var: question }] }] }),
  older: (question, value) => ({ ">=": [{ age: [{ var: question }] }, value] }),
  younger: (question, value) => ({ "<": [{ age: [{ var: question }] }, value] }),
  rowsAtLeast: (question, value) => ({ ">=": [{ var: `${question}.length` }, value] }),
  rowsAtMost: (question, value) => ({ "<=": [{ var: `${question}.length` }, value] }),
}

const ruleOf = ({ question, comparison, value }: Line): Rule =>
  written[comparison]?.(question, value) ?? { [operators[comparison]!]: [{ var: question }, value === today ? todayRule : value] }

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
  const read = simple(condition)
  const whole = partsOf(read) ?? { joint: "and" as const, rules: [read] }
  const parts = whole.rules.map(partOf)
  if (parts.includes(undefined)) return undefined
  const group = { joint: whole.joint, parts: parts as Group["parts"] }
  return same(simple(conditionOf(group)), read) ? group : undefined
}

function partOf(rule: unknown): Group["parts"][number] | undefined {
  const inner = partsOf(rule)
  if (!inner) return lineOf(rule)
  const lines = inner.rules.map(lineOf)
  return lines.includes(undefined) ? undefined : { joint: inner.joint, parts: lines as Line[] }
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
  return operator === "in" ? membership(left, right) : comparisonOf(operator, left, right)
}

function comparisonOf(operator: string, left: unknown, right: unknown): Line | undefined {
  const [inner, born] = entryOf(left)
  if (inner === "age") return counted({ ">=": "older", "<": "younger" }, operator, variable(born), right)
  const [key, rest] = variable(left).split(".") as [string, string | undefined]
  if (rest === "length") return counted({ ">=": "rowsAtLeast", "<=": "rowsAtMost" }, operator, key, right)
  return key && rest === undefined ? compared(operator, key, right) : undefined
}

function counted(names: Record<string, Comparison>, operator: string, question: string, value: unknown): Line | undefined {
  const comparison = names[operator]
  return comparison && question && typeof value === "number" ? { question, comparison, value } : undefined
}

/** A wrong guess here is found out: what is written anew has to be what was read. */
function compared(operator: string, question: string, right: unknown): Line | undefined {
  const found = comparisons.find((one) => operators[one] === operator)
  if (!found) return undefined
  if (right === null) return { question, comparison: found === "is" ? "notGiven" : "given", value: null }
  if (typeof right === "boolean") return { question, comparison: right ? "yes" : "no", value: null }
  return plain(question, found, right)
}

function plain(question: string, comparison: Comparison, right: unknown): Line | undefined {
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
