/** Something loaded from the server: the last good answer, the last problem, and whether we are asking. */

import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from "vue"
import { Problem } from "../api/http"

export interface Load<T> {
  data: ShallowRef<T | undefined>
  problem: ShallowRef<Problem | undefined>
  busy: Ref<boolean>
  reload: () => Promise<void>
}

/** Asks at once and whenever a source changes; a newer question silences the older answer. */
export function useLoad<T>(
  task: (signal: AbortSignal) => Promise<T>,
  sources: WatchSource[] = [],
): Load<T> {
  const data = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  let stop = new AbortController()

  async function reload(): Promise<void> {
    stop.abort()
    const mine = (stop = new AbortController())
    busy.value = true
    try {
      const answer = await task(mine.signal)
      if (mine.signal.aborted) return
      data.value = answer
      problem.value = undefined
    } catch (failure) {
      if (!mine.signal.aborted) problem.value = asProblem(failure)
    } finally {
      if (stop === mine) busy.value = false
    }
  }

  watch(sources, () => {
    data.value = undefined
    problem.value = undefined
    void reload()
  })
  onScopeDispose(() => stop.abort())
  void reload()
  return { data, problem, busy, reload }
}

export const asProblem = (failure: unknown): Problem =>
  failure instanceof Problem ? failure : new Problem(0, "bug", "")
