/** A deadline's days as weeks to draw: one cell a day, Monday first. */

import type { TraceLine } from "./trace"
import { addDays, weekday } from "./time"

export interface TraceDay {
  on: string
  kind: TraceLine["kind"]
  number: number | null
  name: string | null
}

/** Of two lines on one day the louder one is drawn. */
const loudness: TraceLine["kind"][] = ["start", "skipped", "extended", "counted", "paused", "due"]

export function traceWeeks(lines: readonly TraceLine[]): (TraceDay | null)[][] {
  const days = byDay(lines)
  const sorted = [...days.keys()].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return []
  const weeks: (TraceDay | null)[][] = []
  for (let on = addDays(first, -fromMonday(first)); on <= last; on = addDays(on, 7)) {
    weeks.push(Array.from({ length: 7 }, (_none, ahead) => days.get(addDays(on, ahead)) ?? null))
  }
  return weeks
}

function byDay(lines: readonly TraceLine[]): Map<string, TraceDay> {
  const days = new Map<string, TraceDay>()
  for (const line of lines) {
    const before = days.get(line.on)
    if (!before || loudness.indexOf(before.kind) <= loudness.indexOf(line.kind)) days.set(line.on, louder(line, before))
  }
  return days
}

/** The last day has the number of the working day that it is. */
const louder = ({ on, kind, number, name }: TraceLine, before: TraceDay | undefined): TraceDay => ({
  on,
  kind,
  number: number ?? before?.number ?? null,
  name,
})

const fromMonday = (on: string): number => (weekday(on) + 6) % 7
