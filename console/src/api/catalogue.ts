/** Services as their editors see them: the catalogue, versions, files, publishing, and what is wrong with the setup. */

import type { DraftView } from "./drafts"
import { blob, form } from "./http"
import { api, type Narrow, type Schemas } from "./typed"

export type ItemState = "published" | "scheduled" | "withdrawn" | "paused" | "new"
export type VersionState = "current" | "paused" | "scheduled" | "withdrawn" | "past" | "taken-back"
export type Effect = "wider" | "narrower" | "neither" | "unknown"
export type FileForm = "xlsx" | "yaml" | "json" | "zip"
type Weight = "error" | "warning"

export type CatalogueRow = Narrow<Schemas["CatalogueRow"], { state: ItemState }>
export type Catalogue = Narrow<Schemas["CatalogueView"], { items: CatalogueRow[] }>
export type Version = Narrow<Schemas["VersionsView"]["versions"][number], { state: VersionState }>
export type Versions = Narrow<Schemas["VersionsView"], { state: ItemState; versions: Version[] }>
export type Change = Narrow<Schemas["ChangeView"], { effect: Effect }>
export type WhatIf = Schemas["WhatIfView"]
export type WhatIfLine = Schemas["WhatIfLineView"]
export type TouchedCase = Schemas["TouchedCase"]
export type SheetProblem = Narrow<Schemas["SheetProblem"], { severity: Weight }>
export type Imported = Narrow<Schemas["ImportView"], { problems: SheetProblem[] }>
export type Setup = Narrow<Schemas["SetupView"], { faults: Fault[] }>
export type Fault = Narrow<Schemas["FaultView"], { severity: Weight | "info" }>

/** What a draft begins from: `from` is empty, the service itself, or another one to copy. */
export type Start = Schemas["DraftForm"]
export type Release = Schemas["ReleaseForm"]

export const catalogue = (centre: string, signal?: AbortSignal): Promise<Catalogue> =>
  api.get("/v1/staff/catalogue", { query: { centre }, signal }) as Promise<Catalogue>

export const beginDraftOf = (start: Start, key: string): Promise<DraftView> =>
  api.post("/v1/staff/drafts", { body: start, key }) as unknown as Promise<DraftView>

export const dropDraft = (draft: string): Promise<undefined> =>
  api.remove("/v1/staff/drafts/{draft}", { path: { draft } })

export const checkDraft = (draft: string, revision: number, key: string): Promise<DraftView> =>
  api.post("/v1/staff/drafts/{draft}/check", { path: { draft }, body: { revision }, key }) as unknown as Promise<DraftView>

export const changesOfDraft = async (draft: string, signal?: AbortSignal): Promise<Change[]> =>
  (await api.get("/v1/staff/drafts/{draft}/changes", { path: { draft }, signal })).changes as Change[]

export const whatIf = (draft: string, signal?: AbortSignal): Promise<WhatIf> =>
  api.get("/v1/staff/drafts/{draft}/what-if", { path: { draft }, signal })

export const touchedCases = async (draft: string, signal?: AbortSignal): Promise<TouchedCase[]> =>
  (await api.get("/v1/staff/drafts/{draft}/touched", { path: { draft }, signal })).cases

export const publishDraft = (draft: string, release: Release, key: string): Promise<Version> =>
  api.post("/v1/staff/drafts/{draft}/publish", { path: { draft }, body: release, key }) as unknown as Promise<Version>

export const versionsOf = (item: string, signal?: AbortSignal): Promise<Versions> =>
  api.get("/v1/staff/items/{item}/versions", { path: { item }, signal }) as Promise<Versions>

export const changesBetween = async (item: string, number: number, other: number, signal?: AbortSignal): Promise<Change[]> =>
  (await api.get("/v1/staff/items/{item}/versions/{number}/changes/{other}", { path: { item, number, other }, signal }))
    .changes as Change[]

export const restoreVersion = (item: string, body: Schemas["RestoreForm"], key: string): Promise<Versions> =>
  api.post("/v1/staff/items/{item}/restore", { path: { item }, body, key }) as Promise<Versions>

export const withdrawItem = (item: string, body: Schemas["NoteForm"], key: string): Promise<Versions> =>
  api.post("/v1/staff/items/{item}/withdraw", { path: { item }, body, key }) as Promise<Versions>

export const takeVersionBack = (item: string, number: number, body: Schemas["NoteForm"], key: string): Promise<Versions> =>
  api.post("/v1/staff/items/{item}/versions/{number}/take-back", { path: { item, number }, body, key }) as Promise<Versions>

/** Takes a file in; a dry run only says what is wrong with it and what it would bring. */
export function importFile(centre: string, file: File, dryRun: boolean, key: string): Promise<Imported> {
  const data = new FormData()
  data.append("centre", centre)
  data.append("dry_run", String(dryRun))
  data.append("file", file, file.name)
  return form("/v1/staff/catalogue/import", data, { key })
}

/** The services named, or all that the centre offers. */
export const exportFile = (centre: string, kind: FileForm, codes: readonly string[]): Promise<Blob> =>
  blob("/v1/staff/catalogue/export", { query: { centre, form: kind, codes: codes.join(",") } })

export const templateFile = (): Promise<Blob> => blob("/v1/staff/catalogue/template")

export const adoptItems = async (centre: string, from: string, items: string[], key: string): Promise<string[]> =>
  (await api.post("/v1/staff/catalogue/adopt", { body: { centre, from, items }, key })).added

export const setupOf = (centre: string, signal?: AbortSignal): Promise<Setup> =>
  api.get("/v1/staff/setup", { query: { centre }, signal }) as Promise<Setup>

export const examineSetup = (centre: string, key: string): Promise<Setup> =>
  api.post("/v1/staff/setup/examine", { query: { centre }, key }) as Promise<Setup>
