/** The services that another centre offers and this one does not; without a centre, every one in force. */

import { computed, ref, type Ref } from "vue"
import type { CatalogueRow } from "../api/catalogue"
import { centres } from "../api/centres"
import { items } from "../api/items"
import { inScope } from "../rules/catalogue"
import { everyPage } from "./everyPage"
import { useLoad } from "./useLoad"
import { language } from "./useWords"

export function useAdoptable(rows: () => readonly CatalogueRow[], here: Ref<string>) {
  const from = ref("")
  const offices = useLoad(centres, [language])
  const others = computed(() => (offices.data.value ?? []).filter(({ code }) => code !== here.value))
  const there = useLoad(
    async (signal) =>
      from.value
        ? new Set((await everyPage((cursor) => items({ centre: from.value, cursor }, signal))).map(({ code }) => code))
        : undefined,
    [from],
  )
  const found = computed(() =>
    from.value && !there.data.value
      ? undefined
      : inScope(rows(), "elsewhere").filter(({ code }) => !there.data.value || there.data.value.has(code)),
  )
  return { from, others, found, problem: there.problem, reload: there.reload }
}
