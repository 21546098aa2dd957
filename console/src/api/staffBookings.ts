/** What staff do with a booking: make one for a person, check in, serve, mark missed, see a contact. */

import { api, type Narrow, type Schemas } from "./typed"

export type BookingState = "booked" | "checked_in" | "served" | "missed" | "cancelled"
export type Verb = "check-in" | "serve" | "miss"

export type Booking = Narrow<Schemas["BookingView"], { state: BookingState; made_by: "self" | "staff" }>
export type StaffBookingForm = Schemas["WalkInForm"]

export const bookForPerson = (form: StaffBookingForm, key: string): Promise<Booking> =>
  api.post("/v1/staff/bookings", { body: form, key }) as Promise<Booking>

export const act = (id: string, verb: Verb, key: string): Promise<Booking> =>
  api.post(`/v1/staff/bookings/{booking}/${verb}`, { path: { booking: id }, key }) as Promise<Booking>

/** The whole phone; the server writes down who looked. */
export const contact = (id: string): Promise<Schemas["ContactView"]> =>
  api.get("/v1/staff/bookings/{booking}/contact", { path: { booking: id } })
