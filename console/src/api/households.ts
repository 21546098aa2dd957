/** Households of the villages, who lives there, and the plans by which they are visited again and again. */

import { api, type Narrow, type Schemas } from "./typed"
import type { VisitState } from "./visits"

export type Relation = Schemas["MemberForm"]["relation"]
export type Standing = Schemas["StandingForm"]["standing"]
export type PlanKind = Schemas["PlanForm"]["kind"]
export type HouseholdRow = Schemas["HouseholdRow"]
export type Member = Narrow<Schemas["MemberOfView"], { relation: Relation; standing: Standing }>
export type PastVisit = Narrow<Schemas["PastVisitView"], { state: VisitState }>
export type Household = Narrow<Schemas["HouseholdView"], { members: Member[]; visits: PastVisit[] }>
export type HouseholdForm = Schemas["HouseholdForm"]
export type HouseholdChange = Schemas["HouseholdChangeForm"]
export type MemberForm = Schemas["MemberForm"]
export type StandingDone = Schemas["StandingView"]
export type Plan = Narrow<Schemas["PlanView"], { kind: PlanKind; visits: PastVisit[] }>
export type PlanForm = Schemas["PlanForm"]
export type PlanChange = Schemas["PlanChangeForm"]

export interface HouseholdsQuery {
  centre: string
  hamlet?: string
  q?: string
  conflicts?: boolean
  cursor?: string
  limit?: number
}
interface PageOf<T> {
  items: T[]
  next: string | null
}

export const households = (query: HouseholdsQuery, signal?: AbortSignal): Promise<PageOf<HouseholdRow>> =>
  api.get("/v1/staff/households", { query, signal }) as Promise<PageOf<HouseholdRow>>

export const household = (id: string, signal?: AbortSignal): Promise<Household> =>
  api.get("/v1/staff/households/{household}", { path: { household: id }, signal }) as Promise<Household>

export const writeHousehold = (body: HouseholdForm, key: string): Promise<Household> =>
  api.post("/v1/staff/households", { body, key }) as Promise<Household>

export const changeHousehold = (id: string, body: HouseholdChange, key: string): Promise<Household> =>
  api.put("/v1/staff/households/{household}", { path: { household: id }, body, key }) as Promise<Household>

/** The answer of one operation stands. */
export const settleHousehold = (id: string, body: Schemas["SettleForm"], key: string): Promise<Household> =>
  api.post("/v1/staff/households/{household}/settle", { path: { household: id }, body, key }) as Promise<Household>

/** Moved or died since a day; empty is here. */
export const noteStanding = (person: string, body: Schemas["StandingForm"], key: string): Promise<StandingDone> =>
  api.post("/v1/staff/people/{person}/standing", { path: { person }, body, key })

export const plans = (centre: string, state: "open" | "all", cursor?: string, signal?: AbortSignal): Promise<PageOf<Plan>> =>
  api.get("/v1/staff/plans", { query: { centre, state, cursor }, signal }) as Promise<PageOf<Plan>>

export const makePlan = (body: PlanForm, key: string): Promise<Plan> =>
  api.post("/v1/staff/plans", { body, key }) as Promise<Plan>

export const changePlan = (plan: string, body: PlanChange, key: string): Promise<Plan> =>
  api.put("/v1/staff/plans/{plan}", { path: { plan }, body, key }) as Promise<Plan>

export const endPlan = (plan: string, words: string, key: string): Promise<Plan> =>
  api.post("/v1/staff/plans/{plan}/end", { path: { plan }, body: { words }, key }) as Promise<Plan>
