/** The month of every agent of the office, and whether a receipt that somebody shows is ours. */

import { ref, shallowRef, type Ref } from "vue"
import { months, monthsFile, verifyReceipt, type Receipt, type Verdict } from "../api/months"
import { useAttempt } from "./useAttempt"
import { useKeep } from "./useKeep"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { useRefresh } from "./useRefresh"
import { t } from "./useWords"

const minute = 60_000

export function useMonths(centre: Ref<string>, month: Ref<string>) {
  const load = useLoad((signal) => months(centre.value, month.value, signal), [centre, month])
  const files = useKeep()
  useRefresh(() => void load.reload(), minute)
  const keep = () => files.keep(`${t("title.months")} ${month.value}.xlsx`, () => monthsFile(centre.value, month.value))
  return { ...load, keep, keeping: files.busy, fileProblem: files.problem }
}

export function useReceipt() {
  const { busy, problem, attempt } = useAttempt()
  const verdict = shallowRef<Verdict>()
  const asked = ref<Receipt>()

  async function verify(receipt: Receipt): Promise<void> {
    verdict.value = undefined
    const found = await attempt([receipt, Date.now()], (key) => verifyReceipt(receipt, key))
    if (!found) return
    ;[verdict.value, asked.value] = [found, receipt]
    announce(t(found.right ? "receipt.right" : "receipt.wrong"))
  }
  const forget = () => (verdict.value = undefined)
  return { busy, problem, verdict, asked, verify, forget }
}
