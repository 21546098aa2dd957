/** Saving a draft by itself: a breath after each change, again when the network is back, never over a colleague. */

import { onScopeDispose } from "vue"
import { saveDraft, type DraftView } from "../api/drafts"
import type { Problem } from "../api/http"
import type { ItemBody } from "../rules/draftBody"
import { forget, keep } from "./draftKeeping"
import type { DraftState } from "./draftState"
import { asProblem } from "./useLoad"

const pauseMs = 800
const retryMs = 5_000

export function draftSaving(id: string, state: DraftState) {
  const { draft, body, saved, dirty, saving, savedAt, conflict, unsaved } = state
  let timer: ReturnType<typeof setTimeout> | undefined
  let isGone = false

  function soon(wait = pauseMs): void {
    clearTimeout(timer)
    if (!isGone) timer = setTimeout(() => void save(), wait)
  }
  function wasChanged(): void {
    if (draft.value) keep(id, { revision: draft.value.revision, body: body.value })
    soon()
  }

  /** Sends what is not saved yet; true when nothing is left to send. */
  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (!dirty.value) return true
    if (!draft.value || saving.value || conflict.value) return false
    const sending = body.value
    saving.value = true
    try {
      took(await saveDraft(id, draft.value.revision, sending), sending)
    } catch (failure) {
      refused(asProblem(failure))
    } finally {
      saving.value = false
    }
    return !dirty.value
  }
  function took(view: DraftView, sent: ItemBody): void {
    draft.value = view
    saved.value = sent
    savedAt.value = view.changed_at
    unsaved.value = undefined
    if (!dirty.value) return forget(id)
    wasChanged()
  }
  function refused(found: Problem): void {
    unsaved.value = found
    conflict.value = found.code === "draft-changed"
    if (found.status === 0 || found.status >= 500) soon(retryMs)
  }

  const online = () => void save()
  const leaving = (event: BeforeUnloadEvent) => dirty.value && (void save(), event.preventDefault())
  window.addEventListener("online", online)
  window.addEventListener("beforeunload", leaving)
  onScopeDispose(() => {
    void save()
    isGone = true
    clearTimeout(timer)
    window.removeEventListener("online", online)
    window.removeEventListener("beforeunload", leaving)
  })
  return { save, soon, wasChanged }
}
