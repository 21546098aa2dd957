/** The log of messages as it is asked for, the names of their kinds, and a month in figures. */

import { computed, type Ref } from "vue"
import { messageFigures, messageKinds, messages, type MessageRow } from "../api/messages"
import { askedOf, byName, type MessageFilters } from "../rules/messageLog"
import { dayOf } from "../rules/time"
import { useLoad } from "./useLoad"
import { useMore } from "./useMore"
import { useRefresh } from "./useRefresh"
import { language } from "./useWords"

const halfMinute = 30_000
const pageSize = 50

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
  return { ...list, ...paging, rows, kinds: useMessageKinds() }
}

/** Every kind there is, by name. */
function useMessageKinds() {
  const kinds = useLoad((signal) => messageKinds(signal), [language])
  return computed(() => byName(kinds.data.value ?? []))
}

export function useMessageFigures(centre: Ref<string>, month: Ref<string>) {
  return useLoad((signal) => messageFigures(centre.value, month.value, signal), [centre, month, language])
}
