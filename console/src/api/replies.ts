/** What people answered to text messages: read, put away, called back. */

import { api, type Schemas } from "./typed"

export type Reply = Schemas["ReplyView"]
export type ReplyContact = Schemas["ContactView"]

export interface RepliesQuery {
  /** Nothing asks for those that belong to no office. */
  centre: string
  seen?: boolean
  cursor?: string
  limit?: number
}

export interface RepliesPage {
  items: Reply[]
  next: string | null
}

export const replies = (query: RepliesQuery, signal?: AbortSignal): Promise<RepliesPage> =>
  api.get("/v1/staff/replies", { query, signal }) as Promise<RepliesPage>

export const replySeen = (id: string, key: string): Promise<Reply> =>
  api.post("/v1/staff/replies/{reply}/seen", { path: { reply: id }, key })

/** The look is logged. */
export const replyContact = (id: string): Promise<ReplyContact> =>
  api.get("/v1/staff/replies/{reply}/contact", { path: { reply: id } })
