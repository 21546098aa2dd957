/** Saves a file that the server makes: one at a time, and says why when it could not. */

import { ref, shallowRef } from "vue"
import type { Problem } from "../api/http"
import { save } from "./useCaseFiles"
import { confirmed } from "./useConfirm"
import { asProblem } from "./useLoad"

export function useKeep() {
  const busy = ref(false)
  const problem = shallowRef<Problem>()

  async function keep(name: string, ask: () => Promise<Blob>): Promise<void> {
    if (busy.value) return
    busy.value = true
    problem.value = undefined
    try {
      save(await confirmed(ask), name)
    } catch (failure) {
      problem.value = asProblem(failure)
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, keep }
}
