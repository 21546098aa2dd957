/** Which cases a list shows: what the address says, and what is narrowed here without asking again. */

import type { CaseRow, Queue, Whole } from "../api/cases"
import type { Mode } from "../api/items"
import { meaningOf, type CaseState } from "./caseState"
import { isPhone } from "./person"
import { found } from "./search"
import { addDays } from "./time"

export const queues: readonly Queue[] = ["mine", "covering", "post", "department", "centre"]
export const wholes: readonly Whole[] = ["open", "closed", "all"]
export const modes: readonly Mode[] = ["immediate", "promise", "joint", "report", "reply"]
/** What presses: the figures above the list. */
export const presses = ["late", "today", "week", "waiting_person", "paused", "priority"] as const
export type Press = (typeof presses)[number]

export interface Filters {
  queue: Queue
  whole: Whole
  state: CaseState | ""
  mode: Mode | ""
  item: string
  q: string
  press: Press | ""
}

const plain: Filters = { queue: "mine", whole: "open", state: "", mode: "", item: "", q: "", press: "" }

const oneOf = <T extends string>(said: unknown, known: readonly T[], otherwise: T | ""): T | "" =>
  known.find((one) => one === said) ?? otherwise

/** What an address asks for; what it says wrongly is not asked. */
export function filtersOf(query: Record<string, unknown>): Filters {
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "")
  return {
    queue: oneOf(query.queue, queues, plain.queue) as Queue,
    whole: oneOf(query.whole, wholes, plain.whole) as Whole,
    state: oneOf(query.state, Object.keys(meaningOf) as CaseState[], ""),
    mode: oneOf(query.mode, modes, ""),
    item: text("item"),
    q: text("q"),
    press: oneOf(query.press, presses, ""),
  }
}

/** The same as an address says it; what goes without saying is left out. */
export const queryOf = (filters: Filters): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).filter(([name, value]) => value && value !== plain[name as keyof Filters]))

/** Nothing but the queue. */
export const cleared = ({ queue }: Filters): Filters => ({ ...plain, queue })

export const isNarrow = (filters: Filters): boolean =>
  Object.keys(queryOf(cleared(filters))).length < Object.keys(queryOf(filters)).length

/** Whole phones, which lists show in part, and the numbers of closed cases, of which there are many. */
export const asksServer = ({ q, whole }: Filters): boolean => isPhone(q) || (whole !== "open" && /\d/.test(q))

/** `today` is the office's day. */
export function pressesOn(row: CaseRow, press: Press, today: string): boolean {
  if (press === "waiting_person") return row.turn === "person"
  if (press === "paused" || press === "priority") return row[press]
  return !!row.remaining && !row.remaining.paused && isNear(row.remaining, press, today)
}

function isNear(due: { left_workdays: number; due_on: string }, press: Press, today: string): boolean {
  if (press === "late") return due.left_workdays < 0
  if (press === "today") return due.left_workdays === 0
  return due.left_workdays > 0 && due.due_on <= addDays(today, 7)
}

export const narrowed = (rows: readonly CaseRow[], filters: Filters, today: string): CaseRow[] =>
  rows.filter(
    (row) =>
      (!filters.state || row.state === filters.state) &&
      (!filters.press || pressesOn(row, filters.press, today)) &&
      (asksServer(filters) || isFound(row, filters.q)),
  )

const isFound = (row: CaseRow, q: string): boolean =>
  found(q, [row.number, row.item.name, row.person.name, row.person.phone, row.holder?.name, row.post?.name, row.state_name])

/** How many rows are new or say something else than before. */
export function changed(before: readonly CaseRow[], after: readonly CaseRow[]): string[] {
  const known = new Map(before.map((row) => [row.id, JSON.stringify(row)]))
  return after.filter((row) => known.get(row.id) !== JSON.stringify(row)).map(({ id }) => id)
}
