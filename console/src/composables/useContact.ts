/** The whole phone of one booking's person: asked for on purpose, gone again after a minute. */

import { onScopeDispose, ref, shallowRef } from "vue"
import type { Problem } from "../api/http"
import { contact } from "../api/staffBookings"
import { asProblem } from "./useLoad"

const shownForMs = 60_000

export function useContact(id: () => string) {
  const shown = ref("")
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  let timer = 0

  async function reveal(): Promise<void> {
    busy.value = true
    problem.value = undefined
    try {
      shown.value = (await contact(id())).phone
      window.clearTimeout(timer)
      timer = window.setTimeout(hide, shownForMs)
    } catch (failure) {
      problem.value = asProblem(failure)
    } finally {
      busy.value = false
    }
  }

  function hide(): void {
    shown.value = ""
  }

  onScopeDispose(() => window.clearTimeout(timer))
  return { shown, problem, busy, reveal, hide }
}
