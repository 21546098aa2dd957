/** Mandates: who may act for whom and until when; how much agents carry; ties of families. */

import { blob } from "./http"
import { api, type Narrow, type Schemas } from "./typed"

export type MandateState = "asked" | "given" | "ended" | "over"
export type MandateGroup = "open" | MandateState | "all"

export type Mandate = Narrow<Schemas["MandateView"], { state: MandateState; may: ("give" | "end")[] }>
export type MandateForm = Schemas["OfficeMandateForm"]
export type Cap = Schemas["MandateCapView"]
export type Tie = Schemas["FamilyTieView"]

export interface MandatesQuery {
  centre: string
  state?: MandateGroup
  to_print?: boolean
}

export const mandates = async (query: MandatesQuery, signal?: AbortSignal): Promise<Mandate[]> =>
  (await api.get("/v1/staff/mandates", { query, signal })).items as Mandate[]

export const mandate = (id: string, signal?: AbortSignal): Promise<Mandate> =>
  api.get("/v1/staff/mandates/{mandate}", { path: { mandate: id }, signal }) as Promise<Mandate>

export const writeMandate = (body: MandateForm, key: string): Promise<Mandate> =>
  api.post("/v1/staff/mandates", { body, key }) as Promise<Mandate>

export const endMandate = (id: string, key: string): Promise<Mandate> =>
  api.post("/v1/staff/mandates/{mandate}/end", { path: { mandate: id }, key }) as Promise<Mandate>

/** By name, without a ranking. */
export const caps = async (centre: string, signal?: AbortSignal): Promise<Cap[]> =>
  (await api.get("/v1/staff/mandates/caps", { query: { centre }, signal })).items

/** For somebody who can only be told on paper. */
export const noticePdf = (id: string): Promise<Blob> => blob(`/v1/staff/mandates/${id}/notice.pdf`)

/** Those that wait for the eye of the office. */
export const ties = async (signal?: AbortSignal): Promise<Tie[]> =>
  (await api.get("/v1/staff/family", { query: { waiting: true }, signal })).items

export const verifyTie = (id: string, key: string): Promise<Tie> =>
  api.post("/v1/staff/family/{tie}/verify", { path: { tie: id }, key })

export const endTie = (id: string, key: string): Promise<Tie> =>
  api.post("/v1/staff/family/{tie}/end", { path: { tie: id }, key })
