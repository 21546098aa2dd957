/** What the states of a home visit mean, where they stand on the board, and what an act of the office needs. */

import type { VisitAct, VisitGroup, VisitRecord, VisitRow, VisitState } from "../api/visits"
import type { Meaning } from "./caseState"

export const meaningOfVisit: Record<VisitState, Meaning> = {
  asked: "ours",
  assigned: "ours",
  proposed: "theirs",
  confirmed: "theirs",
  on_way: "theirs",
  arrived: "theirs",
  done: "good",
  not_home: "ours",
  postponed: "ours",
  refused: "bad",
  withdrawn: "gone",
}

/** Whether to say what nobody had to type again: there is a record, and the visit is over. */
export const tellsSaved = (state: VisitState, { answers, notes, attachments, proofs }: Pick<VisitRecord, "answers" | "notes" | "attachments" | "proofs">): boolean =>
  state === "done" && [answers, notes, attachments, proofs].some(({ length }) => length > 0)

/** In the order in which a visit goes through them. */
export const visitStates = Object.keys(meaningOfVisit) as VisitState[]

/** The board reads from left to right: to be given away, to be timed, to be agreed, agreed, under way. */
export const boardColumns = ["give", "time", "agree", "agreed", "way"] as const
export type BoardColumn = (typeof boardColumns)[number]
const columnOf: Partial<Record<VisitState, BoardColumn>> = {
  asked: "give",
  assigned: "time",
  not_home: "time",
  postponed: "time",
  proposed: "agree",
  confirmed: "agreed",
  on_way: "way",
  arrived: "way",
}

/** The priority lane first, then those with a time by it, then who has waited longest. */
const inTurn = (one: VisitRow, other: VisitRow): number =>
  Number(other.priority) - Number(one.priority) ||
  (one.starts_at ?? "9").localeCompare(other.starts_at ?? "9") ||
  one.asked_at.localeCompare(other.asked_at)

/** Open visits by column; closed ones stand on no board. */
export const board = (rows: readonly VisitRow[]): { column: BoardColumn; rows: VisitRow[] }[] =>
  boardColumns.map((column) => ({ column, rows: rows.filter(({ state }) => columnOf[state] === column).sort(inTurn) }))

export interface VisitFilters {
  state: VisitState | VisitGroup
  on: string
  agent: string
  look: "list" | "board"
}
export const visitGroups: readonly VisitGroup[] = ["open", "closed", "all", "conflicts"]
const plain: VisitFilters = { state: "open", on: "", agent: "", look: "list" }

/** What an address asks for; what it says wrongly is not asked. */
export function visitFiltersOf(query: Record<string, unknown>): VisitFilters {
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "")
  const state = [...visitGroups, ...visitStates].find((one) => one === query.state) ?? plain.state
  const on = /^\d{4}-\d{2}-\d{2}$/.test(text("on")) ? text("on") : ""
  return { state, on, agent: text("agent"), look: query.look === "board" ? "board" : "list" }
}

/** The same as an address says it; what goes without saying is left out. */
export const visitQueryOf = (filters: VisitFilters): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).filter(([name, value]) => value && value !== plain[name as keyof VisitFilters]))

export const isNarrowed = ({ look: _look, ...filters }: VisitFilters): boolean =>
  Object.keys(visitQueryOf({ ...filters, look: "list" })).length > 0

/** Acts of the office beside giving a visit to somebody and timing it, in the order of their buttons. */
const otherActs: readonly VisitAct[] = ["confirm", "postpone", "reopen", "refuse", "withdraw"]
export const officeActs = (may: readonly string[]): VisitAct[] => otherActs.filter((act) => may.includes(act))

/** Whether the person must be told why. */
export const needsWords = (act: VisitAct): boolean => act === "postpone" || act === "refuse"
