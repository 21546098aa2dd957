/** Whether this person answers for the centre they look at: its director, or an administrator. */

import { computed } from "vue"
import type { RoleName } from "../api/sessions"
import { centre } from "./useCentre"
import { person } from "./useSession"

const is = (wanted: readonly RoleName[]) =>
  computed(() =>
    (person.value?.roles ?? []).some(
      ({ role, centre: code }) => wanted.includes(role) && (code === null || code === centre.value?.code),
    ),
  )

export const directs = is(["director", "admin"])
/** Whether this person keeps the accounts of the people here: an administrator. */
export const edits = is(["admin"])
