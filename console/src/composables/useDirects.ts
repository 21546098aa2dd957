/** Whether this person answers for the centre they look at: its director, or an administrator. */

import { computed } from "vue"
import { centre } from "./useCentre"
import { person } from "./useSession"

export const directs = computed(() =>
  (person.value?.roles ?? []).some(
    ({ role, centre: code }) =>
      (role === "director" || role === "admin") && (code === null || code === centre.value?.code),
  ),
)
