/** The log of messages as it is asked for, the names of their kinds, and a month in figures. */

import { computed, ref, watch, type Ref } from "vue"
import { messageFigures, messages, type MessageRow } from "../api/messages"
import { askedOf, kindsOf, type MessageFilters } from "../rules/messageLog"
import { dayOf } from "../rules/time"
import { useLoad } from "./useLoad"
import { useMore } from "./useMore"
import { useRefresh } from "./useRefresh"
import { language } from "./useWords"

const halfMinute = 30_000
const pageSize = 50
const mostAtOnce = 100

export function useMessages(centre: Ref<string>, filters: Ref<MessageFilters>, person: Ref<string>) {
  const asked = computed(() => ({ ...askedOf(filters.value, centre.value, person.value, dayOf(new Date())), limit: pageSize }))
  const askedText = computed(() => JSON.stringify(asked.value))
  const { later, begin, ...paging } = useMore<MessageRow>(askedText, (cursor) => messages({ ...asked.value, cursor }))
  const list = useLoad(
    async (signal) => {
      const first = await messages(asked.value, signal)
      if (!signal.aborted) begin(first.next)
      return first.items
    },
    [askedText, language],
  )
  useRefresh(() => void (later.value.length || list.reload()), halfMinute)
  const rows = computed(() => [...(list.data.value ?? []), ...later.value])
  return { ...list, ...paging, rows, kinds: useMessageKinds(computed(() => asked.value.centre), rows) }
}

/** The kinds that the latest messages have, and those met since. */
function useMessageKinds(centre: Ref<string>, rows: Ref<readonly MessageRow[]>) {
  const latest = useLoad((signal) => messages({ centre: centre.value, limit: mostAtOnce }, signal), [centre, language])
  const met = ref<MessageRow[]>([])
  watch(language, () => (met.value = []))
  watch(rows, (now) => {
    const known = new Set(met.value.map(({ kind }) => kind))
    met.value = [...met.value, ...now.filter(({ kind }) => !known.has(kind))]
  })
  return computed(() => kindsOf([...(latest.data.value?.items ?? []), ...met.value]))
}

export function useMessageFigures(centre: Ref<string>, month: Ref<string>) {
  return useLoad((signal) => messageFigures(centre.value, month.value, signal), [centre, month, language])
}
