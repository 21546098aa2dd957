/** The visits of the office, as the address asks for them, and the agents who make them. */

import { computed, watch, type Ref } from "vue"
import { roundsOf } from "../api/rounds"
import { visits, writeVisit, type VisitForm, type VisitRow, type VisitView } from "../api/visits"
import type { VisitFilters } from "../rules/visitState"
import { dayOf } from "../rules/time"
import { everyPage } from "./everyPage"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { useMore } from "./useMore"
import { useRefresh } from "./useRefresh"
import { language, t } from "./useWords"

const minute = 60_000
const pageSize = 100

export function useVisits(centre: Ref<string>, filters: Ref<VisitFilters>) {
  const asked = computed(() => {
    const { state, on, agent } = filters.value
    return { centre: centre.value, state, on: on || undefined, agent: agent || undefined, limit: pageSize }
  })
  const askedText = computed(() => JSON.stringify(asked.value))
  const { later, begin, ...paging } = useMore<VisitRow>(askedText, (cursor) => visits({ ...asked.value, cursor }))
  /** All that is open, which is little; of the rest the latest. */
  const list = useLoad(
    async (signal) => {
      const first = await visits(asked.value, signal)
      const isWhole = filters.value.state === "open" && first.next
      const rest = isWhole ? await everyPage((cursor) => visits({ ...asked.value, cursor: cursor ?? first.next! }, signal)) : []
      if (!signal.aborted) begin(isWhole ? null : first.next)
      return [...first.items, ...rest] as VisitRow[]
    },
    [askedText, language],
  )
  useRefresh(() => void (later.value.length || list.reload()), minute)
  const rows = computed(() => [...(list.data.value ?? []), ...later.value])
  return { ...list, ...paging, rows }
}

/** Everybody who goes to the villages of the office, by name; empty while unknown. */
export function useFieldAgents(centre: Ref<string>) {
  const load = useLoad((signal) => roundsOf(centre.value, dayOf(new Date()), signal), [centre])
  return computed(() => (load.data.value?.agents ?? []).map(({ agent }) => agent))
}

/** Writing a visit down for somebody at the counter or on the phone. */
export function useNewVisit(done: (visit: VisitView) => void) {
  const { busy, problem, attempt, forgive } = useAttempt()
  watch(language, forgive)
  async function send(form: VisitForm): Promise<void> {
    const made = await attempt(form, (key) => writeVisit(form, key))
    if (!made) return
    announce(t("visits.written", { number: made.number }))
    done(made)
  }
  return { busy, problem, send, forgive }
}
