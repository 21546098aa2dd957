/** Keeping what stands in a draft as another draft, when somebody else saved over it. */

import { beginDraftOf } from "../api/catalogue"
import { saveDraft } from "../api/drafts"
import { freshKey } from "../api/http"
import { said } from "../rules/draftBody"
import { forget } from "./draftKeeping"
import type { DraftState } from "./draftState"
import { asProblem } from "./useLoad"

const longestStem = 48

export function draftCopying(id: string, { draft, body, saved, unsaved }: DraftState) {
  /** The id of the new draft, under a code of its own, or nothing when that failed. */
  async function keepAsCopy(): Promise<string | undefined> {
    const mine = draft.value
    if (!mine) return undefined
    try {
      const code = `${mine.code.slice(0, longestStem).replace(/-+$/, "")}-c${Date.now().toString(36).slice(-6)}`
      const name = said(body.value.name, "zh") || mine.code
      const made = await beginDraftOf({ centre: mine.centre, code, from: "", name }, freshKey())
      await saveDraft(made.id, made.revision, { ...body.value, code })
      forget(id)
      saved.value = body.value
      return made.id
    } catch (failure) {
      unsaved.value = asProblem(failure)
      return undefined
    }
  }
  return { keepAsCopy }
}
