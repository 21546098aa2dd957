/** The codes of an office's windows, drawn by WeChat one after the other, for cards in Chinese and Tibetan. */

import { computed, ref, shallowRef, watch, type Ref } from "vue"
import type { Problem } from "../api/http"
import { windowCode, windows, type Windows } from "../api/windows"
import { asData } from "./useCaseFiles"
import { asProblem, useLoad } from "./useLoad"
import { languageTags, wordsOf, type Words } from "./useWords"

/** What stands on a card in one language. */
export interface CardSide {
  centre: string
  window: string
  words: Words
}
export interface WindowCard {
  code: string
  zh: CardSide
  bo: CardSide
  picture: string
}

/** Cards hang where everybody reads them, so their language is not that of whoever prints them. */
async function sidesOf(centre: string, spoken: "zh" | "bo", signal: AbortSignal): Promise<(code: string) => CardSide> {
  const [told, words] = await Promise.all([windows(centre, languageTags[spoken], signal), wordsOf(spoken)])
  return (code) => ({ centre: told.centre_name, window: nameOf(told, code), words })
}
const nameOf = (told: Windows, code: string) => told.items.find((one) => one.code === code)?.name ?? ""

export function useWindowCodes(centre: Ref<string>) {
  const load = useLoad(
    async (signal) => {
      const [zh, bo] = await Promise.all([sidesOf(centre.value, "zh", signal), sidesOf(centre.value, "bo", signal)])
      const { items } = await windows(centre.value, undefined, signal)
      return items.map((one) => ({ ...one, zh: zh(one.code), bo: bo(one.code) }))
    },
    [centre],
  )
  const left = ref<string[]>([])
  const cards = shallowRef<WindowCard[]>([])
  const refusal = shallowRef<Problem>()
  const asked = ref(0)
  const busy = computed(() => asked.value > cards.value.length && !refusal.value)
  let turn = 0

  function clear(): void {
    turn += 1
    asked.value = 0
    cards.value = []
    refusal.value = undefined
  }
  watch(centre, () => (clear(), (left.value = [])))

  const chosen = computed(() => (load.data.value ?? []).filter(({ code }) => !left.value.includes(code)))
  function tick(code: string): void {
    clear()
    left.value = left.value.includes(code) ? left.value.filter((one) => one !== code) : [...left.value, code]
  }

  /** One after the other: the first refusal ends it, and says why. */
  async function draw(): Promise<void> {
    clear()
    const [mine, office, wanted] = [turn, centre.value, chosen.value]
    asked.value = wanted.length
    for (const { code, zh, bo } of wanted) {
      try {
        const picture = await asData(await windowCode(office, code))
        if (mine !== turn) return
        cards.value = [...cards.value, { code, zh, bo, picture }]
      } catch (failure) {
        if (mine === turn) refusal.value = asProblem(failure)
        return
      }
    }
  }
  return { ...load, chosen, tick, cards, asked, busy, refusal, draw }
}
