/** A booking made at the desk for a person: checked here first, sent once, its refusals put at the fields. */

import { reactive, ref, shallowRef } from "vue"
import { freshKey, type Problem } from "../api/http"
import { bookForPerson, type Booking, type StaffBookingForm } from "../api/staffBookings"
import { byField } from "../rules/fields"
import { isIdNumber, isPhone, tidy, tidyPhone } from "../rules/person"
import { asProblem } from "./useLoad"
import { t } from "./useWords"

export type PersonField = "name" | "phone" | "id_number" | "note"

/** Refusals that speak of one field, whether or not the server points at it. */
const fieldOfCode: Record<string, PersonField> = {
  "name-needed": "name",
  "bad-name": "name",
  "phone-needed": "phone",
  "bad-phone": "phone",
  "bad-id-number": "id_number",
}

type Form = Record<PersonField, string>
type Seat = Pick<StaffBookingForm, "centre" | "item" | "starts_at">

const emptyForm = (): Form => ({ name: "", phone: "", id_number: "", note: "" })

function lacksOf(form: Form): Record<string, string> {
  const found: Record<string, string> = {}
  if (!tidy(form.name)) found.name = t("person.name.needed")
  if (!isPhone(form.phone)) found.phone = t("person.phone.wrong")
  if (tidy(form.id_number) && !isIdNumber(form.id_number)) found.id_number = t("person.id.wrong")
  return found
}

function bodyOf(form: Form, seat: Seat): StaffBookingForm {
  const person = { name: tidy(form.name), phone: tidyPhone(form.phone) }
  const id = tidy(form.id_number).toUpperCase()
  const note = tidy(form.note)
  return { ...seat, person: id ? { ...person, id_number: id } : person, ...(note && { note }) }
}

export function useStaffBooking() {
  const form = reactive(emptyForm())
  const errors = ref<Record<string, string>>({})
  const problem = shallowRef<Problem>()
  const made = shallowRef<Booking>()
  const busy = ref(false)
  let key = ""
  let keyedBody = ""

  /** True when the seat is booked. The same form sent again after a lost answer books only once. */
  async function send(seat: Seat): Promise<boolean> {
    errors.value = lacksOf(form)
    problem.value = undefined
    if (busy.value || Object.keys(errors.value).length) return false
    const body = bodyOf(form, seat)
    if (JSON.stringify(body) !== keyedBody) [key, keyedBody] = [freshKey(), JSON.stringify(body)]
    busy.value = true
    try {
      made.value = await bookForPerson(body, key)
      keyedBody = ""
    } catch (failure) {
      refuse(asProblem(failure))
    } finally {
      busy.value = false
    }
    return made.value !== undefined
  }

  function refuse(why: Problem): void {
    problem.value = why
    errors.value = byField(why.errors)
    const field = fieldOfCode[why.code]
    if (field) errors.value[field] ??= why.detail
    if (why.code !== "offline") keyedBody = ""
  }

  function restart(): void {
    Object.assign(form, emptyForm())
    errors.value = {}
    problem.value = made.value = undefined
  }

  return { form, errors, problem, made, busy, send, restart }
}
