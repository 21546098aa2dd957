/** What messages say: every kind, its draft, a trial with the longest real names, publishing and going back. */

import { api, type Narrow, type Schemas } from "./typed"

export type Form = "subject" | "text" | "short" | "spoken"
export type Tongue = "zh" | "bo" | "en"
export type Texts = Record<Form, string>

export interface VendorTemplate {
  id: string
  fields: Record<string, string>
  text: string
  lasting: boolean
}
/** `registered` by environment, carrier and language. */
export interface WordingBody {
  texts: Record<string, Texts>
  registered: Record<string, Record<string, Record<string, VendorTemplate>>>
}

export type WordingRow = Narrow<Schemas["WordingRow"], { to: "person" | "staff" }>
export type WordingVersion = Narrow<Schemas["WordingVersionView"], { state: "published" | "retired" }>
export type WordingFault = Schemas["WordingFaultView"]
export type WordingGap = Schemas["WordingGapView"]
export type Preview = Schemas["PreviewView"]
type Kept = Narrow<Schemas["WordingBodyView"], { body: WordingBody }>
export type Wording = Narrow<
  Schemas["WordingView"],
  { published: Kept; draft: Kept | null; built_in: Kept; versions: WordingVersion[]; to: "person" | "staff" }
>
export type Trial = Schemas["WordingTrialView"]

export const wordings = async (signal?: AbortSignal): Promise<WordingRow[]> =>
  (await api.get("/v1/staff/wordings", { signal })).items as WordingRow[]

export const wording = (kind: string, signal?: AbortSignal): Promise<Wording> =>
  api.get("/v1/staff/wordings/{kind}", { path: { kind }, signal }) as Promise<Wording>

/** `version` is what was looked at; every save is a new version. */
export const saveWording = (kind: string, version: number, body: WordingBody, key: string): Promise<Wording> =>
  api.put("/v1/staff/wordings/{kind}/draft", { path: { kind }, body: { version, body }, key }) as Promise<Wording>

export const dropWording = (kind: string, key: string): Promise<void> =>
  api.remove("/v1/staff/wordings/{kind}/draft", { path: { kind }, key }) as Promise<void>

export const tryWording = (kind: string, body: WordingBody, signal?: AbortSignal): Promise<Trial> =>
  api.post("/v1/staff/wordings/{kind}/check", { path: { kind }, body: { body }, signal })

export const publishWording = (kind: string, version: number, words: string, key: string): Promise<Wording> =>
  api.post("/v1/staff/wordings/{kind}/publish", { path: { kind }, body: { version, words }, key }) as Promise<Wording>

/** 0 is what came with the program. */
export const wordingBack = (kind: string, version: number, words: string, key: string): Promise<Wording> =>
  api.post("/v1/staff/wordings/{kind}/back", { path: { kind }, body: { version, words }, key }) as Promise<Wording>
