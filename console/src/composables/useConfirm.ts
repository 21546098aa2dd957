/** Sensitive acts: when the server wants to know again who it is, one dialog asks, and the act goes on. */

import { ref } from "vue"
import { confirmByCode, confirmByPassword } from "../api/sessions"
import { asProblem } from "./useLoad"

/** True while the dialog is open (components/AccountConfirm). */
export const asking = ref(false)
let answer: (yes: boolean) => void = () => {}

/** Runs the task; when a confirmation is needed it asks for it and runs the task once more. */
export async function confirmed<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (failure) {
    const problem = asProblem(failure)
    if (problem.code !== "confirmation-needed" || !(await ask())) throw problem
    return task()
  }
}

function ask(): Promise<boolean> {
  answer(false)
  asking.value = true
  return new Promise((settle) => (answer = settle))
}

/** By the six digits of the app, or by the password; the problem says what was wrong with it. */
export async function prove(proof: string, byCode: boolean): Promise<void> {
  await (byCode ? confirmByCode(proof) : confirmByPassword(proof))
  done(true)
}

export function done(yes: boolean): void {
  asking.value = false
  answer(yes)
  answer = () => {}
}
