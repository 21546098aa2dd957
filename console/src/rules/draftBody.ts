/** The text of a draft as JSON: its parts, the places in it, and how places are read and written. */

/** Words: Chinese alone, or by language; more languages than ours stand under `more`. */
export type Text = string | ({ zh?: string; more?: Record<string, string> } & Record<string, unknown>)

/** JsonLogic; null where nothing is said. */
export type Condition = Record<string, unknown> | null

/** One question of the form, or one column of a table. */
export interface Question {
  key: string
  label: Text
  kind: string
  required?: boolean
  choices?: Text[]
  hint?: Text
  least?: number | null
  most?: number | null
  unit?: Text
  columns?: Question[]
  text?: Text
  version?: string
  exact?: boolean
  show_when?: Condition
  require_when?: Condition
}

export interface EligibilityRule {
  key: string
  holds: Condition
  says: Text
}

export interface FeeRule {
  when: Condition
  fen: number
  basis?: Text
}

export interface RouteRule {
  when: Condition
  department: string
}

export interface CoDepartment {
  code: string
  name: Text
  workdays: number
}

/** The parts this console edits; whatever else stands in a body stays as it is. */
export interface ItemBody {
  code?: string
  name?: Text
  eligibility?: EligibilityRule[]
  fee?: { fen?: number; basis?: Text; rules?: FeeRule[] }
  priority_when?: Condition
  routes?: RouteRule[]
  procedure?: { form?: Question[]; departments?: CoDepartment[]; [more: string]: unknown }
  [more: string]: unknown
}

export const clone = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T))

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The words in a language, or "" when there are none in it. */
export function wordsIn(text: Text | undefined, language: string): string {
  if (text === undefined || text === null) return ""
  if (typeof text === "string") return language === "zh" ? text : ""
  const said = text[language] ?? text.more?.[language]
  return typeof said === "string" ? said : ""
}

/** The words as they are read here: in the language, else in Chinese. */
export const said = (text: Text | undefined, language: string): string => wordsIn(text, language) || wordsIn(text, "zh")

/** The text with other words in one language; a plain string when Chinese is all there is. */
export function withWords(text: Text | undefined, language: string, words: string): Text {
  const { more = {}, ...own } = typeof text === "object" ? text : { zh: text ?? "" }
  if (language in more) return { ...own, more: { ...more, [language]: words } } as Text
  const made = withoutEmpty({ ...own, [language]: words })
  if (Object.keys(more).length) return { ...made, more } as Text
  return Object.keys(made).every((code) => code === "zh") ? String(made.zh ?? "") : (made as Text)
}

/** Without the translations that say nothing; Chinese stays, said or not. */
const withoutEmpty = (texts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(texts).filter(([code, words]) => code === "zh" || words !== ""))

/** "/procedure/form/0" as its steps. */
export const stepsOf = (pointer: string): string[] =>
  pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))

export const pointerOf = (steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")

/** What stands at a place, or nothing. */
export function at(body: unknown, pointer: string): unknown {
  let held: unknown = body
  for (const step of stepsOf(pointer)) held = (held as Record<string, unknown> | undefined | null)?.[step]
  return held
}

/** Writes into the body itself; what is missing on the way is made. `undefined` takes away. */
export function put(body: object, pointer: string, value: unknown): void {
  const steps = stepsOf(pointer)
  const last = steps.pop()
  let held = body as Record<string, unknown>
  for (const [place, step] of steps.entries()) {
    held[step] ??= /^\d+$/.test(steps[place + 1] ?? last ?? "") ? [] : {}
    held = held[step] as Record<string, unknown>
  }
  if (last === undefined) return
  if (value === undefined) delete held[last]
  else held[last] = value
}

/** The one place that differs, when both sides hold a plain value there; otherwise nothing. */
export function placeOfChange(before: unknown, after: unknown): string | undefined {
  if (!isGroup(before) || !isGroup(after)) return isGroup(before) || isGroup(after) || before === after ? undefined : ""
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const differing = [...names].filter((name) => !same(before[name], after[name]))
  if (differing.length !== 1) return undefined
  const name = differing[0]!
  const inner = placeOfChange(before[name], after[name])
  return inner === undefined ? undefined : pointerOf([name]) + inner
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

/** The list with one entry moved to another place; its own when there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const made = [...list]
  if (from < 0 || to < 0 || from >= made.length || to >= made.length) return made
  made.splice(to, 0, ...made.splice(from, 1))
  return made
}
