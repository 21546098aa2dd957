/** What is shown masked, whole for a minute: asked for on purpose, because the server writes down who looked. */

import { onScopeDispose, ref, shallowRef } from "vue"
import type { Problem } from "../api/http"
import { asProblem } from "./useLoad"

const shownForMs = 60_000

export function useGlimpse<T>(ask: () => Promise<T>) {
  const shown = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  let timer = 0
  let asked = 0

  async function reveal(): Promise<void> {
    const mine = ++asked
    busy.value = true
    problem.value = undefined
    try {
      const whole = await ask()
      if (mine !== asked) return
      shown.value = whole
      window.clearTimeout(timer)
      timer = window.setTimeout(hide, shownForMs)
    } catch (failure) {
      if (mine === asked) problem.value = asProblem(failure)
    } finally {
      if (mine === asked) busy.value = false
    }
  }

  /** Also an answer that is still on its way is not shown any more. */
  function hide(): void {
    asked += 1
    busy.value = false
    shown.value = undefined
    window.clearTimeout(timer)
  }

  onScopeDispose(hide)
  return { shown, problem, busy, reveal, hide }
}
