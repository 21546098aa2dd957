/** Plans of visits that come again and again: listed, made, given to another contact, ended. */

import { ref, shallowRef, watch, type Ref } from "vue"
import {
  changePlan,
  endPlan,
  household,
  households,
  makePlan,
  plans,
  type Household,
  type HouseholdRow,
  type Plan,
  type PlanChange,
  type PlanForm,
} from "../api/households"
import { everyPage } from "./everyPage"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function usePlans(centre: Ref<string>, state: Ref<"open" | "all">) {
  const load = useLoad(
    (signal) => everyPage<Plan>((cursor) => plans(centre.value, state.value, cursor, signal)),
    [centre, state, language],
  )
  const { busy, problem, attempt, forgive } = useAttempt()

  async function did(intent: unknown, task: (key: string) => Promise<Plan>, said: string): Promise<boolean> {
    if (!(await attempt(intent, task))) return false
    announce(said)
    await load.reload()
    return true
  }
  return {
    ...load,
    acting: busy,
    refusal: problem,
    forgive,
    make: (form: PlanForm) => did(form, (key) => makePlan(form, key), t("plans.made")),
    change: (plan: string, wish: PlanChange) => did([plan, wish], (key) => changePlan(plan, wish, key), t("plans.changed")),
    end: (plan: string, words: string) => did([plan, words], (key) => endPlan(plan, words, key), t("plans.ended")),
  }
}

/** A household found by part of its number, and who lives there. */
export function useHouseholdPick(centre: Ref<string>) {
  const q = ref("")
  const found = shallowRef<HouseholdRow[]>([])
  const picked = shallowRef<Household>()
  const pauseMs = 250
  let timer = 0
  watch(q, (typed) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(async () => {
      const page = typed.trim() ? await households({ centre: centre.value, q: typed.trim(), limit: 8 }).catch(() => undefined) : undefined
      if (q.value === typed) found.value = page?.items ?? []
    }, pauseMs)
  })
  async function pick(id: string): Promise<void> {
    picked.value = id ? await household(id).catch(() => undefined) : undefined
    found.value = []
  }
  return { q, found, picked, pick }
}
