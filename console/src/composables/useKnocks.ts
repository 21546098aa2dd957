/** Whom the office has told in person: the list, one act, and who may be sent. */

import { computed, type Ref } from "vue"
import { actOnKnock, knockAgents, knockContact, knocks, type Knock, type KnockForm, type KnockWhich } from "../api/knocks"
import { useAttempt } from "./useAttempt"
import { useGlimpse } from "./useGlimpse"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { useMore } from "./useMore"
import { useRefresh } from "./useRefresh"
import { language, t } from "./useWords"

const minute = 60_000
const pageSize = 50

export function useKnocks(centre: Ref<string>, which: Ref<KnockWhich>) {
  const asked = computed(() => ({ centre: centre.value, state: which.value, limit: pageSize }))
  const askedText = computed(() => JSON.stringify(asked.value))
  const { later, begin, ...paging } = useMore<Knock>(askedText, (cursor) => knocks({ ...asked.value, cursor }))
  const list = useLoad(
    async (signal) => {
      const first = await knocks(asked.value, signal)
      if (!signal.aborted) begin(first.next)
      return first.items
    },
    [askedText, language],
  )
  useRefresh(() => void (later.value.length || list.reload()), minute)
  const rows = computed(() => [...(list.data.value ?? []), ...later.value])

  const { busy: acting, problem: refusal, attempt, forgive } = useAttempt()
  /** True when it was done; somebody else was faster, and the list shows what they did. */
  async function act(id: string, form: KnockForm): Promise<boolean> {
    const done = await attempt([id, form], (key) => actOnKnock(id, form, key))
    if (done || refusal.value?.code === "knock-changed") void list.reload()
    if (!done) return false
    announce(t(`knockDone.${form.act}`))
    return true
  }
  return { ...list, ...paging, rows, acting, refusal, forgive, act }
}

/** Nobody is asked for before a task is chosen. */
export const useKnockAgents = (knock: Ref<string>) =>
  useLoad(async (signal) => (knock.value ? knockAgents(knock.value, signal) : undefined), [knock, language])

export const useKnockContact = (id: () => string) => useGlimpse(() => knockContact(id()))
