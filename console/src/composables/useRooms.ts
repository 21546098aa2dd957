/** The rooms that this person may enter. */

import { computed } from "vue"
import { person } from "./useSession"

export const myRoles = computed(() => (person.value?.roles ?? []).map(({ role }) => role))

/** Whether this person looks after every office. */
export const keepsTheHouse = computed(() =>
  (person.value?.roles ?? []).some(({ role, centre }) => role === "admin" && centre === null),
)
