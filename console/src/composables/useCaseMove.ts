/** Moving a case to the version of its item that is in force: what it would change, and doing it. */

import { computed, ref, shallowRef } from "vue"
import { move, movePlanned, type CaseMove, type CaseView } from "../api/cases"
import { freshKey, type Problem } from "../api/http"
import { announce } from "./useLive"
import { asProblem, useLoad } from "./useLoad"
import { language, t } from "./useWords"

/** There is nothing to move to, or it is not for the office of whoever looks. */
const nothingToMove = ["already-there", "case-over", "no-such-version", "no-such-case", "no-such-centre"]

export function useCaseMove(view: () => CaseView, moved: () => void) {
  const load = useLoad(plan, [() => view().id, () => view().version, language])
  const refused = shallowRef<Problem>()
  const busy = ref(false)
  let key = freshKey()

  async function plan(signal: AbortSignal): Promise<CaseMove | undefined> {
    const { id, closed_at: closed } = view()
    if (closed) return undefined
    return movePlanned(id, signal).catch((failure: unknown) => {
      const problem = asProblem(failure)
      if (nothingToMove.includes(problem.code)) return undefined
      throw problem
    })
  }

  /** True when it went; a lost answer is asked for again with the same key. */
  async function go(): Promise<boolean> {
    const planned = load.data.value
    if (!planned || busy.value) return false
    busy.value = true
    refused.value = undefined
    try {
      const done = await move(planned.case, planned.after, key)
      key = freshKey()
      load.data.value = done.state === "done" ? undefined : done
      announce(t(done.state === "done" ? "move.done" : "move.askedNow", { n: done.after }))
      moved()
      return true
    } catch (failure) {
      refused.value = asProblem(failure)
      if (refused.value.code !== "offline") key = freshKey()
      return false
    } finally {
      busy.value = false
    }
  }

  return { planned: load.data, problem: load.problem, reload: load.reload, refused, busy, go, isAsked: computed(() => load.data.value?.state === "asked") }
}
