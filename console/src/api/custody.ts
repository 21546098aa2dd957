/** Originals in custody: where each paper is, how it came there, taken in and given back at the counter. */

import { blob } from "./http"
import { api, type Narrow, type Schemas } from "./typed"

/** out: not with its owner; office: here; half: one side only; conflict: contradicts itself; back: returned. */
export type Which = "out" | "office" | "overdue" | "half" | "conflict" | "back" | "all"
export type CustodyPlace = "owner" | "person" | "office"
/** What the office may do with an original now. */
export type CustodyMay = "give" | "back" | "confirm" | "settle"

export type OriginalRow = Narrow<Schemas["OriginalRow"], { place: CustodyPlace }>
export type OriginalMove = Narrow<Schemas["OriginalMove"], { waits_for: "" | "giver" | "taker" }>
export type Original = Narrow<
  Schemas["OriginalView"],
  { place: CustodyPlace; chain: OriginalMove[]; contested: OriginalMove[]; may: CustodyMay[] }
>
export type Holder = Schemas["HolderView"]
export type OriginalForm = Schemas["StaffOriginalForm"]
export type MoveForm = Schemas["StaffMoveForm"]
export type ConfirmForm = Schemas["StaffConfirmForm"]
export type SettleForm = Schemas["OriginalSettleForm"]
export type Handshake = Narrow<Schemas["HandshakeView"], { originals: OriginalRow[] }>

export interface OriginalsQuery {
  centre: string
  which?: Which
  holder?: string
  cursor?: string
  limit?: number
}

export interface OriginalsPage {
  items: OriginalRow[]
  next: string | null
}

export const originals = (query: OriginalsQuery, signal?: AbortSignal): Promise<OriginalsPage> =>
  api.get("/v1/staff/originals", { query, signal }) as Promise<OriginalsPage>

export const holders = async (centre: string, signal?: AbortSignal): Promise<Holder[]> =>
  (await api.get("/v1/staff/originals/holders", { query: { centre }, signal })).items

export const original = (id: string, signal?: AbortSignal): Promise<Original> =>
  api.get("/v1/originals/{original}", { path: { original: id }, signal }) as Promise<Original>

export const takeIn = (body: OriginalForm, key: string): Promise<Original> =>
  api.post("/v1/staff/originals", { body, key }) as Promise<Original>

export const moveOriginal = (id: string, body: MoveForm, key: string): Promise<Original> =>
  api.post("/v1/staff/originals/{original}/move", { path: { original: id }, body, key }) as Promise<Original>

export const confirmMove = (id: string, body: ConfirmForm, key: string): Promise<Original> =>
  api.post("/v1/staff/originals/{original}/confirm", { path: { original: id }, body, key }) as Promise<Original>

export const settleMove = (id: string, body: SettleForm, key: string): Promise<Original> =>
  api.post("/v1/staff/originals/{original}/settle", { path: { original: id }, body, key }) as Promise<Original>

/** What a scanner read off somebody's phone at the window. */
export const shake = (text: string, key: string): Promise<Handshake> =>
  api.post("/v1/staff/originals/handshake", { body: { text }, key }) as Promise<Handshake>

export const chainPdf = (id: string): Promise<Blob> => blob(`/v1/originals/${id}/chain.pdf`)
export const receiptPdf = (id: string): Promise<Blob> => blob(`/v1/originals/${id}/receipt.pdf`)
export const signatureBytes = (id: string, digest: string): Promise<Blob> =>
  blob(`/v1/originals/${id}/signatures/${digest}`)
