/** The questions of a form: new ones, their keys, and what else speaks of them. */

import { clone, wordsIn, type ItemBody, type Question, type Text } from "./draftBody"

/** The kinds in the groups in which they are offered; a kind nobody put in a group comes last. */
export const kindGroups = {
  words: ["text", "long_text", "number", "money"],
  picks: ["yes_no", "choice", "choices", "cascade"],
  days: ["date", "date_range", "time"],
  people: ["name", "phone", "id_number", "credit_code", "bank_card", "plate"],
  places: ["region", "address", "location"],
  files: ["photo", "file", "signature"],
  tables: ["rows", "family"],
  reading: ["note", "consent"],
} as const
export type KindGroup = keyof typeof kindGroups

/** What no column of a table can be. */
const notInCells = new Set<string>([...kindGroups.files, "location", ...kindGroups.reading, ...kindGroups.tables])
export const fitsCell = (kind: string): boolean => !notInCells.has(kind)

/** The columns that every list of family members has. */
export const familyColumns = ["name", "relation", "id_number", "birthday"] as const

/** Each group with its kinds, of those that there are. */
export function grouped(kinds: readonly string[]): [KindGroup, string[]][] {
  const known = new Set<string>(Object.values(kindGroups).flat())
  const groups = Object.entries(kindGroups).map(([group, members]): [KindGroup, string[]] => [
    group as KindGroup,
    [...members.filter((one) => kinds.includes(one)), ...(group === "words" ? kinds.filter((one) => !known.has(one)) : [])],
  ])
  return groups.filter(([, members]) => members.length)
}

const longestKey = 40

/** A key out of the label: its Latin words, else q1, q2, ...; never one that is taken. */
export function proposedKey(label: Text, taken: Iterable<string>): string {
  const used = new Set(taken)
  const slug = slugOf(wordsIn(label, "zh")) || slugOf(wordsIn(label, "en"))
  for (let n = 1; ; n += 1) {
    const key = slug ? (n === 1 ? slug : `${slug}-${n}`) : `q${n}`
    if (!used.has(key)) return key
  }
}

function slugOf(words: string): string {
  if (/[^\p{ASCII}]/u.test(words)) return ""
  const slug = words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+|-+$/g, "")
  return slug.slice(0, longestKey).replace(/-+$/, "")
}

export const isKey = (key: string): boolean => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key) && key.length <= 64

/** A question of a kind, with what it cannot do without; `words` are the first ones of its parts. */
export function freshQuestion(kind: string, taken: Iterable<string>, words: { choice: (n: number) => string; column: string }): Question {
  const made: Question = { key: proposedKey("", taken), label: "", kind, required: kind !== "note" }
  if (kind === "choice" || kind === "choices") made.choices = [words.choice(1), words.choice(2)]
  if (kind === "cascade") made.choices = [1, 2].map((n) => `${words.choice(1)}/${words.choice(n)}`)
  if (kind === "rows") made.columns = [{ key: "q1", label: words.column, kind: "text" }]
  if (kind === "note" || kind === "consent") made.text = ""
  if (kind === "consent") made.version = "1"
  return made
}

/** A question like another, under a key of its own. */
export const copied = (question: Question, taken: Iterable<string>): Question => ({
  ...clone(question),
  key: proposedKey(question.label, taken),
})

/** The question as another kind: settings that mean nothing to it go. */
export function turnedInto(question: Question, kind: string, settings: readonly string[], fresh: Question): Question {
  const made = { ...fresh, key: question.key, label: question.label } as Question & Record<string, unknown>
  const before = question as Question & Record<string, unknown>
  for (const name of ["required", "hint", "show_when", "require_when", ...settings.filter((one) => !/^(least|most)$/.test(one))]) {
    if (before[name] !== undefined) made[name] = before[name]
  }
  return { ...made, kind }
}

/** Every condition in the body, with the place where it stands. */
export function* conditionsIn(held: unknown, path = ""): Generator<[string, unknown]> {
  if (typeof held !== "object" || held === null) return
  for (const [name, value] of Object.entries(held)) {
    const here = `${path}/${name}`
    if (/^(show_when|require_when|priority_when|when|holds)$/.test(name)) yield [here, value]
    else yield* conditionsIn(value, here)
  }
}

/** The places of the conditions that read this question. */
export const readersOf = (body: ItemBody, key: string): string[] =>
  [...conditionsIn(body)].filter(([, condition]) => reads(condition, key)).map(([place]) => place)

function reads(rule: unknown, key: string): boolean {
  if (typeof rule !== "object" || rule === null) return false
  if (Array.isArray(rule)) return rule.some((part) => reads(part, key))
  return Object.entries(rule).some(([operator, held]) =>
    operator === "var" ? nameIn(held)?.split(".")[0] === key : reads(held, key),
  )
}

const nameIn = (held: unknown): string | undefined => {
  const name: unknown = Array.isArray(held) ? held[0] : held
  return typeof name === "string" ? name : undefined
}

/** Gives a question another key, also in every condition of the body; changes the body in place. */
export function rename(body: ItemBody, from: string, to: string): void {
  for (const question of body.procedure?.form ?? []) if (question.key === from) question.key = to
  for (const [, condition] of conditionsIn(body)) renameIn(condition, from, to)
}

function renameIn(rule: unknown, from: string, to: string): void {
  if (typeof rule !== "object" || rule === null) return
  for (const [operator, held] of Object.entries(rule)) {
    const name = operator === "var" ? nameIn(held) : undefined
    if (name !== undefined && name.split(".")[0] === from) {
      const now = to + name.slice(from.length)
      ;(rule as Record<string, unknown>)[operator] = Array.isArray(held) ? [now, ...held.slice(1)] : now
    } else renameIn(held, from, to)
  }
}

/** Gives a choice of a question other words, also where conditions compare with it; changes the body in place. */
export function renameChoice(body: ItemBody, key: string, from: string, to: string): void {
  for (const [, condition] of conditionsIn(body)) renameChoiceIn(condition, key, from, to)
}

function renameChoiceIn(rule: unknown, key: string, from: string, to: string): void {
  if (typeof rule !== "object" || rule === null) return
  for (const held of Object.values(rule)) {
    if (Array.isArray(held) && held.some((part) => variableOf(part) === key)) {
      held.splice(0, held.length, ...held.map((part: unknown) => replaced(part, from, to)))
    }
    renameChoiceIn(held, key, from, to)
  }
}

const replaced = (held: unknown, from: string, to: string): unknown =>
  Array.isArray(held) ? held.map((one) => (one === from ? to : one)) : held === from ? to : held

const variableOf = (rule: unknown): string | undefined =>
  typeof rule === "object" && rule !== null && "var" in rule ? nameIn((rule as { var: unknown }).var) : undefined
