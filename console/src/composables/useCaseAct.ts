/** One act on a case: what is written is kept through refusals, confirmations and other people's changes. */

import { computed, ref, shallowRef } from "vue"
import { doAct, type ActForm, type ActName, type CaseAct, type CaseView } from "../api/cases"
import { freshKey, type Problem } from "../api/http"
import { blank, bodyOf, lacksOf, type Given } from "../rules/caseActs"
import { byField } from "../rules/fields"
import { confirmed } from "./useConfirm"
import { announce } from "./useLive"
import { asProblem } from "./useLoad"
import { t } from "./useWords"

/** `view` is the case as it is now, `done` takes it as it is after. */
export function useCaseAct(view: () => CaseView, done: (after: CaseView) => void) {
  const act = shallowRef<CaseAct>()
  const given = ref<Given>()
  const errors = ref<Record<string, string>>({})
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  const sent = sender(view)
  let version = 0

  function begin(wanted: CaseAct): void {
    act.value = wanted
    given.value = blank(wanted.act, view())
    errors.value = {}
    problem.value = undefined
    version = view().version
  }

  /** True when it is done; otherwise the reasons stand at the fields or in `problem`. */
  async function send(): Promise<boolean> {
    const wanted = act.value
    if (!wanted || !given.value || busy.value || !isSent(wanted.act)) return false
    const lacks = Object.entries(lacksOf(wanted, given.value))
    errors.value = Object.fromEntries(lacks.map(([field, word]) => [field, t(word)]))
    problem.value = undefined
    if (lacks.length) return false
    busy.value = true
    try {
      done(await confirmed(() => sent(bodyOf(wanted.act as ActForm["act"], given.value!, version))))
      announce(t("case.done", { name: wanted.name }))
      return true
    } catch (failure) {
      problem.value = asProblem(failure)
      errors.value = byField(problem.value.errors)
      return false
    } finally {
      busy.value = false
    }
  }

  /** Somebody else was quicker: the next try speaks of the case as it is now. */
  function seen(): void {
    version = view().version
    problem.value = undefined
  }

  const isChanged = computed(() => problem.value?.code === "case-changed")
  const isPossible = computed(() => view().acts.some((one) => one.act === act.value?.act))
  return { act, given, errors, problem, busy, isChanged, isPossible, begin, send, seen }
}

const isSent = (act: ActName): boolean => act !== "write" && act !== "withdraw"

/** The same intent sent again after a lost answer is done once. */
function sender(view: () => CaseView): (body: ActForm) => Promise<CaseView> {
  let key = ""
  let keyedBody = ""
  return async (body) => {
    if (JSON.stringify(body) !== keyedBody) [key, keyedBody] = [freshKey(), JSON.stringify(body)]
    try {
      const after = await doAct(view().id, body, key)
      keyedBody = ""
      return after
    } catch (failure) {
      if (asProblem(failure).code !== "offline") keyedBody = ""
      throw failure
    }
  }
}
