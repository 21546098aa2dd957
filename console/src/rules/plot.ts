/** The day's plot as numbers: where each bar stands between the first opening and the last closing. */

import type { Hour, Range } from "../api/staffDay"
import { minutes, wallOf, wallTime } from "./time"

export interface Bar {
  time: string
  left: number
  width: number
  height: number
  filled: number
  taken: number
  capacity: number
  full: boolean
}

export interface Plot {
  bars: Bar[]
  bands: { left: number; width: number; off_hours: boolean; label: string }[]
  ticks: { label: string; left: number }[]
  now: number | null
}

/** All measures are shares (0..1) of the drawing; `now` is minutes since midnight, or null on another day. */
export function plotOf(hours: Hour[], ranges: Range[], now: number | null): Plot {
  const stretches = byFullHour(hours)
  const edges = [
    ...ranges.flatMap((range) => [minutes(range.from), minutes(range.to)]),
    ...stretches.flatMap(({ from, to }) => [from, to]),
  ]
  if (!edges.length) return { bars: [], bands: [], ticks: [], now: null }
  const first = Math.floor(Math.min(...edges) / 60) * 60
  const last = Math.ceil(Math.max(...edges) / 60) * 60
  const at = (minute: number) => (minute - first) / (last - first)
  const most = Math.max(1, ...stretches.map(({ capacity, taken }) => Math.max(capacity, taken)))
  return {
    bars: stretches.map(({ from, to, capacity, taken }) => ({
      time: wallOf(from),
      left: at(from),
      width: at(to) - at(from),
      height: capacity / most,
      filled: taken / most,
      taken,
      capacity,
      full: taken >= capacity,
    })),
    bands: ranges.map((range) => ({
      left: at(minutes(range.from)),
      width: at(minutes(range.to)) - at(minutes(range.from)),
      off_hours: range.off_hours,
      label: `${range.from}–${range.to}`,
    })),
    ticks: ticksOf(first, last, at),
    now: now !== null && now >= first && now <= last ? at(now) : null,
  }
}

interface Stretch {
  from: number
  to: number
  capacity: number
  taken: number
}

/** Windows work in steps of different length: only a full hour can be compared with another. */
function byFullHour(hours: Hour[]): Stretch[] {
  const step = stepOf(hours.map((hour) => minutes(wallTime(hour.starts_at))))
  const found = new Map<number, Stretch>()
  for (const { starts_at, capacity, taken } of hours) {
    const from = minutes(wallTime(starts_at))
    const hour = Math.floor(from / 60)
    const known = found.get(hour) ?? { from, to: from, capacity: 0, taken: 0 }
    known.from = Math.min(known.from, from)
    known.to = Math.max(known.to, from + step)
    known.capacity += capacity
    known.taken += taken
    found.set(hour, known)
  }
  return [...found.values()].sort((one, other) => one.from - other.from)
}

/** The shortest distance between two starts, at most an hour. */
function stepOf(starts: number[]): number {
  const sorted = [...new Set(starts)].sort((a, b) => a - b)
  const gaps = sorted.slice(1).map((start, index) => start - sorted[index]!)
  return Math.min(60, ...gaps)
}

function ticksOf(first: number, last: number, at: (minute: number) => number): Plot["ticks"] {
  const count = (last - first) / 60
  return Array.from({ length: count + 1 }, (_, index) => {
    const minute = first + index * 60
    return { label: wallOf(minute), left: at(minute) }
  })
}
