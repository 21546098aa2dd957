/** Months as weeks that begin on Monday, and runs of days that share a name. */

import { addDays, weekday } from "./time"

const iso = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`

/** The weeks of a month; null where a week reaches into another month. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const lead = (weekday(iso(year, month, 1)) + 6) % 7
  const cells: (string | null)[] = Array.from({ length: lead }, () => null)
  for (let day = 1; day <= count; day += 1) cells.push(iso(year, month, day))
  while (cells.length % 7) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

export interface MonthKey {
  year: number
  month: number
}

/** Every month from the month of `first` to the month of `last`, both included. */
export function monthsBetween(first: string, last: string): MonthKey[] {
  const found: MonthKey[] = []
  let year = Number(first.slice(0, 4))
  let month = Number(first.slice(5, 7))
  while (iso(year, month, 1) <= last) {
    found.push({ year, month })
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
  return found
}

export interface NamedRun {
  name: string
  is_workday: boolean
  first: string
  last: string
}

interface Named {
  on: string
  is_workday: boolean
  name: string | null
}

/** Neighbouring days of one name and kind as one run; weekends inside a holiday do not cut it. */
export function namedRuns(days: Named[]): NamedRun[] {
  const runs: NamedRun[] = []
  for (const day of [...days].sort((a, b) => a.on.localeCompare(b.on))) {
    const run = runs[runs.length - 1]
    if (run && run.name === (day.name ?? "") && continues(run, day)) run.last = day.on
    else runs.push({ name: day.name ?? "", is_workday: day.is_workday, first: day.on, last: day.on })
  }
  return runs
}

/** The days with the weekends inside a holiday added, so that it shows as one block. */
export function withWeekends(days: Named[]): Named[] {
  const found = new Map<string, Named>()
  for (const { name, is_workday, first, last } of namedRuns(days)) {
    for (let on = first; on <= last; on = addDays(on, 1)) found.set(on, { on, is_workday, name })
  }
  return [...found.values()]
}

function continues(run: NamedRun, day: Named): boolean {
  if (run.is_workday !== day.is_workday) return false
  let next = addDays(run.last, 1)
  while (!day.is_workday && next < day.on && [0, 6].includes(weekday(next))) next = addDays(next, 1)
  return next === day.on
}
