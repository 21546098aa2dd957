/** What people wrote against each other in visits and households, and choosing what stands. */

import type { Ref } from "vue"
import { settleHousehold } from "../api/households"
import { conflictsOf, settleVisit, type SubjectConflict } from "../api/visits"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { useRefresh } from "./useRefresh"
import { language, t } from "./useWords"

const minute = 60_000

export function useConflicts(centre: Ref<string>) {
  const load = useLoad((signal) => conflictsOf(centre.value, signal), [centre, language])
  const { busy, problem, attempt, forgive } = useAttempt()
  useRefresh(() => void load.reload(), minute)

  async function settle(one: SubjectConflict, op: string): Promise<void> {
    const body = { key: one.key, op, version: one.version }
    const task = (key: string): Promise<unknown> =>
      one.subject === "visit" ? settleVisit(one.id, body, key) : settleHousehold(one.id, body, key)
    if (await attempt([one.id, body], task)) announce(t("conflicts.settled"))
    await load.reload()
  }
  return { ...load, settling: busy, refusal: problem, forgive, settle }
}
