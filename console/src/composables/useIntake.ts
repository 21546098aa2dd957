/** A case taken in at the counter: its conditions live, sent once, and then the files that answer questions. */

import { refusals } from "@phone/answers"
import { computed, reactive, ref, watch, type Ref } from "vue"
import { application, takeIn, type CaseView, type Field, type IntakeForm } from "../api/cases"
import {
  answersOf,
  answersWrong,
  blankIntake,
  followingOf,
  intakeBody,
  intakeLacks,
  standing,
  type Intake,
} from "../rules/intake"
import { dayOf } from "../rules/time"
import { useDeskForm } from "./useDeskForm"
import { useFollowing } from "./useFollowing"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useIntake(centre: Ref<string>, item: Ref<string>) {
  const needed = useLoad(
    async (signal) => (item.value ? application(item.value, centre.value, signal) : undefined),
    [centre, item, language],
  )
  const form = reactive<Intake>(blankIntake())
  const desk = useDeskForm<IntakeForm, CaseView>(takeIn)
  const files = useFollowing()
  const { errors, problem, made, busy } = desk
  const today = ref(dayOf(new Date()))
  const now = computed(() => needed.data.value && standing(form, needed.data.value, today.value))
  const lacking = ref<Record<string, string>>({})
  /** What is wrong with the answers, said here or by the server. */
  const wrong = computed(() => ({ ...lacking.value, ...refusals(problem.value?.errors ?? []) }))
  const isWrong = computed(() => Object.keys(errors.value).length + Object.keys(wrong.value).length > 0)
  let asked: readonly Field[] = []

  watch(needed.data, (what) => {
    if (!what) return
    form.answers = answersOf(what.form, form.answers, asked)
    asked = what.form
    lacking.value = {}
  })

  async function send(): Promise<boolean> {
    const what = needed.data.value
    if (!what || busy.value) return false
    today.value = dayOf(new Date())
    const found = Object.entries(answersWrong(form, what.form, today.value))
    lacking.value = Object.fromEntries(found.map(([key, { word, params }]) => [key, t(word, params)]))
    if (!desk.check(intakeLacks(form)) || found.length) return false
    const stand = standing(form, what, today.value)
    files.hold(followingOf(form, stand))
    const done = await desk.send(intakeBody(form, what, stand))
    if (done) void files.send(made.value!.id)
    return done
  }

  function restart(): void {
    Object.assign(form, blankIntake())
    lacking.value = {}
    files.hold([])
    desk.clear()
  }

  const canFinish = computed(() => needed.data.value?.mode === "immediate")
  return { needed, form, now, today, errors, wrong, isWrong, problem, made, busy, canFinish, files, send, restart }
}
