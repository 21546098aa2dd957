/** The hamlets of the office and its rooms, by name. */

import { computed, type Ref } from "vue"
import { hamletsOf } from "../api/rounds"
import { useLoad } from "./useLoad"
import { language } from "./useWords"

export function useHamlets(centre: Ref<string>) {
  const load = useLoad((signal) => hamletsOf(centre.value, signal), [centre, language])
  return { ...load, hamlets: computed(() => load.data.value ?? []) }
}
