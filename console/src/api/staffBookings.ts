/** What staff do with a booking: make one for a person, check in, serve, mark missed, see a contact. */

import { get, post } from "./http"

export type BookingState = "booked" | "checked_in" | "served" | "missed" | "cancelled"
export type Verb = "check-in" | "serve" | "miss"

export interface Booking {
  id: string
  number: string
  state: BookingState
  centre: { code: string; name: string; address: string; phone: string }
  item: { code: string; name: string }
  starts_at: string
  ends_at: string
  on: string
  person: { name: string; phone: string }
  windows: string[]
  note: string
  made_by: "self" | "staff"
  bring: string[]
}

export interface StaffBookingForm {
  centre: string
  item: string
  starts_at: string
  person: { name: string; phone: string; id_number?: string }
  note?: string
}

export const bookForPerson = (form: StaffBookingForm, key: string): Promise<Booking> =>
  post("/v1/staff/bookings", { body: form, key })

export const act = (id: string, verb: Verb, key: string): Promise<Booking> =>
  post(`/v1/staff/bookings/${id}/${verb}`, { key })

/** The whole phone; the server writes down who looked. */
export const contact = (id: string): Promise<{ name: string; phone: string }> =>
  get(`/v1/staff/bookings/${id}/contact`)
