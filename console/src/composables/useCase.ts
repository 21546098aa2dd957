/** One case: loaded, kept fresh, and the whole contact of its person on request. */

import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from "vue"
import { caseContact, explanation, oneCase, type CaseView, type Deadline } from "../api/cases"
import type { Problem } from "../api/http"
import { announce } from "./useLive"
import { useLiveEvents } from "./useLiveEvents"
import { asProblem, useLoad } from "./useLoad"
import { language, t } from "./useWords"

const shownForMs = 60_000

export function useCase(id: Ref<string>) {
  const load = useLoad((signal) => oneCase(id.value, signal), [id, language])
  const { data: view } = load
  const centre = computed(() => view.value?.centre.code)

  async function again(): Promise<void> {
    const before = view.value?.version
    await load.reload()
    if (before !== undefined && view.value?.version !== before) announce(t("case.changed"))
  }
  useLiveEvents(centre, {
    hear: (event) => {
      if (event.name === "case" && event.id === id.value) void again()
    },
    back: () => void again(),
  })
  const put = (fresh: CaseView) => (view.value = fresh)
  return { ...load, view, put }
}

/** Asked for on purpose, gone again after a minute. */
export function useCaseContact(id: Ref<string>) {
  const shown = shallowRef<{ name: string; phone: string }>()
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  let timer = 0

  async function reveal(): Promise<void> {
    busy.value = true
    problem.value = undefined
    try {
      shown.value = await caseContact(id.value)
      window.clearTimeout(timer)
      timer = window.setTimeout(hide, shownForMs)
    } catch (failure) {
      problem.value = asProblem(failure)
    } finally {
      busy.value = false
    }
  }

  function hide(): void {
    shown.value = undefined
  }

  watch(id, hide)
  onScopeDispose(() => window.clearTimeout(timer))
  return { shown, problem, busy, reveal, hide }
}

/** Why one deadline falls on its day; nothing is asked before one is chosen. */
export function useExplanation(id: () => string, deadline: Ref<Deadline | undefined>) {
  return useLoad(
    async (signal) =>
      deadline.value ? explanation(id(), deadline.value.which, deadline.value.key, signal) : undefined,
    [deadline],
  )
}
