/** Operations of agents that did not count, page after page, and saying how one was dealt with. */

import { computed, ref, shallowRef, type Ref } from "vue"
import { journal, settleEntry, type JournalEntry, type JournalState } from "../api/journal"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

const pageSize = 50

/** Each look at them is written down by the server, so they are asked for only when somebody does. */
export function useJournal(centre: Ref<string>, state: Ref<JournalState>) {
  const later = shallowRef<JournalEntry[]>([])
  const next = ref<string | null>(null)
  const asked = computed(() => ({ centre: centre.value, state: state.value, limit: pageSize }))
  const askedText = computed(() => JSON.stringify([asked.value, language.value]))
  const list = useLoad(
    async (signal) => {
      const first = await journal(asked.value, signal)
      if (!signal.aborted) [later.value, next.value] = [[], first.next]
      return first.items
    },
    [askedText],
  )
  const paging = useAttempt()
  async function more(): Promise<void> {
    const [cursor, text] = [next.value, askedText.value]
    const page = cursor && (await paging.attempt([text, cursor], () => journal({ ...asked.value, cursor })))
    if (page && text === askedText.value) [later.value, next.value] = [[...later.value, ...page.items], page.next]
  }
  const { busy, problem, attempt, forgive } = useAttempt()
  async function settle(op: string, words: string): Promise<boolean> {
    const done = await attempt([op, words], (key) => settleEntry(op, words, key))
    if (!done) return false
    announce(t("journal.settled"))
    await list.reload()
    return true
  }
  const rows = computed(() => [...(list.data.value ?? []), ...later.value])
  return { ...list, rows, next, more, paging, settle, settling: busy, refusal: problem, forgive }
}
