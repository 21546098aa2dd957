/** The staff's day: everything one centre does on one day. */

import { get } from "./http"
import type { Booking } from "./staffBookings"

export interface Range {
  from: string
  to: string
  off_hours: boolean
}

export interface Hour {
  starts_at: string
  capacity: number
  taken: number
}

export interface Duty {
  post: string
  window: string | null
  name: string
  phone: string
  cover: boolean
}

export type Totals = Record<"booked" | "checked_in" | "served" | "missed" | "cancelled" | "free", number>

export interface Day {
  centre: { code: string; name: string }
  on: string
  is_workday: boolean
  day_name: string | null
  provisional: boolean
  ranges: Range[]
  totals: Totals
  hours: Hour[]
  bookings: Booking[]
  duty: Duty[]
}

/** Without `on` the server answers for its own today. */
export const staffDay = (
  centre: string,
  on: string | undefined,
  signal?: AbortSignal,
): Promise<Day> => get("/v1/staff/day", { query: { centre, on }, signal })
