/** Opening a draft, and seeing it as the server has it now. */

import { draftOf, kindsOfQuestions, publishedBody, type DraftView } from "../api/drafts"
import { same } from "../rules/draftBody"
import { begun, stepped } from "../rules/history"
import { forget, kept } from "./draftKeeping"
import type { DraftState } from "./draftState"
import { announce } from "./useLive"
import { asProblem } from "./useLoad"
import { t } from "./useWords"

export function draftOpening(id: string, state: DraftState, soon: () => void) {
  const { draft, history, saved, dirty, kinds, publishedKeys, savedAt, conflict, problem, unsaved } = state

  /** Opens the draft, with what this computer had not sent yet. */
  async function open(): Promise<void> {
    problem.value = undefined
    try {
      const [view, all] = await Promise.all([draftOf(id), kindsOfQuestions()])
      publishedKeys.value = await keysOf(view)
      kinds.value = all
      show(view)
      bringBack(view)
    } catch (failure) {
      problem.value = asProblem(failure)
    }
  }
  function show(view: DraftView, over = false): void {
    history.value = over ? stepped(history.value, view.body, 0) : begun(view.body)
    saved.value = history.value.now
    draft.value = view
    savedAt.value = view.changed_at
  }
  function bringBack(view: DraftView): void {
    const mine = kept(id)
    if (!mine || same(mine.body, view.body)) return forget(id)
    history.value = stepped(history.value, mine.body, 0)
    conflict.value = mine.revision !== view.revision
    announce(t("designer.restored"))
    if (!conflict.value) soon()
  }

  /** What the server has now; what was here and not saved comes back with "undo". */
  async function reload(): Promise<void> {
    try {
      show(await draftOf(id), dirty.value)
      conflict.value = false
      unsaved.value = undefined
      forget(id)
    } catch (failure) {
      unsaved.value = asProblem(failure)
    }
  }

  return { open, reload }
}

async function keysOf(view: DraftView): Promise<ReadonlySet<string>> {
  if (!view.newest || view.origin === "copy") return new Set()
  const form = (await publishedBody(view.code, view.newest)).procedure?.form ?? []
  return new Set(form.map(({ key }) => key))
}
