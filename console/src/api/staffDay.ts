/** The staff's day: everything one centre does on one day. */

import type { Booking } from "./staffBookings"
import { api, type Narrow, type Schemas } from "./typed"

export type Range = Schemas["RangeView"]
export type Hour = Schemas["HourView"]
export type Duty = Schemas["DutyView"]
export type Totals = Schemas["TotalsView"]
export type Day = Narrow<Schemas["StaffDayView"], { bookings: Booking[] }>

/** Without `on` the server answers for its own today. */
export const staffDay = (
  centre: string,
  on: string | undefined,
  signal?: AbortSignal,
): Promise<Day> => api.get("/v1/staff/day", { query: { centre, on }, signal }) as Promise<Day>
