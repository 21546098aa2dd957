/** All item cards, page after page, and in which languages each of them can be read. */

import { shallowRef, watch, type Ref } from "vue"
import { items, type ItemCard, type ItemQuery, type Spoken } from "../api/items"
import { everyPage } from "./everyPage"
import { useLoad } from "./useLoad"
import { language, languageTags } from "./useWords"

const everyItem = (query: ItemQuery, signal: AbortSignal): Promise<ItemCard[]> =>
  everyPage((cursor) => items({ ...query, cursor }, signal))

export function useItems(centre: Ref<string | undefined>) {
  return useLoad((signal) => everyItem({ centre: centre.value }, signal), [centre, language])
}

/** Item code -> the languages it is really written in; learned by asking in each language. */
export function useCoverage(centre: Ref<string | undefined>) {
  const coverage = shallowRef<ReadonlyMap<string, Spoken[]>>(new Map())
  const { data } = useLoad(
    (signal) =>
      Promise.all(
        Object.values(languageTags).map((tag) =>
          everyItem({ centre: centre.value, language: tag }, signal),
        ),
      ),
    [centre],
  )
  watch(data, (lists) => {
    const found = new Map<string, Spoken[]>()
    for (const card of (lists ?? []).flat()) {
      const known = found.get(card.code) ?? []
      if (!known.includes(card.language)) found.set(card.code, [...known, card.language])
    }
    coverage.value = found
  })
  return { coverage }
}
