/** One visit: read, given to an agent, timed, acted on, and settled where people wrote against each other. */

import { ref, shallowRef, watch, type Ref } from "vue"
import {
  actOn,
  agentsFor,
  attachment,
  freeTimes,
  registersFed,
  settleVisit,
  visit,
  type VisitAct,
  type VisitOrder,
  type VisitView,
} from "../api/visits"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { asProblem, useLoad } from "./useLoad"
import type { Problem } from "../api/http"
import { language, t } from "./useWords"

export function useVisit(id: Ref<string>) {
  const load = useLoad((signal) => visit(id.value, signal), [id, language])
  const { busy, problem, attempt, forgive } = useAttempt()
  const agents = useLoad(
    (signal) => (load.data.value ? agentsFor(id.value, signal) : Promise.resolve([])),
    [() => load.data.value?.version, language],
  )
  const fed = useLoad(
    (signal) => (load.data.value?.state === "done" ? registersFed(id.value, signal) : Promise.resolve(undefined)),
    [() => load.data.value?.version, language],
  )

  function seen(after: VisitView | undefined, said: string): boolean {
    if (!after) return false
    load.data.value = after
    announce(said)
    return true
  }
  async function act(name: VisitAct, order: VisitOrder = {}): Promise<boolean> {
    const version = load.data.value?.version ?? 1
    const body = { act: name, version, ...order }
    const after = await attempt([id.value, body], (key) => actOn(id.value, body, key))
    return seen(after, t("visits.did", { act: t(`visitAct.${name}`), state: after?.state_name ?? "" }))
  }
  async function settle(key: string, op: string): Promise<boolean> {
    const body = { key, op, version: load.data.value?.version ?? 1 }
    const after = await attempt([id.value, body], (once) => settleVisit(id.value, body, once))
    return seen(after, t("conflicts.settled"))
  }
  /** Somebody else was quicker: look again and go on. */
  async function again(): Promise<void> {
    forgive()
    await load.reload()
  }
  return { ...load, agents, fed, acting: busy, refusal: problem, forgive, act, settle, again }
}

/** When an agent can be there on a day; asked anew for another agent, day or version. */
export function useFreeTimes(id: Ref<string>, agent: Ref<string>, on: Ref<string>, version: Ref<number>) {
  return useLoad(
    (signal) => (agent.value && on.value ? freeTimes(id.value, agent.value, on.value, signal) : Promise.resolve([])),
    [id, agent, on, version],
  )
}

/** A picture that was taken at the door; opened when asked, and forgotten with the page. */
export function useAttachment(href: () => string) {
  const url = ref("")
  const problem = shallowRef<Problem>()
  watch(href, drop)
  function drop(): void {
    if (url.value) URL.revokeObjectURL(url.value)
    url.value = ""
  }
  async function open(): Promise<void> {
    problem.value = undefined
    try {
      url.value = URL.createObjectURL(await attachment(href()))
    } catch (failure) {
      problem.value = asProblem(failure)
    }
  }
  return { url, problem, open, drop }
}
