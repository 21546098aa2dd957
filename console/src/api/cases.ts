/** Cases: the office's queues, one case, what is done with it, and taking a new one in. */

import type { CaseState } from "../rules/caseState"
import type { Running } from "../rules/remaining"
import type { TraceLine } from "../rules/trace"
import type { Mode } from "./items"
import { api, type Narrow, type Schemas } from "./typed"

export type Queue = "mine" | "covering" | "post" | "department" | "centre"
export type Whole = "open" | "closed" | "all"
export type PaperState = "missing" | "given" | "promised"
export type FieldKind =
  | "text" | "long_text" | "number" | "money" | "date" | "date_range" | "time" | "yes_no" | "choice" | "choices"
  | "cascade" | "region" | "address" | "phone" | "id_number" | "credit_code" | "bank_card" | "name" | "photo" | "file"
  | "signature" | "location" | "rows" | "family" | "plate" | "note" | "consent"
export type ActName = Schemas["ActForm"]["act"] | "write" | "withdraw"

export type CaseRow = Narrow<Schemas["CaseRow"], { state: CaseState; mode: Mode }>
export type Counts = Schemas["CountsView"]
export type FileView = Schemas["AttachmentView"]
export type Paper = Narrow<Schemas["CaseMaterialView"], { state: PaperState }>
export type Deadline = Narrow<Schemas["DeadlineView"], { state: Running }>
export type Explanation = Narrow<Schemas["ExplanationView"], { lines: TraceLine[] }>
export type CaseAct = Narrow<Schemas["ActView"], { act: ActName }>
export type Task = Schemas["TaskView"]
export type Letter = Schemas["LetterView"]
export type Correction = Schemas["CorrectionView"]
export type Happened = Schemas["TimelineView"]
export type CaseView = Narrow<
  Schemas["CaseView"],
  { state: CaseState; mode: Mode; materials: Paper[]; deadlines: Deadline[]; acts: CaseAct[] }
>
export type ActForm = Schemas["ActForm"]

export type Field = Narrow<Schemas["FieldView"], { kind: FieldKind; columns: Field[] }>
export type Region = Schemas["RegionView"]
export type NeededPaper = Schemas["PaperView"]
export type Application = Narrow<Schemas["ApplicationView"], { mode: Mode; form: Field[] }>
export type Answer = Schemas["AnswerView"]
export type CaseMove = Schemas["MoveView"]
export type IntakeForm = Schemas["IntakeForm"]
export type Colleague = Schemas["MemberView"]
export type PostName = Pick<Schemas["PostView"], "code" | "name" | "on_duty">

export interface CasesQuery {
  centre: string
  queue: Queue
  state: Whole
  item?: string
  mode?: Mode | ""
  q?: string
  cursor?: string
  limit?: number
}

export interface CasesPage {
  items: CaseRow[]
  next: string | null
  counts: Counts
}

export const cases = (query: CasesQuery, signal?: AbortSignal): Promise<CasesPage> =>
  api.get("/v1/staff/cases", { query, signal }) as Promise<CasesPage>

export const oneCase = (id: string, signal?: AbortSignal): Promise<CaseView> =>
  api.get("/v1/staff/cases/{case}", { path: { case: id }, signal }) as Promise<CaseView>

export const doAct = (id: string, body: ActForm, key: string): Promise<CaseView> =>
  api.post("/v1/staff/cases/{case}/acts", { path: { case: id }, body, key }) as Promise<CaseView>

/** Each for itself: what is refused says why. */
export const assign = (ids: string[], person: string, words: string, key: string): Promise<Schemas["AssignedView"]> =>
  api.post("/v1/staff/cases/assign", { body: { cases: ids, person, words }, key })

/** Whole name and phone; the server writes down who looked. */
export const caseContact = (id: string): Promise<Schemas["ContactView"]> =>
  api.get("/v1/staff/cases/{case}/contact", { path: { case: id } })

/** The whole answers of the form; the server writes down who looked. */
export const caseAnswers = (id: string): Promise<Answer[]> =>
  api.get("/v1/staff/cases/{case}/answers", { path: { case: id } })

/** What moving the case to the version in force would change; nothing is done. */
export const movePlanned = (id: string, signal?: AbortSignal): Promise<CaseMove> =>
  api.get("/v1/staff/cases/{case}/move", { path: { case: id }, signal })

/** At once, or its person is asked first when something gets worse for them. */
export const move = (id: string, number: number, key: string): Promise<CaseMove> =>
  api.post("/v1/staff/cases/{case}/move", { path: { case: id }, body: { number }, key })

export const explanation = (id: string, which: string, key: string, signal?: AbortSignal): Promise<Explanation> =>
  api.get("/v1/cases/{case}/deadlines/{which}", {
    path: { case: id, which },
    query: { key },
    signal,
  }) as Promise<Explanation>

export const application = (item: string, centre: string, signal?: AbortSignal): Promise<Application> =>
  api.get("/v1/items/{item}/application", { path: { item }, query: { centre }, signal }) as Promise<Application>

export const takeIn = (body: IntakeForm, key: string): Promise<CaseView> =>
  api.post("/v1/staff/cases", { body, key }) as Promise<CaseView>

/** Posts and people of the office, for handing over. */
export const hands = (centre: string, signal?: AbortSignal): Promise<{ posts: PostName[]; people: Colleague[] }> =>
  api.get("/v1/staff/posts", { query: { centre }, signal })
