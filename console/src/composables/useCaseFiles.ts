/** Files and letters of a case: asked for with who we are, shown as pictures or saved on this computer. */

import { onScopeDispose, ref, shallowRef } from "vue"
import { attach, detach, fileBytes, letterBytes, thumbBytes, type Place } from "../api/casePapers"
import type { FileView, Letter } from "../api/cases"
import type { Problem } from "../api/http"
import { isPicture } from "../rules/files"
import { asProblem, useLoad } from "./useLoad"

/** The policy of the page shows pictures written as data, and none from elsewhere. */
export const asData = (bytes: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader()
    reader.addEventListener("load", () => done(String(reader.result)))
    reader.addEventListener("error", () => failed(reader.error))
    reader.readAsDataURL(bytes)
  })

/** Saves a file on this computer. */
export function save(bytes: Blob, name: string): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** The small picture of a file, if it has one. */
export const useThumb = (id: string, file: FileView) =>
  useLoad(async () => (file.has_thumb ? asData(await thumbBytes(id, file.id)) : ""))

export function useCaseFiles(id: () => string, changed: () => void) {
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  /** The picture that is looked at in large. */
  const shown = shallowRef<{ name: string; source: string }>()

  async function guarded(task: () => Promise<void>): Promise<void> {
    busy.value = true
    problem.value = undefined
    await task().catch((failure: unknown) => (problem.value = asProblem(failure)))
    busy.value = false
  }

  const open = (file: FileView) =>
    guarded(async () => {
      const bytes = await fileBytes(id(), file.id)
      if (isPicture(file.media_type)) shown.value = { name: file.name, source: await asData(bytes) }
      else save(bytes, file.name)
    })
  const keep = (file: FileView) => guarded(async () => save(await fileBytes(id(), file.id), file.name))
  const letter = ({ id: which, number, kind_name }: Letter) =>
    guarded(async () => save(await letterBytes(id(), which), `${kind_name} ${number}.pdf`))
  const add = (files: readonly File[], place: Place) =>
    guarded(async () => {
      for (const file of files) await attach(id(), file, place) // one after the other: a village line is thin
      changed()
    })
  const drop = (file: FileView) =>
    guarded(async () => {
      await detach(id(), file.id)
      changed()
    })

  onScopeDispose(() => (shown.value = undefined))
  return { problem, busy, shown, open, keep, letter, add, drop }
}
