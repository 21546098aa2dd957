/** Many cases for one person at once: each for itself, what is refused says why. */

import { ref, shallowRef } from "vue"
import { assign } from "../api/cases"
import { freshKey, type Problem } from "../api/http"
import { announce } from "./useLive"
import { asProblem } from "./useLoad"
import { t } from "./useWords"

export function useAssign() {
  const busy = ref(false)
  const problem = shallowRef<Problem>()
  const refused = shallowRef<readonly { id: string; detail: string }[]>([])

  /** The ids that were handed over; nothing when the question itself failed. */
  async function send(ids: string[], person: string, words: string): Promise<string[] | undefined> {
    busy.value = true
    problem.value = undefined
    try {
      const answer = await assign(ids, person, words.trim(), freshKey())
      refused.value = answer.refused
      announce(t("assign.done", { n: answer.done.length }))
      return answer.done
    } catch (failure) {
      problem.value = asProblem(failure)
      return undefined
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, refused, send }
}
