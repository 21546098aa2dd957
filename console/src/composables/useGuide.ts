/** One item's guide, in the language that the reader picked. */

import type { Ref } from "vue"
import { guide } from "../api/items"
import { useLoad } from "./useLoad"
import { languageTags, type Language } from "./useWords"

export function useGuide(item: Ref<string>, centre: Ref<string | undefined>, read: Ref<Language>) {
  return useLoad(
    (signal) => guide(item.value, centre.value, languageTags[read.value], signal),
    [item, centre, read],
  )
}
