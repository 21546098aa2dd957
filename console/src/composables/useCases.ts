/** A queue of cases: loaded as the filters ask, kept fresh while it is looked at. */

import { computed, onScopeDispose, ref, shallowRef, type Ref } from "vue"
import { cases, type CaseRow, type CasesPage, type CasesQuery } from "../api/cases"
import { asksServer, changed, narrowed, type Filters } from "../rules/caseFilters"
import { dayOf } from "../rules/time"
import { everyPage } from "./everyPage"
import { announce } from "./useLive"
import { useLiveEvents } from "./useLiveEvents"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

const settleMs = 600
const pageSize = 100

export function useCases(centre: Ref<string>, filters: Ref<Filters>) {
  const asked = computed(() => {
    const { queue, whole, mode, item, q } = filters.value
    return { queue, state: whole, mode, item, q: asksServer(filters.value) ? q : "" }
  })
  const askedText = computed(() => JSON.stringify(asked.value))
  /** The rows that came in or changed while somebody looked. */
  const fresh = shallowRef<ReadonlySet<string>>(new Set())
  const list = useLoad(
    async (signal) => {
      const after = await load({ centre: centre.value, ...asked.value, limit: pageSize }, signal)
      const before = list.data.value
      if (before && !signal.aborted) tell(before.items, after.items)
      return after
    },
    [centre, askedText, language],
  )

  function tell(before: readonly CaseRow[], after: readonly CaseRow[]): void {
    const ids = changed(before, after)
    const gone = before.length - after.length
    fresh.value = new Set(ids)
    if (ids.length || gone > 0) announce(t("cases.changed", { n: Math.max(ids.length, gone) }))
  }

  let timer = 0
  /** Many events at once are one question. */
  function later(): void {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void list.reload(), settleMs)
  }
  const { state: link } = useLiveEvents(centre, {
    hear: ({ name }) => {
      if (name === "case") later()
    },
    back: later,
  })
  onScopeDispose(() => window.clearTimeout(timer))

  const rows = computed(() => narrowed(list.data.value?.items ?? [], filters.value, dayOf(new Date())))
  return { ...list, rows, fresh, link }
}

/** All that is open, which is little; of what is closed the latest. */
async function load(query: CasesQuery, signal: AbortSignal): Promise<CasesPage> {
  const first = await cases(query, signal)
  if (query.state !== "open" || !first.next) return first
  const rest = await everyPage((cursor) => cases({ ...query, cursor: cursor ?? first.next! }, signal))
  return { ...first, items: [...first.items, ...rest], next: null }
}

/** Which rows are ticked; rows that left the list are no longer. */
export function useTicked(rows: Ref<readonly CaseRow[]>) {
  const kept = ref<string[]>([])
  const ticked = computed({
    get: () => kept.value.filter((id) => rows.value.some((row) => row.id === id)),
    set: (ids: string[]) => (kept.value = ids),
  })
  return ticked
}
