/** Why somebody goes first: what the office verified of them. */

import { api, type Narrow, type Schemas } from "./typed"

export type PriorityKind = Schemas["PriorityForm"]["kind"]
export type Priority = Narrow<Schemas["PriorityView"], { kind: PriorityKind }>

/** Everything that was verified, also what is over, the latest first. */
export const priorities = async (person: string, signal?: AbortSignal): Promise<Priority[]> =>
  (await api.get("/v1/staff/people/{person}/priorities", { path: { person }, signal })).items as Priority[]

/** Without a last day it is for good. */
export const verifyPriority = (person: string, kind: PriorityKind, until: string | null, key: string): Promise<Priority> =>
  api.post("/v1/staff/people/{person}/priorities", { path: { person }, body: { kind, until_on: until }, key }) as Promise<Priority>

export const endPriority = (priority: string, key: string): Promise<Priority> =>
  api.post("/v1/staff/priorities/{priority}/end", { path: { priority }, key }) as Promise<Priority>
