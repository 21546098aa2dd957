/** Who is signed in on this tab; the token leaves with the tab. */

import { computed, ref, shallowRef } from "vue"
import { caller, type Problem } from "../api/http"
import { me, signInWithPassword, signOut, type Me } from "../api/sessions"
import { asProblem } from "./useLoad"
import { language, languageTags } from "./useWords"

const place = "cunkou.token"
const token = ref(sessionStorage.getItem(place) ?? "")

export const person = shallowRef<Me>()
export const isSignedIn = computed(() => token.value !== "")
/** True after the server ended the session, until the next sign-in. */
export const wasEnded = ref(false)

function keep(next: string, who: Me | undefined): void {
  token.value = next
  person.value = who
  if (next) sessionStorage.setItem(place, next)
  else sessionStorage.removeItem(place)
}

caller.token = () => token.value
caller.language = () => languageTags[language.value]
caller.onSignedOut = () => {
  wasEnded.value = true
  keep("", undefined)
}

/** `code` is needed once a second factor is set up; see the problem `second-factor-needed`. */
export async function signIn(username: string, password: string, code: string): Promise<void> {
  const session = await signInWithPassword(username, password, code)
  wasEnded.value = false
  keep(session.token, session.person)
}

/** Why we do not know yet who is signed in. */
export const personProblem = shallowRef<Problem>()

/** After a reload of the page: who was it? A network failure keeps the token for the next try. */
export async function restore(): Promise<void> {
  if (!token.value || person.value) return
  personProblem.value = undefined
  try {
    person.value = await me()
  } catch (failure) {
    personProblem.value = asProblem(failure)
  }
}

export async function leave(): Promise<void> {
  await signOut().catch(() => undefined)
  wasEnded.value = false
  keep("", undefined)
}
