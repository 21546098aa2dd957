/** Why a person goes first: what was verified, verifying something new, and ending it. */

import { computed, type Ref } from "vue"
import { endPriority, priorities, verifyPriority, type Priority, type PriorityKind } from "../api/priorities"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function usePriorities(person: Ref<string>) {
  const load = useLoad((signal) => priorities(person.value, signal), [person, language])
  const { data } = load
  const attempt = useAttempt()
  const standing = computed(() => (data.value ?? []).filter(({ holds }) => holds))
  const over = computed(() => (data.value ?? []).filter(({ holds }) => !holds))

  /** True when it was done; the list shows it at once. */
  async function done(intent: unknown, said: string, task: (key: string) => Promise<Priority>): Promise<boolean> {
    const fresh = await attempt.attempt(intent, task)
    if (!fresh) return false
    announce(said)
    await load.reload()
    return true
  }
  const verify = (kind: PriorityKind, until: string | null) =>
    done({ person: person.value, kind, until }, t("priority.verified"), (key) => verifyPriority(person.value, kind, until, key))
  const end = (one: Priority) => done({ end: one.id }, t("priority.ended"), (key) => endPriority(one.id, key))

  return { ...load, standing, over, busy: attempt.busy, refusal: attempt.problem, forgive: attempt.forgive, verify, end }
}
