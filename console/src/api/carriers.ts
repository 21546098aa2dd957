/** The carriers of messages: how they are doing, paused and let go on by hand. */

import type { RungName } from "./messages"
import { api, type Narrow, type Schemas } from "./typed"

export type CarrierMay = "pause" | "resume"
export type Carrier = Narrow<Schemas["CarrierView"], { rung: RungName | ""; may: CarrierMay[] }>
export type CarrierState = Carrier["state"]
export type CarrierBucket = Schemas["CarrierBucket"]
export type Carriers = Narrow<Schemas["CarriersView"], { carriers: Carrier[] }>

/** With `check` each is asked whether all is well, which takes seconds. */
export const carriers = (hours: number, check: boolean, signal?: AbortSignal): Promise<Carriers> =>
  api.get("/v1/staff/carriers", { query: { hours, check }, signal }) as Promise<Carriers>

export const pauseCarrier = (carrier: string, words: string, key: string): Promise<Carriers> =>
  api.post("/v1/staff/carriers/{carrier}/pause", { path: { carrier }, body: { words }, key }) as Promise<Carriers>

export const resumeCarrier = (carrier: string, words: string, key: string): Promise<Carriers> =>
  api.post("/v1/staff/carriers/{carrier}/resume", { path: { carrier }, body: { words }, key }) as Promise<Carriers>
