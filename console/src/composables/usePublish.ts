/** Publishing a draft: what it changes, what it would have meant, whom it touches, and from when it holds. */

import { computed, reactive, ref } from "vue"
import { changesOfDraft, checkDraft, publishDraft, touchedCases, whatIf, type Version } from "../api/catalogue"
import { beginBounds, isBeginDay, obstacleOf } from "../rules/publishing"
import { dayOf } from "../rules/time"
import { useAttempt } from "./useAttempt"
import type { Design } from "./useDraft"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function usePublish(design: Design) {
  const id = computed(() => design.draft.value?.id ?? "")
  const revision = computed(() => design.draft.value?.revision ?? 0)
  const sources = [id, revision, language]
  const changes = useLoad(async (signal) => (id.value ? changesOfDraft(id.value, signal) : []), sources)
  const past = useLoad(async (signal) => (id.value ? whatIf(id.value, signal) : undefined), sources)
  const touched = useLoad(async (signal) => (id.value ? touchedCases(id.value, signal) : []), sources)
  const { busy, problem, attempt, forgive } = useAttempt()
  const form = reactive({ later: false, on: "", note: "", offers: true, looked: false })
  const wasTried = ref(false)

  const today = () => dayOf(new Date())
  const bounds = computed(() => beginBounds(today()))
  const errors = computed(() => design.problems.value.filter(({ severity }) => severity === "error"))
  const outdated = computed(() => {
    const draft = design.draft.value
    return draft && draft.newest > draft.base ? draft : undefined
  })
  const obstacle = computed(() =>
    obstacleOf({
      errors: errors.value.length,
      saved: !design.dirty.value && !design.conflict.value,
      mayPublish: design.draft.value?.may_publish ?? false,
      outdated: Boolean(outdated.value) && !form.looked,
    }),
  )
  const badDay = computed(() => wasTried.value && form.later && !isBeginDay(form.on, today()))

  /** The version that it became, or nothing when it was refused. */
  async function publish(): Promise<Version | undefined> {
    wasTried.value = true
    await design.save()
    const draft = design.draft.value
    if (!draft || obstacle.value || badDay.value) return undefined
    const release = {
      revision: draft.revision,
      from_on: form.later ? form.on : null,
      note: form.note.trim(),
      centre_offers: form.offers,
      base: form.looked ? draft.newest : null,
    }
    const version = await attempt([draft.id, release], (key) => publishDraft(draft.id, release, key))
    if (version) announce(t(form.later ? "publish.scheduled" : "publish.done", { n: version.number }))
    else if (problem.value?.code.startsWith("draft-")) await design.reload()
    return version
  }

  /** Marks it as checked, so that a second person may publish it. */
  async function check(): Promise<void> {
    await design.save()
    const draft = design.draft.value
    if (!draft) return
    const checked = await attempt(["check", draft.id, draft.revision], (key) => checkDraft(draft.id, draft.revision, key))
    if (!checked) return
    design.draft.value = checked
    announce(t("publish.checked"))
  }

  return { changes, past, touched, busy, problem, forgive, form, bounds, errors, outdated, obstacle, badDay, publish, check }
}
