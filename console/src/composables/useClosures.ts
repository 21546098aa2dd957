/** Closed roads: which there are, closing one or all in a storm, and opening one again. */

import { computed, shallowRef, type Ref } from "vue"
import { closeRoad, closuresOf, openRoad, type Closed, type ClosureForm } from "../api/rounds"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useClosures(centre: Ref<string>) {
  const load = useLoad((signal) => closuresOf(centre.value, signal), [centre, language])
  const { busy, problem, attempt, forgive } = useAttempt()
  const done = shallowRef<Closed>()
  /** The hamlets nobody gets to now. */
  const shut = computed(() => new Set((load.data.value ?? []).filter(({ in_force, there }) => in_force && !there).map(({ hamlet }) => hamlet.id)))

  async function close(form: ClosureForm): Promise<boolean> {
    const answer = await attempt(form, (key) => closeRoad(form, key))
    if (!answer) return false
    done.value = answer
    announce(t("closures.closed", { n: answer.postponed.length }))
    await load.reload()
    return true
  }
  async function open(closure: string): Promise<void> {
    if (await attempt(["open", closure], (key) => openRoad(closure, key))) announce(t("closures.opened"))
    await load.reload()
  }
  return { ...load, acting: busy, refusal: problem, forgive, done, shut, close, open }
}
