/** The days of agents in the villages: rounds, hamlets, the ways between them, and closed roads. */

import type { SheetProblem } from "./catalogue"
import { blob, form } from "./http"
import { api, type Narrow, type Schemas } from "./typed"
import type { VisitRow } from "./visits"

export type RoundStop = Narrow<Schemas["RoundStopView"], { visit: VisitRow }>
export type LeftOut = Narrow<Schemas["RoundLeftOutView"], { visit: VisitRow }>
export type Round = Narrow<Schemas["RoundView"], { stops: RoundStop[]; left_out: LeftOut[] }>
export type RoundAgent = Schemas["RoundAgentView"]
export interface AgentDay {
  agent: RoundAgent
  round: Round | null
}
export type Rounds = Narrow<Schemas["RoundsView"], { agents: AgentDay[]; unplanned: VisitRow[] }>
export type Hamlet = Schemas["HamletView"]
export type HamletNames = Schemas["HamletNames"]
export type Way = Schemas["WayView"]
export type WayWish = Schemas["WayWish"]
export type Travel = Schemas["TravelView"]
export type Closure = Schemas["ClosureView"]
export type ClosureForm = Schemas["ClosureForm"]
export type Closed = Narrow<Schemas["ClosedView"], { postponed: VisitRow[] }>
export type TravelTaken = Narrow<Schemas["TravelFileView"], { problems: SheetProblem[] }>
export interface HamletWish {
  names: HamletNames
  latitude: number | null
  longitude: number | null
}

export const roundsOf = (centre: string, on: string, signal?: AbortSignal): Promise<Rounds> =>
  api.get("/v1/staff/rounds", { query: { centre, on }, signal }) as Promise<Rounds>

/** Without an agent: of everybody, but rounds made by hand stay. */
export const planRounds = (centre: string, on: string, agent: string | null, key: string): Promise<Rounds> =>
  api.post("/v1/staff/rounds/plan", { body: { centre, on, agent }, key }) as Promise<Rounds>

export const orderRound = (body: Schemas["OrderForm"], key: string): Promise<Round> =>
  api.put("/v1/staff/rounds", { body, key }) as Promise<Round>

/** Where a round begins and ends; null: at its first and last stop. */
export const baseRound = (body: Schemas["RoundBaseForm"], key: string): Promise<Round> =>
  api.put("/v1/staff/rounds/base", { body, key }) as Promise<Round>

export const tellTimes = async (centre: string, on: string, key: string): Promise<VisitRow[]> =>
  (await api.post("/v1/staff/rounds/tell", { body: { centre, on }, key })).told as VisitRow[]

export const hamletsOf = async (centre: string, signal?: AbortSignal): Promise<Hamlet[]> =>
  (await api.get("/v1/staff/hamlets", { query: { centre }, signal })).items

export const addHamlet = (centre: string, code: string, wish: HamletWish, key: string): Promise<Hamlet> =>
  api.post("/v1/staff/hamlets", { body: { centre, code, ...wish }, key })

export const changeHamlet = (hamlet: string, wish: HamletWish, key: string): Promise<Hamlet> =>
  api.put("/v1/staff/hamlets/{hamlet}", { path: { hamlet }, body: wish, key })

export const travelOf = (centre: string, signal?: AbortSignal): Promise<Travel> =>
  api.get("/v1/staff/travel", { query: { centre }, signal })

/** Ways that are not named stay; null takes one away. */
export const writeWays = (centre: string, minutes: WayWish[], key: string): Promise<Travel> =>
  api.put("/v1/staff/travel", { body: { centre, minutes }, key })

export const travelFile = (centre: string): Promise<Blob> => blob("/v1/staff/travel/file", { query: { centre } })

/** A dry run only says what is wrong with a file and what it would change. */
export function takeTravelIn(centre: string, file: File, dryRun: boolean, key: string): Promise<TravelTaken> {
  const data = new FormData()
  data.append("centre", centre)
  data.append("dry_run", String(dryRun))
  data.append("file", file, file.name)
  return form("/v1/staff/travel/file", data, { key })
}

export const closuresOf = async (centre: string, signal?: AbortSignal): Promise<Closure[]> =>
  (await api.get("/v1/staff/closures", { query: { centre }, signal })).items

export const closeRoad = (body: ClosureForm, key: string): Promise<Closed> =>
  api.post("/v1/staff/closures", { body, key }) as Promise<Closed>

export const openRoad = (closure: string, key: string): Promise<Closure> =>
  api.post("/v1/staff/closures/{closure}/open", { path: { closure }, key })
