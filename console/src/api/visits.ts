/** Home visits of the office: asked for, given to an agent, timed, done; and what people wrote against each other. */

import { blob } from "./http"
import { api, type Narrow, type Schemas } from "./typed"

export type VisitState =
  | "asked"
  | "assigned"
  | "proposed"
  | "confirmed"
  | "on_way"
  | "arrived"
  | "done"
  | "not_home"
  | "postponed"
  | "refused"
  | "withdrawn"
export type VisitGroup = "open" | "closed" | "all" | "conflicts"
/** What the office does with a visit. */
export type VisitAct = Schemas["StaffVisitActForm"]["act"]

export type VisitSource = "self" | "relative" | "agent" | "clerk" | "hotline" | "plan" | "spot"
export type VisitTurn = "resident" | "agent" | "office" | "none"

export type VisitRow = Narrow<Schemas["VisitRow"], { state: VisitState; source: VisitSource; turn: VisitTurn }>
export type VisitView = Narrow<Schemas["VisitView"], { state: VisitState; source: VisitSource; turn: VisitTurn }>
export type VisitRecord = Schemas["RecordView"]
export type VisitAgent = Schemas["VisitAgentView"]
export type Wish = Schemas["WishForm"]
export type VisitForm = Schemas["StaffVisitForm"]
export type VisitOrder = Omit<Schemas["StaffVisitActForm"], "act" | "version">
export type Conflict = Schemas["ConflictView"]
export type SubjectConflict = Schemas["SubjectConflictView"]
export type FedRegister = Schemas["FedRegistersView"]

export interface VisitsQuery {
  centre: string
  state?: VisitState | VisitGroup
  on?: string
  agent?: string
  cursor?: string
  limit?: number
}

export interface VisitsPage {
  items: VisitRow[]
  next: string | null
}

export const visits = (query: VisitsQuery, signal?: AbortSignal): Promise<VisitsPage> =>
  api.get("/v1/staff/visits", { query, signal }) as Promise<VisitsPage>

export const visit = (id: string, signal?: AbortSignal): Promise<VisitView> =>
  api.get("/v1/staff/visits/{visit}", { path: { visit: id }, signal }) as Promise<VisitView>

export const writeVisit = (body: VisitForm, key: string): Promise<VisitView> =>
  api.post("/v1/staff/visits", { body, key }) as Promise<VisitView>

export const actOn = (id: string, body: Schemas["StaffVisitActForm"], key: string): Promise<VisitView> =>
  api.post("/v1/staff/visits/{visit}/act", { path: { visit: id }, body, key }) as Promise<VisitView>

export const agentsFor = (id: string, signal?: AbortSignal): Promise<VisitAgent[]> =>
  api.get("/v1/staff/visits/{visit}/agents", { path: { visit: id }, signal })

/** The moments at which this agent can be at the door on a day. */
export const freeTimes = async (id: string, agent: string, on: string, signal?: AbortSignal): Promise<string[]> =>
  (await api.get("/v1/staff/rounds/times", { query: { visit: id, agent, on }, signal })).times

export const registersFed = (id: string, signal?: AbortSignal): Promise<FedRegister> =>
  api.get("/v1/staff/visits/{visit}/registers", { path: { visit: id }, signal })

export const conflictsOf = async (centre: string, signal?: AbortSignal): Promise<SubjectConflict[]> =>
  (await api.get("/v1/staff/conflicts", { query: { centre }, signal })).items

/** The soft conflicts of a record were looked at; what is left of its conflicts. */
export const lookedAt = async (body: Schemas["LookedForm"], key: string): Promise<SubjectConflict[]> =>
  (await api.post("/v1/staff/conflicts/seen", { body, key })).items

/** The value of one operation stands. */
export const settleVisit = (id: string, body: Schemas["SettleForm"], key: string): Promise<VisitView> =>
  api.post("/v1/staff/visits/{visit}/settle", { path: { visit: id }, body, key }) as Promise<VisitView>

/** A photo, voice note or signature, as it was sent. */
export const attachment = (href: string): Promise<Blob> => blob(href)
