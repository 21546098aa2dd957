/** What agents did on their phones that did not count: refused, waiting, or dealt with by hand. */

import { api, type Narrow, type Schemas } from "./typed"

export type JournalState = "refused" | "waiting" | "settled"
export type JournalSubject = "visit" | "household" | "original" | ""
export type JournalEntry = Narrow<Schemas["JournalRow"], { state: JournalState; subject: JournalSubject }>

export interface JournalQuery {
  centre: string
  state: JournalState
  cursor?: string
  limit?: number
}

export interface JournalPage {
  items: JournalEntry[]
  next: string | null
}

export const journal = (query: JournalQuery, signal?: AbortSignal): Promise<JournalPage> =>
  api.get("/v1/staff/journal", { query, signal }) as Promise<JournalPage>

/** The office has dealt with it by hand, and says how. */
export const settleEntry = (op: string, words: string, key: string): Promise<JournalEntry> =>
  api.post("/v1/staff/journal/{op}/settled", { path: { op }, body: { words }, key }) as Promise<JournalEntry>
