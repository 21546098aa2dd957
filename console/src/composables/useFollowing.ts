/** Pictures and files that answer questions: they follow once the case is filed, one after the other. */

import { computed, ref, shallowRef } from "vue"
import { attach } from "../api/casePapers"
import { freshKey, type Problem } from "../api/http"
import type { Following } from "../rules/intake"
import { asProblem } from "./useLoad"

export function useFollowing() {
  /** Each with the key of its sending: sent again after a lost answer, it is kept only once. */
  const waiting = shallowRef<(Following & { sent: string })[]>([])
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  const names = computed(() => waiting.value.map(({ label, file }) => `${label}: ${file.name}`))

  function hold(files: readonly Following[]): void {
    waiting.value = files.map((one) => ({ ...one, sent: freshKey() }))
    problem.value = undefined
  }

  /** What is refused stays and may be tried again; the others go on. */
  async function send(id: string): Promise<void> {
    busy.value = true
    problem.value = undefined
    for (const one of waiting.value) {
      try {
        await attach(id, one.file, one.field, one.sent)
        waiting.value = waiting.value.filter((other) => other !== one)
      } catch (failure) {
        problem.value = asProblem(failure)
      }
    }
    busy.value = false
  }

  return { names, problem, busy, hold, send }
}
