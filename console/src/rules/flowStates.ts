/** The way of a case as the designer draws it: its states, the limit of each, what runs beside them. */

import type { CoDepartment, ItemBody } from "./draftBody"
import { modeOf, mostExtension, valueAt, type Mode, type StageLimit } from "./itemParts"

export type StateName =
  | "received" | "reviewing" | "surveying" | "consulting" | "deciding" | "with_superior" | "replying" | "decided" | "delivered"

/** One state on the way. */
export interface FlowState {
  state: StateName
  /** Working days it may take; nothing where none are named. */
  workdays?: number
  /** Whether the promised days run in it, and whether they may be paused there. */
  counted: boolean
  pausable: boolean
}

const paths: Record<Mode, readonly StateName[]> = {
  immediate: ["received", "decided", "delivered"],
  promise: ["received", "reviewing", "surveying", "deciding", "decided", "delivered"],
  joint: ["received", "consulting", "deciding", "decided", "delivered"],
  report: ["received", "reviewing", "with_superior", "decided", "delivered"],
  reply: ["received", "replying", "decided", "delivered"],
}
/** States in which no promised time runs. */
const untimed: readonly StateName[] = ["received", "with_superior", "decided", "delivered"]

const stages = (body: ItemBody) => (body.procedure?.stages as StageLimit[] | undefined) ?? []

function daysIn(body: ItemBody, state: StateName): number | undefined {
  if (state === "received") return modeOf(body) === "immediate" ? 0 : valueAt<number>(body, "/procedure/notice_workdays")
  if (state === "decided") return valueAt<number>(body, "/procedure/delivery_workdays")
  if (state === "with_superior") return valueAt<number>(body, "/procedure/superior_workdays")
  return stages(body).find(({ stage }) => stage === state)?.workdays
}

/** The states of a case in their order. */
export function flowStates(body: ItemBody): FlowState[] {
  const mode = modeOf(body)
  return paths[mode]
    .filter((state) => state !== "surveying" || body.procedure?.survey === true)
    .map((state) => {
      const counted = mode === "immediate" ? state === "received" : !untimed.includes(state)
      return { state, workdays: daysIn(body, state), counted, pausable: counted && mode !== "immediate" }
    })
}

/** The departments a joint case waits for; nobody's in the other modes. */
export const departmentsOf = (body: ItemBody): CoDepartment[] =>
  modeOf(body) === "joint" ? (body.procedure?.departments ?? []) : []

export type BarKind = "statutory" | "promised" | "extension" | "stage" | "department"

/** A span of working days: from the day it begins (0 is the first), so many, and whether it is too long. */
export interface Bar {
  kind: BarKind
  name: string
  from: number
  days: number
  isOver: boolean
}

const number = (value: unknown): number | undefined => (typeof value === "number" && value >= 0 ? value : undefined)

/** The limits as bars on one scale; `nameOf` says what a department is called. */
export function limitBars(body: ItemBody, nameOf: (one: CoDepartment) => string): Bar[] {
  const promised = number(body.promised_workdays)
  return [...wholeBars(body, promised), ...stageBars(body, promised), ...departmentBars(body, promised, nameOf)]
}

function wholeBars(body: ItemBody, promised: number | undefined): Bar[] {
  const statutory = number(body.statutory_workdays)
  const bars: Bar[] = []
  if (statutory !== undefined) bars.push({ kind: "statutory", name: "statutory", from: 0, days: statutory, isOver: false })
  if (!promised) return bars
  bars.push({ kind: "promised", name: "promised", from: 0, days: promised, isOver: promised > (statutory ?? promised) })
  const longer = extensionOf(body)
  if (longer) bars.push({ kind: "extension", name: "extension", from: promised, days: longer, isOver: false })
  return bars
}

function extensionOf(body: ItemBody): number {
  const mode = modeOf(body)
  return mode === "immediate" ? 0 : (number(body.procedure?.extension_workdays) ?? mostExtension(mode))
}

function stageBars(body: ItemBody, promised: number | undefined): Bar[] {
  let from = 0
  return flowStates(body)
    .filter(({ counted, workdays }) => counted && workdays)
    .map(({ state, workdays = 0 }) => {
      const bar: Bar = { kind: "stage", name: state, from, days: workdays, isOver: promised !== undefined && from + workdays > promised }
      from += workdays
      return bar
    })
}

const departmentBars = (body: ItemBody, promised: number | undefined, nameOf: (one: CoDepartment) => string): Bar[] =>
  departmentsOf(body)
    .filter(({ workdays }) => workdays > 0)
    .map((one) => ({ kind: "department", name: nameOf(one), from: 0, days: one.workdays, isOver: promised !== undefined && one.workdays > promised }))

/** The last day of the longest bar: the width of the scale. */
export const scaleOf = (bars: readonly Bar[]): number => Math.max(1, ...bars.map(({ from, days }) => from + days))
