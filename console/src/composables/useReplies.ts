/** Answers to text messages, to be read or read, and whose number it is. */

import { computed, type Ref } from "vue"
import { replies, replyContact, replySeen, type Reply } from "../api/replies"
import { useAttempt } from "./useAttempt"
import { useGlimpse } from "./useGlimpse"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { useMore } from "./useMore"
import { useRefresh } from "./useRefresh"
import { language, t } from "./useWords"

const minute = 60_000
const pageSize = 50

export function useReplies(centre: Ref<string>, seen: Ref<boolean>) {
  const asked = computed(() => ({ centre: centre.value, seen: seen.value, limit: pageSize }))
  const askedText = computed(() => JSON.stringify(asked.value))
  const { later, begin, ...paging } = useMore<Reply>(askedText, (cursor) => replies({ ...asked.value, cursor }))
  const list = useLoad(
    async (signal) => {
      const first = await replies(asked.value, signal)
      if (!signal.aborted) begin(first.next)
      return first.items
    },
    [askedText, language],
  )
  useRefresh(() => void (later.value.length || list.reload()), minute)
  const rows = computed(() => [...(list.data.value ?? []), ...later.value])

  const { busy, problem, attempt } = useAttempt()
  async function putAway(id: string): Promise<boolean> {
    const done = await attempt(["seen", id], (key) => replySeen(id, key))
    if (!done) return false
    list.data.value = list.data.value?.filter((one) => one.id !== id)
    later.value = later.value.filter((one) => one.id !== id)
    announce(t("replies.done"))
    return true
  }
  return { ...list, ...paging, rows, putAway, putting: busy, refusal: problem }
}

/** The whole name and number, to call back. */
export const useReplyContact = (id: () => string) => useGlimpse(() => replyContact(id()))
