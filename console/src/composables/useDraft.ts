/** A draft while somebody works on it: saved by itself, undone and redone over all tabs, nothing typed is lost. */

import { computed, onScopeDispose, ref, shallowRef } from "vue"
import { beginDraftOf } from "../api/catalogue"
import { draftOf, kindsOfQuestions, publishedBody, saveDraft, type BodyProblem, type DraftView, type KindView } from "../api/drafts"
import { freshKey, type Problem } from "../api/http"
import { clone, said, same, type ItemBody } from "../rules/draftBody"
import { begun, redone, stepped, undone } from "../rules/history"
import { forget, keep, kept } from "./draftKeeping"
import { announce } from "./useLive"
import { asProblem } from "./useLoad"
import { t } from "./useWords"

const pauseMs = 800
const retryMs = 5_000

export type Design = ReturnType<typeof useDraft>

export function useDraft(id: string) {
  const draft = shallowRef<DraftView>()
  const history = shallowRef(begun<ItemBody>({}))
  const saved = shallowRef<ItemBody>(history.value.now)
  const kinds = shallowRef<KindView[]>([])
  /** The keys of the questions that were published already: versions are compared by them. */
  const publishedKeys = shallowRef<ReadonlySet<string>>(new Set())
  const saving = ref(false)
  const savedAt = ref("")
  const conflict = ref(false)
  /** The place in the body somebody wants to see: its tab comes in front and opens what hides it. */
  const place = ref("")
  /** Why the draft could not be opened, and why the last change could not be saved. */
  const problem = shallowRef<Problem>()
  const unsaved = shallowRef<Problem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isGone = false

  const body = computed(() => history.value.now)
  const dirty = computed(() => body.value !== saved.value)
  const problems = computed<BodyProblem[]>(() => draft.value?.problems ?? [])
  const canUndo = computed(() => history.value.past.length > 0)
  const canRedo = computed(() => history.value.future.length > 0)

  /** What is wrong at a place of the body, or inside it. */
  const problemsAt = (pointer: string): BodyProblem[] =>
    problems.value.filter((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`))

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

  function wasChanged(): void {
    if (draft.value) keep(id, { revision: draft.value.revision, body: body.value })
    soon(pauseMs)
  }
  function soon(wait: number): void {
    clearTimeout(timer)
    if (!isGone) timer = setTimeout(() => void save(), wait)
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
    keep(id, { revision: view.revision, body: body.value })
    soon(pauseMs)
  }
  function refused(found: Problem): void {
    unsaved.value = found
    conflict.value = found.code === "draft-changed"
    if (found.status === 0 || found.status >= 500) soon(retryMs)
  }

  /** Opens the draft, with what this computer had not sent yet. */
  async function open(): Promise<void> {
    problem.value = undefined
    try {
      const [view, all] = await Promise.all([draftOf(id), kindsOfQuestions()])
      kinds.value = all
      publishedKeys.value = await keysOf(view)
      begin(view)
    } catch (failure) {
      problem.value = asProblem(failure)
    }
  }
  function begin(view: DraftView): void {
    draft.value = view
    savedAt.value = view.changed_at
    saved.value = view.body
    history.value = begun(view.body)
    const mine = kept(id)
    if (!mine || same(mine.body, view.body)) return forget(id)
    history.value = stepped(history.value, mine.body, 0)
    conflict.value = mine.revision !== view.revision
    announce(t("designer.restored"))
    if (!conflict.value) soon(pauseMs)
  }

  /** What the server has now; what was here and not saved comes back with "undo". */
  async function reload(): Promise<void> {
    const mine = dirty.value
    try {
      const view = await draftOf(id)
      history.value = mine ? stepped(history.value, view.body, 0) : begun(view.body)
      draft.value = view
      saved.value = history.value.now
      savedAt.value = view.changed_at
      conflict.value = false
      unsaved.value = undefined
      forget(id)
    } catch (failure) {
      unsaved.value = asProblem(failure)
    }
  }

  /** Another draft with what stands here, under a code of its own; its id, or nothing when that failed. */
  async function keepAsCopy(): Promise<string | undefined> {
    const mine = draft.value
    if (!mine) return undefined
    try {
      const code = `${mine.code.slice(0, 48)}-${Date.now().toString(36).slice(-6)}`
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
  void open()

  return {
    draft, body, problems, problemsAt, change, undo, redo, canUndo, canRedo, saving, savedAt, conflict, reload, kinds,
    problem, unsaved, dirty, publishedKeys, place, open, save, keepAsCopy,
  }
}

async function keysOf(view: DraftView): Promise<ReadonlySet<string>> {
  if (!view.newest || view.origin === "copy") return new Set()
  const form = (await publishedBody(view.code, view.newest)).procedure?.form ?? []
  return new Set(form.map(({ key }) => key))
}
