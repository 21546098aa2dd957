/** Items: the services of the township, as cards and as full guides. */

import { get } from "./http"

export type Family = "government" | "convenience" | "welfare"
export type Mode = "immediate" | "promise" | "joint" | "report" | "reply"
export type Spoken = "zh" | "bo" | "en"

export interface ItemCard {
  code: string
  name: string
  family: Family
  summary: string
  mode: Mode
  bookable: boolean
  duration_minutes: number
  promised_workdays: number | null
  fee_fen: number
  language: Spoken
}

export interface Material {
  name: string
  kind: "original" | "copy" | "form" | "photo" | "online"
  count: number
  required: boolean
  source: string
  gap_allowed: boolean
  note: string
}

export interface Step {
  step: string
  who: string
  limit: string
}

export interface Guide {
  code: string
  version: number
  name: string
  family: Family
  summary: string
  type: string
  mode: Mode
  language: Spoken
  legal_basis: string[]
  accepting_unit: string
  conditions: string[]
  process: Step[]
  discretion: string
  materials: Material[]
  fee: { fen: number; basis: string }
  statutory_workdays: number | null
  promised_workdays: number | null
  phone: string
  complaint_phone: string
  place_and_hours: string
  result: string
  source: { document: string; confirm: string[] }
  booking: { bookable: boolean; duration_minutes: number; days_ahead: number }
}

export interface ItemQuery {
  centre?: string
  q?: string
  cursor?: string
  language?: string
}

/** One page of item cards; `language` asks for another language than the console's. */
export const items = (
  { language, ...query }: ItemQuery,
  signal?: AbortSignal,
): Promise<{ items: ItemCard[]; next: string | null }> =>
  get("/v1/items", { query, language, signal })

export const guide = (
  item: string,
  centre: string | undefined,
  language: string,
  signal?: AbortSignal,
): Promise<Guide> => get(`/v1/items/${item}`, { query: { centre }, language, signal })
