/** What person and office write to each other about one case. */

import { ref, shallowRef, watch, type Ref } from "vue"
import { messages, templates, write } from "../api/casePapers"
import { freshKey, type Problem } from "../api/http"
import { asProblem, useLoad } from "./useLoad"
import { language } from "./useWords"

/** `moved` changes whenever the case does, also by a message. */
export function useThread(id: Ref<string>, moved: Ref<unknown>) {
  const load = useLoad(async (signal) => (await messages(id.value, signal)).items, [id])
  const ready = useLoad(async () => (await templates().catch(() => ({ items: [] }))).items, [language])
  const words = ref("")
  const template = ref("")
  const busy = ref(false)
  const problem = shallowRef<Problem>()
  let key = freshKey()

  /** A template is a beginning: it may be changed before it is sent. */
  function begin(chosen: string): void {
    template.value = chosen
    words.value = textOf(chosen) ?? words.value
  }

  /** Sent as it is, it reaches each reader in their own language. */
  const isReady = (said: string) => textOf(template.value) === said
  const textOf = (chosen: string) => ready.data.value?.find(({ key: one }) => one === chosen)?.text

  async function send(): Promise<boolean> {
    const said = words.value.trim()
    if (busy.value || !said) return false
    busy.value = true
    problem.value = undefined
    try {
      await write(id.value, isReady(said) ? { template: template.value } : { words: said }, key)
      key = freshKey()
      words.value = template.value = ""
      await load.reload()
      return true
    } catch (failure) {
      problem.value = asProblem(failure)
      if (problem.value.code !== "offline") key = freshKey()
      return false
    } finally {
      busy.value = false
    }
  }

  watch(moved, () => void load.reload())
  return { ...load, templates: ready.data, words, template, busy, problem: load.problem, refusal: problem, begin, send }
}
