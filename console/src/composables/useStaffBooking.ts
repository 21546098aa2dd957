/** A booking made at the desk for a person. */

import { reactive } from "vue"
import { bookForPerson, type Booking, type StaffBookingForm } from "../api/staffBookings"
import { blankPerson, personLacks, personOf, tidy, type PersonGiven } from "../rules/person"
import { useDeskForm } from "./useDeskForm"

type Seat = Pick<StaffBookingForm, "centre" | "item" | "starts_at">

function bodyOf(form: PersonGiven, seat: Seat): StaffBookingForm {
  const note = tidy(form.note)
  return { ...seat, person: personOf(form), ...(note && { note }) }
}

export function useStaffBooking() {
  const form = reactive(blankPerson())
  const desk = useDeskForm<StaffBookingForm, Booking>(bookForPerson)
  const { errors, problem, made, busy } = desk

  /** True when the seat is booked. */
  const send = async (seat: Seat): Promise<boolean> =>
    desk.check(personLacks(form)) && !busy.value && desk.send(bodyOf(form, seat))

  function restart(): void {
    Object.assign(form, blankPerson())
    desk.clear()
  }

  return { form, errors, problem, made, busy, send, restart }
}
