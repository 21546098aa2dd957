/** The catalogue of an office, and what is begun, offered, exported and thrown away from its list. */

import { ref, type Ref } from "vue"
import {
  adoptItems,
  beginDraftOf,
  catalogue,
  dropDraft,
  exportFile,
  templateFile,
  type CatalogueRow,
  type FileForm,
  type Start,
} from "../api/catalogue"
import type { DraftView } from "../api/drafts"
import { save } from "./useCaseFiles"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

const endings: Record<FileForm, string> = { xlsx: "xlsx", yaml: "yaml", json: "json", zip: "zip" }

export function useCatalogue(centre: Ref<string>) {
  const load = useLoad((signal) => catalogue(centre.value, signal), [centre, language])
  const { busy, problem, attempt, forgive } = useAttempt()

  /** The draft that was begun, or nothing when it was refused. */
  const begin = (start: Omit<Start, "centre">): Promise<DraftView | undefined> => {
    const whole = { ...start, centre: centre.value }
    return attempt(whole, (key) => beginDraftOf(whole, key))
  }
  const change = ({ code }: CatalogueRow) => begin({ code, from: code })

  async function drop(row: CatalogueRow): Promise<boolean> {
    if (!row.draft) return false
    const done = await attempt(["drop", row.draft.id], () => dropDraft(row.draft!.id).then(() => true))
    if (!done) return false
    announce(t("catalogue.dropped", { name: row.name }))
    await load.reload()
    return true
  }

  async function adopt(from: string, codes: string[]): Promise<boolean> {
    const added = await attempt(["adopt", from, codes], (key) => adoptItems(centre.value, from, codes, key))
    if (!added) return false
    announce(t("adopt.done", { n: added.length }))
    await load.reload()
    return true
  }

  return { ...load, busy, refusal: problem, forgive, begin, change, drop, adopt }
}

/** Files for this computer: services, or the empty workbook. */
export function useCatalogueFiles(centre: Ref<string>) {
  const { busy, problem, attempt, forgive } = useAttempt()
  const saved = ref("")

  async function keep(name: string, task: () => Promise<Blob>): Promise<void> {
    saved.value = ""
    const bytes = await attempt([name], task)
    if (!bytes) return
    save(bytes, name)
    saved.value = name
    announce(t("export.saved", { name }))
  }
  const services = (form: FileForm, codes: string[]) =>
    keep(`${t("export.fileName")}.${endings[form]}`, () => exportFile(centre.value, form, codes))
  const template = () => keep(`${t("export.templateName")}.xlsx`, templateFile)

  return { busy, problem, forgive, saved, services, template }
}
