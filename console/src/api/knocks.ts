/** Who has to be told in person, because nothing else leads to them. */

import { api, type Narrow, type Schemas } from "./typed"

export type KnockState = "open" | "told" | "not_found" | "dropped"
/** waiting: open ones and those whose person was not found. */
export type KnockWhich = "waiting" | "told" | "dropped" | "all"
/** assign: send somebody (else); again: send somebody once more. */
export type KnockAct = Schemas["StaffKnockForm"]["act"]

export type Knock = Narrow<Schemas["KnockView"], { state: KnockState; may: KnockAct[] }>
export type KnockAgent = Schemas["KnockAgentView"]
export type KnockForm = Schemas["StaffKnockForm"]
export type KnockContact = Schemas["ContactView"]

export interface KnocksPage {
  items: Knock[]
  next: string | null
}

export const knocks = (
  query: { centre: string; state: KnockWhich; cursor?: string; limit?: number },
  signal?: AbortSignal,
): Promise<KnocksPage> => api.get("/v1/staff/knocks", { query, signal }) as Promise<KnocksPage>

/** Who may be sent, the best first. */
export const knockAgents = (id: string, signal?: AbortSignal): Promise<KnockAgent[]> =>
  api.get("/v1/staff/knocks/{knock}/agents", { path: { knock: id }, signal })

/** Name and phone, whole; the server writes down who looked. */
export const knockContact = (id: string): Promise<KnockContact> =>
  api.get("/v1/staff/knocks/{knock}/contact", { path: { knock: id } })

export const actOnKnock = (id: string, body: KnockForm, key: string): Promise<Knock> =>
  api.post("/v1/staff/knocks/{knock}/act", { path: { knock: id }, body, key }) as Promise<Knock>
