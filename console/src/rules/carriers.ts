/** Carriers: their last hours as columns, and what becomes of messages while one does not work. */

import type { Carrier, CarrierBucket } from "../api/carriers"
import type { RungName } from "../api/messages"
import { columnsOf, type Columns, type Counted } from "./bars"
import { dayOf, wallTime } from "./time"

export const hourChoices = [2, 12, 24, 168] as const
export type Hours = (typeof hourChoices)[number]
export const hoursOf = (value: unknown): Hours => hourChoices.find((hours) => String(hours) === value) ?? 2

export interface CarrierPlots {
  rate: Columns
  late: Columns
}

const minute = 60_000
const ms = (iso: string): number => new Date(iso).getTime()

/** The spans of `bucketMinutes` in the `hours` before `now`; those without a message are left blank. */
export function carrierPlots(buckets: readonly CarrierBucket[], bucketMinutes: number, hours: number, now: number): CarrierPlots {
  const span = hours * 60 * minute
  const from = now - span
  const width = (bucketMinutes * minute) / span
  const at = (iso: string) => Math.min(1 - width, Math.max(0, (ms(iso) - from) / span))
  const column = (bucket: CarrierBucket, count: number, part: number): Counted => ({ key: bucket.at, left: at(bucket.at), width, count, part })
  const ticks = ticksOf(from, hours)
  return {
    rate: columnsOf(buckets.map((one) => column(one, one.asked, one.failed + one.unknown)), ticks),
    late: columnsOf(buckets.map((one) => column(one, one.late_seconds, 0)), ticks),
  }
}

/** Five moments with words of the clock, or of the day where there are several. */
function ticksOf(from: number, hours: number): Columns["ticks"] {
  const quarter = (hours * 60 * minute) / 4
  return [0, 1, 2, 3, 4].map((index) => {
    const moment = new Date(from + index * quarter)
    return { label: hours > 24 ? dayOf(moment).slice(5) : wallTime(moment), left: index / 4 }
  })
}

const next: Record<RungName, readonly RungName[]> = {
  wechat: ["sms"],
  wecom: ["work"],
  work: ["wechat"],
  sms: ["email", "second"],
  email: ["second"],
  second: ["knock"],
  knock: [],
}

/** all: as usual; other: another carrier of the rung; wait: until the pause ends; next: by the next rung; trial: a few. */
export type Meanwhile =
  | { kind: "all" | "trial" | "missing" }
  | { kind: "other"; names: string[] }
  | { kind: "wait" | "next"; rungs: readonly RungName[] }

export function meanwhileOf(carrier: Carrier, carriers: readonly Carrier[]): Meanwhile {
  if (carrier.state === "working") return { kind: "all" }
  const others = carriers.filter(({ name, rung, state }) => name !== carrier.name && rung === carrier.rung && state === "working")
  if (carrier.state === "missing") return { kind: "missing" }
  if (others.length) return { kind: "other", names: others.map(({ said }) => said) }
  if (carrier.state === "trial") return { kind: "trial" }
  const rungs = carrier.rung ? next[carrier.rung] : []
  return { kind: carrier.paused_until_at ? "wait" : "next", rungs }
}

/** Set up ones, the troubled first, then those that messages went by; and the names of those that are not. */
export function carriersInOrder(carriers: readonly Carrier[]): { shown: Carrier[]; missing: Carrier[] } {
  const weight = { paused: 0, trial: 2, working: 4, missing: 6 }
  const place = (one: Carrier) => weight[one.state] + (one.asked ? 0 : 1)
  const shown = carriers.filter(({ state }) => state !== "missing")
  return {
    shown: [...shown].sort((a, b) => place(a) - place(b)),
    missing: carriers.filter(({ state }) => state === "missing"),
  }
}

/** Of what was asked, what surely arrived; null where the carrier says nothing of that. */
export const arrivedPercent = ({ asked, delivered, can }: Carrier): number | null =>
  asked && can?.receipts ? Math.round((100 * delivered) / asked) : null
