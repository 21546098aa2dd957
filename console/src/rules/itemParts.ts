/** The parts of a service beside its form and rules: papers, steps, limits, messages, bookings. */

import { at, type Condition, type ItemBody, type Text } from "./draftBody"

export const families = ["government", "convenience", "welfare"] as const
export const itemStates = ["active", "paused", "cancelled"] as const
export const modes = ["immediate", "promise", "joint", "report", "reply"] as const
export const paperKinds = ["original", "copy", "form", "photo", "online"] as const
export const bookers = ["person", "agent", "office"] as const
export const moments = ["received", "accepted", "correction", "decided", "delivered"] as const
export const pauseKinds = [
  "hearing", "tendering", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review",
] as const

export type Mode = (typeof modes)[number]
export type PaperKind = (typeof paperKinds)[number]
export type Moment = (typeof moments)[number]
export type Stage = "reviewing" | "surveying" | "consulting" | "deciding" | "replying"

/** The stages that may have a limit of their own, by the way of handling. */
export const stagesOf: Record<Mode, readonly Stage[]> = {
  immediate: [],
  promise: ["reviewing", "surveying", "deciding"],
  joint: ["consulting", "deciding"],
  report: ["reviewing"],
  reply: ["replying"],
}

export interface Paper {
  key?: string
  name: Text
  kind: PaperKind
  count?: number
  required?: boolean
  source?: Text
  gap_allowed?: boolean
  note?: Text
  sample?: string
  document?: string
  show_when?: Condition
  require_when?: Condition
}

export interface ProcessStep {
  step: Text
  who: Text
  limit: Text
}

export interface StageLimit {
  stage: Stage
  workdays: number
}

export interface ItemMessage {
  at: Moment
  text: Text
}

export interface Indicator {
  key: string
  name: Text
}

/** The parts of the guide that a real office must still confirm, as `source.confirm` names them. */
export const confirmable = [
  "type", "legal_basis", "accepting_unit", "conditions", "process", "discretion", "materials", "fee",
  "statutory_workdays", "promised_workdays", "phone", "complaint_phone", "place_and_hours", "result", "procedure",
] as const

/** What a member of the body is when nothing was written: the catalogue's own defaults. */
const defaults: Record<string, number | boolean | string[]> = {
  "/booking/duration_minutes": 15,
  "/booking/days_ahead": 14,
  "/booking/notice_minutes": 60,
  "/booking/max_open": 1,
  "/booking/by": ["person", "agent", "office"],
  "/procedure/notice_workdays": 5,
  "/procedure/delivery_workdays": 10,
  "/procedure/gap_workdays": 10,
  "/procedure/superior_workdays": 10,
  "/retention_years": 10,
}

/** What a place of the body says, or the default it has when it says nothing. */
export function valueAt<T>(body: ItemBody, pointer: string): T {
  return (at(body, pointer) ?? defaults[pointer]) as T
}

export const modeOf = (body: ItemBody): Mode => modes.find((one) => one === body.mode) ?? "promise"

/** Extended without a word of the office, by what the law allows at most. */
export const mostExtension = (mode: Mode): number => (mode === "joint" ? 15 : 10)

/** Another way of handling: what only the old one knew is taken away; departments stay, somebody typed them. */
export function turnMode(body: ItemBody, mode: Mode): void {
  body.mode = mode
  const procedure = (body.procedure ??= {})
  const stages = (procedure.stages as StageLimit[] | undefined) ?? []
  procedure.stages = stages.filter(({ stage }) => stagesOf[mode].includes(stage))
  if (mode !== "promise") procedure.survey = false
  if (mode === "immediate") body.promised_workdays = 0
  else if (body.promised_workdays === 0) body.promised_workdays = null
}

/** The stages with a limit for one of them; nothing takes its limit away. */
export function withStage(limits: readonly StageLimit[], stage: Stage, workdays: number | undefined): StageLimit[] {
  const others = limits.filter((one) => one.stage !== stage)
  if (workdays === undefined) return others
  const order = Object.values(stagesOf).flat()
  return [...others, { stage, workdays }].sort((one, other) => order.indexOf(one.stage) - order.indexOf(other.stage))
}
