/** The cards of an office by their state; appeals and decisions, each once. */

import { computed, shallowRef, type Ref } from "vue"
import { appeal, cards, decide, type Card, type CardFilter, type Outcome } from "../api/cards"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLiveEvents } from "./useLiveEvents"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useCards(centre: Ref<string>, state: Ref<CardFilter>) {
  const more = shallowRef<Card[]>([])
  const next = shallowRef<string | null>(null)
  const { data, problem, reload } = useLoad(
    async (signal) => {
      const page = await cards({ centre: centre.value, state: state.value }, signal)
      more.value = []
      next.value = page.next
      return page.items
    },
    [centre, state, language],
  )
  const attempt = useAttempt()
  const further = useAttempt()
  const found = computed(() => data.value && [...data.value, ...more.value])
  useLiveEvents(centre, { hear: ({ name }) => name === "card" && void reload(), back: () => void reload() })

  async function loadMore(): Promise<void> {
    const asked = { centre: centre.value, state: state.value, cursor: next.value ?? "" }
    const page = await further.attempt(asked, () => cards(asked))
    if (!page || asked.centre !== centre.value || asked.state !== state.value) return
    more.value = [...more.value, ...page.items]
    next.value = page.next
  }

  /** The card as it is then, or nothing when it was refused. */
  async function change(intent: unknown, task: (key: string) => Promise<Card>, said: string): Promise<Card | undefined> {
    const card = await attempt.attempt(intent, task)
    if (card) {
      announce(said)
      void reload()
    }
    return card
  }

  return {
    found,
    problem,
    reload,
    next,
    loadMore,
    isLoadingMore: further.busy,
    busy: attempt.busy,
    refusal: attempt.problem,
    forgive: attempt.forgive,
    appeal: (card: string, words: string, until: string | null) =>
      change({ card, words, until }, (key) => appeal(card, words, until, key), t("card.appealed")),
    decide: (card: string, outcome: Outcome, words: string) =>
      change({ card, outcome, words }, (key) => decide(card, outcome, words, key), t("card.decided")),
  }
}
