/** Whether this person may edit services: an administrator, of the centre they look at or of all. */

import { computed } from "vue"
import { centre } from "./useCentre"
import { person } from "./useSession"

export const edits = computed(() =>
  (person.value?.roles ?? []).some(
    ({ role, centre: code }) => role === "admin" && (code === null || code === centre.value?.code),
  ),
)
