/** Posts and people of an office, for handing work over. */

import { computed, type Ref } from "vue"
import { hands } from "../api/cases"
import { useLoad } from "./useLoad"

export function useHands(centre: Ref<string>) {
  const load = useLoad((signal) => hands(centre.value, signal), [centre])
  const people = computed(() => load.data.value?.people ?? [])
  const posts = computed(() => load.data.value?.posts ?? [])
  return { people, posts, problem: load.problem }
}
