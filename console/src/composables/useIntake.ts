/** A case taken in at the counter: checked here first, sent once, its refusals put at the fields. */

import { computed, reactive, ref, shallowRef, watch, type Ref } from "vue"
import { application, takeIn, type CaseView } from "../api/cases"
import { freshKey, type Problem } from "../api/http"
import { answersOf, blankIntake, intakeBody, intakeLacks, type Intake } from "../rules/intake"
import { byField } from "../rules/fields"
import { asProblem, useLoad } from "./useLoad"
import { language, t } from "./useWords"

/** Refusals that speak of one field, whether or not the server points at it. */
const fieldOfCode: Record<string, string> = {
  "name-needed": "name",
  "bad-name": "name",
  "phone-needed": "phone",
  "bad-phone": "phone",
  "bad-id-number": "id_number",
}

export function useIntake(centre: Ref<string>, item: Ref<string>) {
  const needed = useLoad(
    async (signal) => (item.value ? application(item.value, centre.value, signal) : undefined),
    [centre, item, language],
  )
  const form = reactive<Intake>(blankIntake())
  const errors = ref<Record<string, string>>({})
  const problem = shallowRef<Problem>()
  const made = shallowRef<CaseView>()
  const busy = ref(false)
  let key = ""
  let keyedBody = ""

  watch(needed.data, (now) => {
    if (now) form.answers = answersOf(now.form, form.answers)
  })

  async function send(): Promise<boolean> {
    const what = needed.data.value
    if (!what || busy.value) return false
    const lacks = intakeLacks(form, what.form)
    errors.value = Object.fromEntries(Object.entries(lacks).map(([field, word]) => [field, t(word)]))
    problem.value = undefined
    if (Object.keys(lacks).length) return false
    const body = intakeBody(form, what)
    if (JSON.stringify(body) !== keyedBody) [key, keyedBody] = [freshKey(), JSON.stringify(body)]
    busy.value = true
    try {
      made.value = await takeIn(body, key)
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

  function restart(): void {
    Object.assign(form, blankIntake())
    errors.value = {}
    problem.value = made.value = undefined
    if (needed.data.value) form.answers = answersOf(needed.data.value.form, {})
  }

  const canFinish = computed(() => needed.data.value?.mode === "immediate")
  return { needed, form, errors, problem, made, busy, canFinish, send, restart }
}
