/** The mandates of the office, one of them, how much agents carry, and ties that wait to be verified. */

import { computed, watch, type Ref } from "vue"
import {
  caps,
  endMandate,
  endTie,
  mandate,
  mandates,
  noticePdf,
  ties,
  verifyTie,
  writeMandate,
  type Mandate,
  type MandateForm,
} from "../api/mandates"
import type { MandateFilters } from "../rules/mandates"
import { useAttempt } from "./useAttempt"
import { useKeep } from "./useKeep"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useMandates(centre: Ref<string>, filters: Ref<MandateFilters>) {
  const asked = computed(() => ({
    centre: centre.value,
    state: filters.value.state,
    to_print: filters.value.toPrint || undefined,
  }))
  const askedText = computed(() => JSON.stringify(asked.value))
  return useLoad((signal) => mandates(asked.value, signal), [askedText, language])
}

export const useCaps = (centre: Ref<string>) => useLoad((signal) => caps(centre.value, signal), [centre])

/** A mandate that was signed before the office. */
export function useNewMandate(done: (made: Mandate) => void) {
  const { busy, problem, attempt, forgive } = useAttempt()
  async function send(form: MandateForm): Promise<void> {
    const made = await attempt(form, (key) => writeMandate(form, key))
    if (!made) return
    announce(t("mandates.written", { number: made.number }))
    done(made)
  }
  return { busy, problem, send, forgive }
}

export function useMandate(id: Ref<string>) {
  const load = useLoad((signal) => mandate(id.value, signal), [id, language])
  const { busy, problem, attempt, forgive } = useAttempt()
  const paper = useKeep()
  watch(id, forgive)

  async function end(): Promise<boolean> {
    const after = await attempt(["end", id.value], (key) => endMandate(id.value, key))
    if (!after) return false
    load.data.value = after
    announce(t("mandates.ended"))
    return true
  }
  /** Printing it is written down, so that nobody is told twice. */
  async function notice({ number }: Mandate): Promise<void> {
    await paper.keep(`${t("mandates.notice")} ${number}.pdf`, () => noticePdf(id.value))
    await load.reload()
  }
  return { ...load, acting: busy, refusal: problem, forgive, end, notice, keeping: paper.busy, paperProblem: paper.problem }
}

export function useTies() {
  const load = useLoad((signal) => ties(signal), [language])
  const { busy, problem, attempt, forgive } = useAttempt()

  async function settle(id: string, right: boolean): Promise<boolean> {
    const done = await attempt([id, right], (key) => (right ? verifyTie(id, key) : endTie(id, key)))
    if (!done) return false
    announce(t(right ? "family.verified" : "family.ended"))
    await load.reload()
    return true
  }
  return { ...load, acting: busy, refusal: problem, forgive, settle }
}
