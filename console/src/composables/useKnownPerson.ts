/** Somebody whom the office knows by this phone: the name is offered, never filled in unasked. */

import { ref, watch } from "vue"
import { peopleByPhone } from "../api/staffPeople"
import { isPhone, tidyPhone } from "../rules/person"

export function useKnownPerson(phone: () => string) {
  const known = ref("")
  watch(phone, async (typed) => {
    known.value = ""
    if (!isPhone(typed)) return
    const found = await peopleByPhone(tidyPhone(typed)).catch(() => ({ items: [] }))
    if (phone() === typed) known.value = found.items[0]?.name ?? ""
  })
  return { known }
}
