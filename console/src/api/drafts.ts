/** The draft of a service as the designer works on it, and what it needs to know beside it. */

import type { ItemBody, Condition, Question } from "../rules/draftBody"
import { api, type Narrow, type Schemas } from "./typed"

export type BodyProblem = Schemas["BodyProblem"]
export type DraftView = Narrow<Schemas["DraftView"], { body: ItemBody }>
export type KindView = Narrow<Schemas["KindView"], { editor: KindEditor }>
export type SentenceView = Schemas["SentenceView"]

/** The JSON Schema of one setting, as far as the designer draws it. */
export interface Setting {
  title?: string
  type?: string
  anyOf?: unknown[]
  minimum?: number
  maximum?: number
  maxItems?: number
}

export interface KindEditor {
  title?: string
  properties: Record<string, Setting>
  required: string[]
}

/** The document says "anything by name": which names there are, the rules of drafts say. */
type Anything = Record<string, never>

export const draftOf = (draft: string, signal?: AbortSignal): Promise<DraftView> =>
  api.get("/v1/staff/drafts/{draft}", { path: { draft }, signal }) as Promise<DraftView>

export const saveDraft = (draft: string, revision: number, body: ItemBody): Promise<DraftView> =>
  api.put("/v1/staff/drafts/{draft}", {
    path: { draft },
    body: { revision, body: body as unknown as Anything },
  }) as Promise<DraftView>

export const kindsOfQuestions = async (): Promise<KindView[]> =>
  (await api.get("/v1/staff/catalogue/kinds")).kinds as unknown as KindView[]

export const publishedBody = async (item: string, number: number): Promise<ItemBody> =>
  (await api.get("/v1/staff/items/{item}/versions/{number}", { path: { item, number } })).body as unknown as ItemBody

export const sentenceOf = (form: Question[], condition: Condition, signal?: AbortSignal): Promise<SentenceView> =>
  api.post("/v1/staff/catalogue/sentence", {
    body: { form: form as unknown as Anything[], condition: condition as unknown as Anything },
    signal,
  })
