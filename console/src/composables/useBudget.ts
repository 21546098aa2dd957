/** The month of text messages of an office, and what it may spend. */

import type { Ref } from "vue"
import { changeBudget, messageBudget, type BudgetForm } from "../api/messageBudget"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { useRefresh } from "./useRefresh"
import { t } from "./useWords"

const minute = 60_000

export function useBudget(centre: Ref<string>) {
  const load = useLoad((signal) => messageBudget(centre.value, signal), [centre])
  useRefresh(() => void load.reload(), minute)
  const { busy: saving, problem: refusal, attempt, forgive } = useAttempt()

  async function change(form: BudgetForm): Promise<boolean> {
    const after = await attempt([centre.value, form], (key) => changeBudget(centre.value, form, key))
    if (!after) return false
    load.data.value = after
    announce(t("budget.kept"))
    return true
  }
  return { ...load, saving, refusal, forgive, change }
}
