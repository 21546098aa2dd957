/** One kind of message as it is edited: tried as one types, saved as a draft, published, gone back. */

import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from "vue"
import {
  dropWording,
  publishWording,
  saveWording,
  tryWording,
  wording,
  wordingBack,
  wordings,
  type Trial,
  type Wording,
  type WordingBody,
} from "../api/wordings"
import { copyOf, faultsOfProblem, isSame } from "../rules/wording"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { asProblem, useLoad } from "./useLoad"
import { language, t } from "./useWords"
import type { Problem } from "../api/http"

const pauseMs = 500

export const useWordings = () => useLoad((signal) => wordings(signal), [language])

export function useWording(kind: Ref<string>) {
  const load = useLoad((signal) => wording(kind.value, signal), [kind])
  const view = load.data
  const body = shallowRef<WordingBody>()
  const { busy, problem, attempt, forgive } = useAttempt()
  const kept = computed(() => view.value?.draft ?? view.value?.published)
  const isChanged = computed(() => !!body.value && !!kept.value && !isSame(body.value, kept.value.body))
  const trial = useTrial(kind, body)
  watch(view, (now) => (body.value = now && copyOf((now.draft ?? now.published).body)))

  const put = (after: Wording | undefined, said: "saved" | "published" | "back"): boolean => {
    if (!after) return false
    view.value = after
    announce(t(`wordingDone.${said}`))
    return true
  }
  async function save(): Promise<boolean> {
    const [mine, over] = [body.value, kept.value]
    if (!mine || !over || !isChanged.value) return true
    return put(await attempt([kind.value, over.version, mine], (key) => saveWording(kind.value, over.version, mine, key)), "saved")
  }
  async function publish(words: string): Promise<boolean> {
    if (!(await save())) return false
    const version = view.value?.draft?.version
    if (version === undefined) return false
    return put(await attempt([kind.value, version, words], (key) => publishWording(kind.value, version, words, key)), "published")
  }
  const back = async (version: number, words: string): Promise<boolean> =>
    put(await attempt([kind.value, version, words, "back"], (key) => wordingBack(kind.value, version, words, key)), "back")
  async function drop(): Promise<void> {
    const draft = view.value?.draft
    if (draft) {
      const done = await attempt([kind.value, draft.version, "drop"], async (key) => (await dropWording(kind.value, key), true))
      if (!done) return
      await load.reload()
    }
    if (view.value) body.value = copyOf(view.value.published.body)
    announce(t("wordingDone.dropped"))
  }
  /** What the server refused at its place, else what the trial found. */
  const faults = computed(() => {
    const refused = faultsOfProblem(problem.value?.errors ?? [])
    return refused.length ? refused : (trial.data.value?.faults ?? [])
  })
  return { ...load, view, body, isChanged, trial, faults, saving: busy, refusal: problem, forgive, save, publish, back, drop }
}

/** How it looks with the longest real names, a moment after the last key. */
function useTrial(kind: Ref<string>, body: Ref<WordingBody | undefined>) {
  const data = shallowRef<Trial>()
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  let timer = 0
  let stop = new AbortController()

  async function look(): Promise<void> {
    const asked = body.value
    if (!asked) return
    stop.abort()
    const mine = (stop = new AbortController())
    try {
      data.value = await tryWording(kind.value, asked, mine.signal)
      problem.value = undefined
    } catch (failure) {
      if (!mine.signal.aborted) problem.value = asProblem(failure)
    } finally {
      if (stop === mine) busy.value = false
    }
  }
  watch([body, language], () => {
    window.clearTimeout(timer)
    busy.value = true
    timer = window.setTimeout(() => void look(), data.value ? pauseMs : 0)
  })
  onScopeDispose(() => {
    window.clearTimeout(timer)
    stop.abort()
  })
  return { data, problem, busy, look }
}
