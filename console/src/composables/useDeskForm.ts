/** A form about somebody at the desk: checked here first, sent once, its refusals put at the fields. */

import { ref, shallowRef } from "vue"
import { freshKey, type Problem } from "../api/http"
import { byField } from "../rules/fields"
import { asProblem } from "./useLoad"
import { t, type Key } from "./useWords"

/** Refusals that speak of one field, whether or not the server points at it. */
const fieldOfCode: Record<string, string> = {
  "name-needed": "name",
  "bad-name": "name",
  "phone-needed": "phone",
  "bad-phone": "phone",
  "bad-id-number": "id_number",
}

export function useDeskForm<Body, Made>(post: (body: Body, key: string) => Promise<Made>) {
  const errors = ref<Record<string, string>>({})
  const problem = shallowRef<Problem>()
  const made = shallowRef<Made>()
  const busy = ref(false)
  let key = ""
  let keyedBody = ""

  /** Says what lacks; true when nothing does. */
  function check(lacks: Record<string, Key>): boolean {
    errors.value = Object.fromEntries(Object.entries(lacks).map(([field, word]) => [field, t(word)]))
    problem.value = undefined
    return !Object.keys(lacks).length
  }

  /** True when it is made. The same form sent again after a lost answer makes only one. */
  async function send(body: Body): Promise<boolean> {
    if (JSON.stringify(body) !== keyedBody) [key, keyedBody] = [freshKey(), JSON.stringify(body)]
    busy.value = true
    try {
      made.value = await post(body, key)
      keyedBody = ""
    } catch (failure) {
      refuse(asProblem(failure))
    } finally {
      busy.value = false
    }
    return made.value !== undefined
  }

  function refuse(why: Problem): void {
    problem.value = why
    errors.value = byField(why.errors)
    const field = fieldOfCode[why.code]
    if (field) errors.value[field] ??= why.detail
    if (why.code !== "offline") keyedBody = ""
  }

  function clear(): void {
    errors.value = {}
    problem.value = made.value = undefined
  }

  return { errors, problem, made, busy, check, send, clear }
}
