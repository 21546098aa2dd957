/** The carriers of the last hours, checked on request, paused and let go on. */

import { ref, shallowRef, watch, type Ref } from "vue"
import { carriers, pauseCarrier, resumeCarrier, type CarrierMay } from "../api/carriers"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { asProblem, useLoad } from "./useLoad"
import { useRefresh } from "./useRefresh"
import { language, t } from "./useWords"
import type { Problem } from "../api/http"

const halfMinute = 30_000

export function useCarriers(hours: Ref<number>) {
  const now = ref(Date.now())
  const load = useLoad(
    async (signal) => {
      const found = await carriers(hours.value, false, signal)
      now.value = Date.now()
      return found
    },
    [hours, language],
  )
  useRefresh(() => void load.reload(), halfMinute)

  const { busy, problem, attempt, forgive } = useAttempt()
  async function act(may: CarrierMay, name: string, words: string): Promise<boolean> {
    const ask = may === "pause" ? pauseCarrier : resumeCarrier
    const after = await attempt([may, name, words, load.data.value?.carriers.find((one) => one.name === name)?.paused_at], (key) => ask(name, words, key))
    if (!after) return false
    await load.reload()
    announce(t(`carrierDone.${may}`))
    return true
  }
  return { ...load, now, act, acting: busy, refusal: problem, forgive, ...useCheck(hours) }
}

/** What each carrier says is wrong with it, by its name; empty when all is well. */
function useCheck(hours: Ref<number>) {
  const checks = shallowRef<Readonly<Record<string, string>>>()
  const checking = ref(false)
  const checkProblem = shallowRef<Problem>()
  watch(language, () => (checks.value = undefined))
  async function check(): Promise<void> {
    checking.value = true
    checkProblem.value = undefined
    try {
      const found = await carriers(hours.value, true)
      checks.value = Object.fromEntries(found.carriers.map(({ name, check: wrong }) => [name, wrong]))
      announce(t("carriers.checked"))
    } catch (failure) {
      checkProblem.value = asProblem(failure)
    } finally {
      checking.value = false
    }
  }
  return { checks, checking, checkProblem, check }
}
