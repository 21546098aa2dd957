/** What is known of a draft while somebody works on it, and its steps back and on. */

import { computed, ref, shallowRef } from "vue"
import type { BodyProblem, DraftView, KindView } from "../api/drafts"
import type { Problem } from "../api/http"
import { clone, same, type ItemBody } from "../rules/draftBody"
import { begun, redone, stepped, undone } from "../rules/history"
import { announce } from "./useLive"
import { t } from "./useWords"

export type DraftState = ReturnType<typeof draftState>

export function draftState() {
  const draft = shallowRef<DraftView>()
  const history = shallowRef(begun<ItemBody>({}))
  const saved = shallowRef<ItemBody>(history.value.now)
  const body = computed(() => history.value.now)
  const problems = computed<BodyProblem[]>(() => draft.value?.problems ?? [])
  return {
    draft,
    history,
    saved,
    body,
    problems,
    kinds: shallowRef<KindView[]>([]),
    /** The keys of the questions that were published already: versions are compared by them. */
    publishedKeys: shallowRef<ReadonlySet<string>>(new Set()),
    saving: ref(false),
    savedAt: ref(""),
    conflict: ref(false),
    /** The place in the body somebody wants to see: its tab comes in front and opens what hides it. */
    place: ref(""),
    /** Why the draft could not be opened, and why the last change could not be saved. */
    problem: shallowRef<Problem>(),
    unsaved: shallowRef<Problem>(),
    dirty: computed(() => body.value !== saved.value),
  }
}

/** Changing the body, one step after another; `wasChanged` is called after each. */
export function draftSteps({ history, body, problems }: DraftState, wasChanged: () => void) {
  const canUndo = computed(() => history.value.past.length > 0)
  const canRedo = computed(() => history.value.future.length > 0)

  /** Changes a copy of the body as the recipe says; one step to undo, saved soon. */
  function change(recipe: (body: ItemBody) => void): void {
    const next = clone(body.value)
    recipe(next)
    if (same(next, body.value)) return
    history.value = stepped(history.value, next, Date.now())
    wasChanged()
  }
  function undo(): void {
    if (!canUndo.value) return
    history.value = undone(history.value)
    announce(t("designer.undone"))
    wasChanged()
  }
  function redo(): void {
    if (!canRedo.value) return
    history.value = redone(history.value)
    announce(t("designer.redone"))
    wasChanged()
  }
  /** What is wrong at a place of the body, or inside it. */
  const problemsAt = (pointer: string): BodyProblem[] =>
    problems.value.filter((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`))
  return { change, undo, redo, canUndo, canRedo, problemsAt }
}
