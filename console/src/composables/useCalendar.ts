/** The working-day calendar of a year, and the due day of a promise. */

import { ref, shallowRef, type Ref } from "vue"
import { calendarYear, due, type Due } from "../api/calendar"
import type { Problem } from "../api/http"
import { asProblem, useLoad } from "./useLoad"
import { language } from "./useWords"

export function useYear(year: Ref<number>) {
  return useLoad((signal) => calendarYear(year.value, signal), [year, language])
}

export interface DueAnswer extends Due {
  accepted_on: string
}

/** Asks on demand; the last answer stays until the next one. */
export function useDue() {
  const answer = shallowRef<DueAnswer>()
  const problem = shallowRef<Problem>()
  const busy = ref(false)

  async function ask(acceptedOn: string, workdays: number): Promise<void> {
    busy.value = true
    try {
      answer.value = { ...(await due(acceptedOn, workdays)), accepted_on: acceptedOn }
      problem.value = undefined
    } catch (failure) {
      problem.value = asProblem(failure)
    } finally {
      busy.value = false
    }
  }
  return { answer, problem, busy, ask }
}
