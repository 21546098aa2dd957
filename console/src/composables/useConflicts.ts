/** What people wrote against each other in visits and households, choosing what stands, and having looked. */

import type { Ref } from "vue"
import { settleHousehold } from "../api/households"
import { conflictsOf, lookedAt, settleVisit, type SubjectConflict } from "../api/visits"
import type { TornRecord } from "../rules/conflicts"
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
  /** Somebody has looked at what contradicts nothing: true when it was written down. */
  async function seen({ subject, id, version }: TornRecord): Promise<boolean> {
    const body = { subject: subject === "visit" ? "visit" : "household", id, version } as const
    const left = await attempt(["seen", body], (key) => lookedAt(body, key))
    if (left) announce(t("conflicts.wasSeen"))
    await load.reload()
    return left !== undefined
  }
  return { ...load, seen, settling: busy, refusal: problem, forgive, settle }
}
