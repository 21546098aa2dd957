/** The rating figures of an office over some days, and the unhappy ratings to look into. */

import { onScopeDispose, ref, shallowRef, watch, type Ref } from "vue"
import { closeTodo, figures, levels, todoContact, todos, type Contact, type Finding, type TodoState } from "../api/ratings"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLiveEvents } from "./useLiveEvents"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

const shownForMs = 60_000

export function useFigures(centre: Ref<string>, days: Ref<number>) {
  return useLoad(
    async (signal) => {
      const [found, names] = await Promise.all([figures(centre.value, days.value, signal), levels(signal)])
      return { figures: found, levels: names }
    },
    [centre, days, language],
  )
}

export function useTodos(centre: Ref<string>, state: Ref<TodoState>) {
  const load = useLoad((signal) => todos(centre.value, state.value, signal), [centre, state, language])
  const attempt = useAttempt()
  const reload = () => void load.reload()
  useLiveEvents(centre, { hear: ({ name }) => name === "rating" && reload(), back: reload })

  /** True when it is closed. */
  async function close(todo: string, finding: Finding, words: string): Promise<boolean> {
    const done = await attempt.attempt({ todo, finding, words }, (key) => closeTodo(todo, finding, words, key))
    if (!done) return false
    announce(t("todo.closed"))
    reload()
    return true
  }
  return { ...load, busy: attempt.busy, refusal: attempt.problem, forgive: attempt.forgive, close }
}

/** Whom to call back: asked for on purpose, gone again after a minute. */
export function useTodoContact(todo: Ref<string | undefined>) {
  const shown = shallowRef<Contact>()
  const { busy, problem, attempt, forgive } = useAttempt()
  const timer = ref(0)

  async function reveal(): Promise<void> {
    const id = todo.value
    const found = id && (await attempt(id, () => todoContact(id)))
    if (!found || todo.value !== id) return
    shown.value = found
    timer.value = window.setTimeout(hide, shownForMs)
  }
  function hide(): void {
    window.clearTimeout(timer.value)
    shown.value = undefined
  }
  watch(todo, () => (hide(), forgive()))
  onScopeDispose(hide)
  return { shown, busy, problem, reveal, hide }
}
