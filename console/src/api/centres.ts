/** Centres: the service centres and village rooms, their free days and slots. */

import { get } from "./http"

export interface Centre {
  code: string
  name: string
}

export type DayState = "open" | "full" | "closed" | "early" | "past"

export interface BookableDay {
  on: string
  state: DayState
  free: number
  name: string | null
  provisional: boolean
  off_hours: boolean
}

export interface Slot {
  starts_at: string
  ends_at: string
  free: number
  capacity: number
  off_hours: boolean
}

export const centres = (cursor?: string): Promise<{ items: Centre[]; next: string | null }> =>
  get("/v1/centres", { query: { cursor } })

/** The `count` days from `from` (default today) on which one item can or cannot be booked. */
export const bookableDays = (
  centre: string,
  item: string,
  from: string | undefined,
  signal?: AbortSignal,
): Promise<{ days: BookableDay[] }> =>
  get(`/v1/centres/${centre}/items/${item}/days`, { query: { from, count: 14 }, signal })

export const slots = (
  centre: string,
  item: string,
  on: string,
  signal?: AbortSignal,
): Promise<{ on: string; slots: Slot[] }> =>
  get(`/v1/centres/${centre}/items/${item}/slots`, { query: { on }, signal })
