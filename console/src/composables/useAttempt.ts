/** One act after another: whether it runs, what was wrong with it, and never twice for one intent. */

import { ref, shallowRef } from "vue"
import { freshKey, type Problem } from "../api/http"
import { confirmed } from "./useConfirm"
import { asProblem } from "./useLoad"

export function useAttempt() {
  const busy = ref(false)
  const problem = shallowRef<Problem>()
  let key = ""
  let keyed = ""

  /**
   * The answer, or nothing when it was refused and `problem` says why. The same intent sent again
   * after a lost answer is done once. Closing the dialog that asks who one is, is no problem.
   */
  async function attempt<T>(intent: unknown, task: (key: string) => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    const said = JSON.stringify(intent)
    if (said !== keyed) [key, keyed] = [freshKey(), said]
    busy.value = true
    problem.value = undefined
    try {
      const answer = await confirmed(() => task(key))
      keyed = ""
      return answer
    } catch (failure) {
      const found = asProblem(failure)
      if (found.code !== "confirmation-needed") problem.value = found
      if (found.code !== "offline") keyed = ""
      return undefined
    } finally {
      busy.value = false
    }
  }

  const forgive = () => (problem.value = undefined)
  return { busy, problem, attempt, forgive }
}
