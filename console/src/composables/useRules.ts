/** The rules of a centre: shown, changed in a form, put into force as a new version. */

import { computed, reactive, ref, watch, type Ref } from "vue"
import { policies, setPolicy, type Policy, type PolicyView } from "../api/policies"
import { byField } from "../rules/fields"
import { changesOf, lacksOf, withSeconds, withShortTimes } from "../rules/policyForm"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { t } from "./useWords"

export function useRules(centre: Ref<string>) {
  const load = useLoad((signal) => policies(centre.value, signal), [centre])
  const { busy, problem, attempt, forgive } = useAttempt()
  const form = reactive({} as Policy)
  const wasChecked = ref(false)
  const before = computed(() => load.data.value && withShortTimes(load.data.value.body))
  const changes = computed(() => (before.value ? changesOf(before.value, form) : []))
  const lacks = computed(() => lacksOf(form))
  const refused = computed(() => byField(problem.value?.errors ?? []))

  function reset(): void {
    wasChecked.value = false
    forgive()
    if (before.value) Object.assign(form, { ...before.value, steps: [...before.value.steps] })
  }
  // Before the form is drawn: its fields are never without a value.
  watch(before, reset, { immediate: true, flush: "sync" })

  /** True when a new version is in force. */
  async function save(): Promise<boolean> {
    wasChecked.value = true
    if (Object.keys(lacks.value).length) return false
    const body = withSeconds(form)
    const view = await attempt(body, (key) => setPolicy(centre.value, body, key))
    if (!view) return false
    keep(view)
    return true
  }

  function keep(view: PolicyView): void {
    load.data.value = view
    announce(t("rules.saved", { n: view.number }))
  }

  return { ...load, problem: load.problem, form, changes, lacks, refused, wasChecked, refusal: problem, saving: busy, save, reset }
}
