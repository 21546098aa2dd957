/** The rounds of a day: looked at, planned, put in another order by hand, and told to the people. */

import { ref, shallowRef, watch, type Ref } from "vue"
import { baseRound, orderRound, planRounds, roundsOf, tellTimes, type AgentDay } from "../api/rounds"
import type { VisitRow } from "../api/visits"
import { costOf, type Cost } from "../rules/roundOrder"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useRounds(centre: Ref<string>, on: Ref<string>) {
  const load = useLoad((signal) => roundsOf(centre.value, on.value, signal), [centre, on, language])
  const { busy, problem, attempt, forgive } = useAttempt()
  /** By agent: what the order by hand costs against the one before. */
  const costs = ref<Record<string, Cost>>({})
  const told = shallowRef<VisitRow[]>()
  watch([centre, on], () => {
    costs.value = {}
    told.value = undefined
    forgive()
  })

  /** For everybody, or for one agent whose order by hand is then given up. */
  async function plan(agent: string | null): Promise<void> {
    const planned = await attempt(["plan", centre.value, on.value, agent, Date.now()], (key) => planRounds(centre.value, on.value, agent, key))
    if (!planned) return
    load.data.value = planned
    costs.value = {}
    told.value = undefined
    announce(t("rounds.planned"))
  }
  async function order(day: AgentDay, visits: string[]): Promise<void> {
    const version = day.round?.version ?? 0
    const body = { agent: day.agent.id, on: on.value, order: visits, version }
    const after = await attempt(["order", body], (key) => orderRound(body, key).then(lookedAgain))
    if (!after) return
    const cost = costOf(day.round, after)
    costs.value = { ...costs.value, [day.agent.id]: cost }
    announce(costText(cost))
  }
  async function base(day: AgentDay, hamlet: string | null): Promise<void> {
    const body = { agent: day.agent.id, on: on.value, hamlet, version: day.round?.version ?? 0 }
    const after = await attempt(["base", body], (key) => baseRound(body, key).then(lookedAgain))
    if (!after) return
    const cost = costOf(day.round, after)
    costs.value = { ...costs.value, [day.agent.id]: cost }
    announce(costText(cost))
  }
  /** The day as it is after an act, before the next one can be done. */
  async function lookedAgain<T>(answer: T): Promise<T> {
    await load.reload()
    return answer
  }
  async function tell(): Promise<void> {
    told.value = await attempt(["tell", centre.value, on.value, Date.now()], (key) => tellTimes(centre.value, on.value, key).then(lookedAgain))
    if (told.value) announce(t("rounds.told", { n: told.value.length }))
  }
  return { ...load, acting: busy, refusal: problem, forgive, costs, told, plan, order, base, tell }
}

/** "12 minutes more on the way, 1 time not kept" */
export function costText({ minutes, late }: Cost): string {
  const way = minutes > 0 ? t("rounds.cost.more", { n: minutes }) : minutes < 0 ? t("rounds.cost.less", { n: -minutes }) : t("rounds.cost.same")
  return late ? `${way}${t("visits.comma")}${t("rounds.cost.late", { n: late })}` : way
}
