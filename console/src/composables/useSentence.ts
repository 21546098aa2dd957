/** A condition said in words by the server, a breath after it changed. */

import { onScopeDispose, ref, watch, type Ref } from "vue"
import { sentenceOf } from "../api/drafts"
import type { Condition, Question } from "../rules/draftBody"
import { language } from "./useWords"

const breathMs = 250

export function useSentence(form: Ref<Question[]>, condition: Ref<Condition | undefined>): Ref<string> {
  const sentence = ref("")
  let stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    stop.abort()
    const mine = (stop = new AbortController())
    try {
      const told = await sentenceOf(form.value, condition.value!, mine.signal)
      if (!mine.signal.aborted) sentence.value = told.sentence
    } catch {
      // Without the sentence the choices above it still say the same.
    }
  }
  function soon(): void {
    clearTimeout(timer)
    if (condition.value && typeof condition.value === "object") timer = setTimeout(() => void ask(), breathMs)
    else {
      stop.abort()
      sentence.value = typeof condition.value === "string" ? condition.value : ""
    }
  }
  // Texts of the form that no condition says anything of do not matter: asked again only when these change.
  const told = () => JSON.stringify([condition.value, form.value.map(({ key, label, choices }) => [key, label, choices]), language.value])
  watch(told, soon, { immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    stop.abort()
  })
  return sentence
}
