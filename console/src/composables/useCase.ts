/** One case: loaded, kept fresh, and on request what it masks. */

import { computed, watch, type Ref } from "vue"
import { caseAnswers, caseContact, explanation, oneCase, type CaseView, type Deadline } from "../api/cases"
import { useGlimpse } from "./useGlimpse"
import { announce } from "./useLive"
import { useLiveEvents } from "./useLiveEvents"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

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

/** The whole name and phone of its person. */
export function useCaseContact(id: Ref<string>) {
  const glimpse = useGlimpse(() => caseContact(id.value))
  watch(id, glimpse.hide)
  return glimpse
}

/** The whole answers of its form; whatever changed since is asked for anew. */
export function useCaseAnswers(view: () => CaseView) {
  const glimpse = useGlimpse(() => caseAnswers(view().id))
  watch([() => view().id, () => view().version, language], glimpse.hide)
  return glimpse
}

/** Why one deadline falls on its day; nothing is asked before one is chosen. */
export function useExplanation(id: () => string, deadline: Ref<Deadline | undefined>) {
  return useLoad(
    async (signal) =>
      deadline.value ? explanation(id(), deadline.value.which, deadline.value.key, signal) : undefined,
    [deadline],
  )
}
