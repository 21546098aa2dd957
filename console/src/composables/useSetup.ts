/** What is wrong with the setup of a centre, and looking again. */

import type { Ref } from "vue"
import { examineSetup, setupOf } from "../api/catalogue"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useSetup(centre: Ref<string>) {
  const load = useLoad((signal) => setupOf(centre.value, signal), [centre, language])
  const { busy, problem, attempt } = useAttempt()

  async function examine(): Promise<void> {
    const found = await attempt([centre.value, Date.now()], (key) => examineSetup(centre.value, key))
    if (!found) return
    load.data.value = found
    announce(found.faults.length ? t("setup.looked", { n: found.faults.length }) : t("setup.clean"))
  }
  return { ...load, busy, refusal: problem, examine }
}
