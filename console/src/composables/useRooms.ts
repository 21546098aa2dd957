/** The rooms that this person may enter. */

import { computed } from "vue"
import { person } from "./useSession"

export const myRoles = computed(() => (person.value?.roles ?? []).map(({ role }) => role))
