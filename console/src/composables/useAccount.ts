/** One's own account: the second factor set up or taken off, and the e-mail address. */

import { ref, shallowRef } from "vue"
import type { Problem } from "../api/http"
import { beginTotp, changeEmail, switchTotpOn, takeTotpOff, type Enrolment } from "../api/sessions"
import { confirmed } from "./useConfirm"
import { asProblem } from "./useLoad"
import { person } from "./useSession"

/** One thing after another: whether it runs, and what was wrong with the last one. */
function useTry() {
  const busy = ref(false)
  const problem = shallowRef<Problem>()

  /** True when it went well; closing the dialog that asks who one is, is no problem. */
  async function attempt(task: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = undefined
    try {
      await task()
      return true
    } catch (failure) {
      const found = asProblem(failure)
      if (found.code !== "confirmation-needed") problem.value = found
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, attempt }
}

export function useSecondFactor() {
  const { busy, problem, attempt } = useTry()
  const enrolment = shallowRef<Enrolment>()

  const begin = () =>
    attempt(async () => {
      enrolment.value = await confirmed(beginTotp)
    })
  const switchOn = (code: string) =>
    attempt(async () => {
      person.value = await switchTotpOn(code)
      enrolment.value = undefined
    })
  const takeOff = () =>
    attempt(async () => {
      person.value = await confirmed(takeTotpOff)
    })
  const stop = () => (enrolment.value = problem.value = undefined)

  return { enrolment, busy, problem, begin, switchOn, takeOff, stop }
}

export function useEmail() {
  const { busy, problem, attempt } = useTry()
  const save = (address: string) =>
    attempt(async () => {
      person.value = await changeEmail(address)
    })
  return { busy, problem, save }
}
