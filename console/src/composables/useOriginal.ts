/** One original with its chain: given back, on, fetched, confirmed, decided; its papers and signatures. */

import { shallowRef, watch, type Ref } from "vue"
import {
  chainPdf,
  confirmMove,
  moveOriginal,
  original,
  receiptPdf,
  settleMove,
  signatureBytes,
  type MoveForm,
  type Original,
} from "../api/custody"
import { useAttempt } from "./useAttempt"
import { asData } from "./useCaseFiles"
import { useKeep } from "./useKeep"
import { announce } from "./useLive"
import { asProblem, useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useOriginal(id: Ref<string>) {
  const load = useLoad((signal) => original(id.value, signal), [id, language])
  const { busy, problem, attempt, forgive } = useAttempt()
  const papers = useKeep()
  watch(id, forgive)

  async function change(intent: unknown, task: (key: string) => Promise<Original>): Promise<boolean> {
    const after = await attempt([id.value, load.data.value?.version, intent], task)
    if (!after) return false
    load.data.value = after
    announce(after.place_said)
    return true
  }
  return {
    ...load,
    acting: busy,
    refusal: problem,
    forgive,
    move: (form: MoveForm) => change(form, (key) => moveOriginal(id.value, form, key)),
    confirm: (move: string) => change(["yes", move], (key) => confirmMove(id.value, { move }, key)),
    settle: (move: string, stands: boolean) =>
      change([move, stands], (key) => settleMove(id.value, { key: move, stands }, key)),
    keeping: papers.busy,
    paperProblem: papers.problem,
    keepChain: ({ number }: Original) => papers.keep(`${t("custody.chain")} ${number}.pdf`, () => chainPdf(id.value)),
    keepReceipt: ({ number }: Original) => papers.keep(`${t("custody.receipt")} ${number}.pdf`, () => receiptPdf(id.value)),
  }
}

/** The signature under a hand-over, looked at in large; the look is written down. */
export function useSignature(id: () => string) {
  const shown = shallowRef<{ name: string; source: string }>()
  const problem = shallowRef<ReturnType<typeof asProblem>>()
  async function open(digest: string): Promise<void> {
    problem.value = undefined
    try {
      shown.value = { name: t("custody.signature"), source: await asData(await signatureBytes(id(), digest)) }
    } catch (failure) {
      problem.value = asProblem(failure)
    }
  }
  return { shown, problem, open }
}
