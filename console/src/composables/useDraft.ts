/** A draft while somebody works on it: saved by itself, undone and redone over all tabs, nothing typed is lost. */

import { draftCopying } from "./draftCopying"
import { draftOpening } from "./draftOpening"
import { draftSaving } from "./draftSaving"
import { draftState, draftSteps } from "./draftState"

/** Refs and acts, as every tab of the designer takes them. */
export type Design = ReturnType<typeof useDraft>

export function useDraft(id: string) {
  const state = draftState()
  const { save, soon, wasChanged } = draftSaving(id, state)
  const opening = draftOpening(id, state, soon)
  void opening.open()
  return { ...state, ...draftSteps(state, wasChanged), ...opening, ...draftCopying(id, state), save }
}
