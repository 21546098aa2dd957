/** Publishing a draft: what it changes, what it would have meant, whom it touches, and from when it holds. */

import { computed, reactive, ref } from "vue"
import { changesOfDraft, checkDraft, publishDraft, touchedCases, whatIf, type Release, type Version } from "../api/catalogue"
import type { DraftView } from "../api/drafts"
import { beginBounds, isBeginDay, obstacleOf } from "../rules/publishing"
import { dayOf } from "../rules/time"
import { useAttempt } from "./useAttempt"
import type { Design } from "./useDraft"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

const today = () => dayOf(new Date())

/** Asked again whenever the draft was saved. */
function useFacts(design: Design) {
  const id = computed(() => design.draft.value?.id ?? "")
  const revision = computed(() => design.draft.value?.revision ?? 0)
  const sources = [id, revision, language]
  return {
    changes: useLoad(async (signal) => (id.value ? changesOfDraft(id.value, signal) : []), sources),
    past: useLoad(async (signal) => (id.value ? whatIf(id.value, signal) : undefined), sources),
    touched: useLoad(async (signal) => (id.value ? touchedCases(id.value, signal) : []), sources),
  }
}

export function usePublish(design: Design) {
  const facts = useFacts(design)
  const { busy, problem, attempt, forgive } = useAttempt()
  const form = reactive({ later: false, on: "", note: "", offers: true, looked: false })
  const wasTried = ref(false)

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

  const releaseOf = ({ revision: seen, newest }: DraftView): Release => ({
    revision: seen,
    from_on: form.later ? form.on : null,
    note: form.note.trim(),
    centre_offers: form.offers,
    base: form.looked ? newest : null,
  })

  /** The version that it became, or nothing when it was refused. */
  async function publish(): Promise<Version | undefined> {
    wasTried.value = true
    await design.save()
    const draft = design.draft.value
    if (!draft || obstacle.value || badDay.value) return undefined
    const release = releaseOf(draft)
    const version = await attempt([draft.id, release], (key) => publishDraft(draft.id, release, key))
    await follow(version)
    return version
  }
  /** What somebody else did to the draft in the meantime is looked at again. */
  async function follow(version: Version | undefined): Promise<void> {
    if (version) announce(t(form.later ? "publish.scheduled" : "publish.done", { n: version.number }))
    else if (problem.value?.code.startsWith("draft-")) await design.reload()
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

  return { ...facts, busy, problem, forgive, form, bounds, errors, outdated, obstacle, badDay, publish, check }
}
