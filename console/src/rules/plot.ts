/** The day's plot as numbers: where each bar stands between the first opening and the last closing. */

import type { Hour, Range } from "../api/staffDay"
import { minutes, wallTime } from "./time"

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
  const starts = hours.map((hour) => minutes(wallTime(hour.starts_at)))
  const step = stepOf(starts)
  const edges = [
    ...ranges.flatMap((range) => [minutes(range.from), minutes(range.to)]),
    ...starts.flatMap((start) => [start, start + step]),
  ]
  if (!edges.length) return { bars: [], bands: [], ticks: [], now: null }
  const first = Math.floor(Math.min(...edges) / 60) * 60
  const last = Math.ceil(Math.max(...edges) / 60) * 60
  const at = (minute: number) => (minute - first) / (last - first)
  const most = Math.max(1, ...hours.map((hour) => Math.max(hour.capacity, hour.taken)))
  return {
    bars: hours.map((hour, index) => ({
      time: wallTime(hour.starts_at),
      left: at(starts[index]!),
      width: step / (last - first),
      height: hour.capacity / most,
      filled: hour.taken / most,
      taken: hour.taken,
      capacity: hour.capacity,
      full: hour.taken >= hour.capacity,
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
    return { label: `${String(minute / 60).padStart(2, "0")}:00`, left: at(minute) }
  })
}
