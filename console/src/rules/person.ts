/** What a name, a mainland phone and an ID number must look like before we bother the server. */

import type { Key } from "../composables/useWords"

export const tidy = (text: string): string => text.normalize("NFKC").trim()

export const tidyPhone = (text: string): string =>
  tidy(text).replace(/[\s-]/g, "").replace(/^(\+?86)(?=1\d{10}$)/, "")

export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(tidyPhone(text))

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An 18-digit ID number with the right check digit (GB 11643-1999, ISO 7064 MOD 11-2). */
export function isIdNumber(text: string): boolean {
  const id = tidy(text).toUpperCase()
  if (!/^\d{17}[\dX]$/.test(id)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0)
  return "10X98765432"[sum % 11] === id[17]
}

/** Somebody at the desk, as the fields hold them. */
export interface PersonGiven {
  name: string
  phone: string
  id_number: string
  note: string
}

export const blankPerson = (): PersonGiven => ({ name: "", phone: "", id_number: "", note: "" })

export function personLacks({ name, phone, id_number: id }: PersonGiven): Record<string, Key> {
  const found: Record<string, Key> = {}
  if (!tidy(name)) found.name = "person.name.needed"
  if (!isPhone(phone)) found.phone = "person.phone.wrong"
  if (tidy(id) && !isIdNumber(id)) found.id_number = "person.id.wrong"
  return found
}

/** As they travel; an ID number only when there is one. */
export function personOf({ name, phone, id_number: typed }: PersonGiven) {
  const id = tidy(typed).toUpperCase()
  return { name: tidy(name), phone: tidyPhone(phone), ...(id && { id_number: id }) }
}
