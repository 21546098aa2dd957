/** Operations that did not count: what the address says of them, where they belong, what lacks before one is dealt with. */

import type { JournalEntry, JournalState } from "../api/journal"

export const conflictParts = ["conflicts", "journal"] as const
export type ConflictPart = (typeof conflictParts)[number]
export const journalStates: readonly JournalState[] = ["refused", "waiting", "settled"]
export const longestWords = 500

export interface JournalFilters {
  part: ConflictPart
  state: JournalState
}

type Asked = Readonly<Record<string, unknown>>
const among = <T extends string>(value: unknown, known: readonly T[], usual: T): T =>
  known.includes(value as T) ? (value as T) : usual

export const journalFiltersOf = (query: Asked): JournalFilters => ({
  part: among(query.part, conflictParts, "conflicts"),
  state: among(query.state, journalStates, "refused"),
})

/** Which operations is asked only where operations are shown. */
export const journalQueryOf = ({ part, state }: JournalFilters): Record<string, string> =>
  part === "conflicts" ? {} : { part, ...(state !== "refused" && { state }) }

export interface JournalPlace {
  name: "visit" | "household" | "original"
  params: { id: string }
}

/** The page of the record it is about; none when the record is unknown or another office's. */
export const placeOf = ({ subject, subject_id, title }: Pick<JournalEntry, "subject" | "subject_id" | "title">): JournalPlace | undefined =>
  subject && title ? { name: subject, params: { id: subject_id } } : undefined

export type WordsLack = "none" | "long"

/** Why these words do not say yet how it was dealt with. */
export function wordsLack(words: string): WordsLack | undefined {
  const said = words.trim()
  if (!said) return "none"
  return [...said].length > longestWords ? "long" : undefined
}
