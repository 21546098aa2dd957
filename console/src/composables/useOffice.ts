/** The posts of the office, its people, who is away, and the roster of a week; changed, then asked anew. */

import { computed, ref, type Ref } from "vue"
import {
  absences,
  beginAbsence,
  changePost,
  endAbsence,
  office,
  roster,
  setShift,
  type AbsenceForm,
  type PostPeople,
} from "../api/posts"
import { addDays } from "../rules/time"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLiveEvents } from "./useLiveEvents"
import { useLoad } from "./useLoad"
import { useRefresh } from "./useRefresh"
import { language, t } from "./useWords"

const minute = 60_000
const week = 7

export function useOffice(centre: Ref<string>) {
  const people = useLoad((signal) => office(centre.value, signal), [centre, language])
  const away = useLoad((signal) => absences(centre.value, signal), [centre, language])
  const first = ref<string>()
  const plan = useLoad((signal) => roster(centre.value, first.value, week, signal), [centre, language, first])
  const { busy, problem, attempt, forgive } = useAttempt()

  const reload = () => void Promise.all([people.reload(), away.reload(), plan.reload()])
  useRefresh(reload, minute)
  useLiveEvents(centre, { hear: ({ name }) => name !== "rating" && reload(), back: reload })

  /** True when it went well; then everything is asked anew. */
  async function change(intent: unknown, task: (key: string) => Promise<unknown>, said: string): Promise<boolean> {
    if (!(await attempt(intent, task))) return false
    announce(said)
    reload()
    return true
  }

  /** A week earlier or later; 0 is the week from today on. */
  function turn(weeks: number): void {
    const begins = plan.data.value?.[0]?.on
    first.value = weeks && begins ? addDays(begins, weeks * week) : undefined
  }

  return {
    people,
    away,
    plan,
    reload,
    turn,
    isThisWeek: computed(() => first.value === undefined),
    busy,
    problem,
    forgive,
    putShift: (post: string, on: string, who: string | null) =>
      change({ post, on, who }, (key) => setShift(post, on, who, key), t("roster.done")),
    putPeople: (post: string, who: PostPeople) =>
      change({ post, who }, (key) => changePost(post, who, key), t("posts.changed")),
    begin: (form: AbsenceForm) => change(form, (key) => beginAbsence(form, key), t("absence.begun")),
    end: (absence: string, note: string) =>
      change({ absence, note }, (key) => endAbsence(absence, note, key), t("absence.ended")),
  }
}

export type OfficeDesk = ReturnType<typeof useOffice>
