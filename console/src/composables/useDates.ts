/** Days written the way each language writes them. */

import { isDay, monthOf, weekday } from "../rules/time"
import { t } from "./useWords"

/** Seven or twelve names stand in one sentence, parted by a bar; weeks begin on Sunday as in Date. */
const names = (key: "weekdays" | "weekdays.short" | "months"): string[] => t(key).split("|")

export const weekdayName = (on: string): string => names("weekdays")[weekday(on)] ?? ""
export const weekdayShort = (on: string): string => names("weekdays.short")[weekday(on)] ?? ""
export const monthName = (month: number): string => names("months")[month - 1] ?? ""

/** Monday first, as calendars hang on the wall here. */
export function weekdayHeads(): string[] {
  const [sunday = "", ...rest] = names("weekdays.short")
  return [...rest, sunday]
}

export function dayText(on: string): string {
  const { month, day } = monthOf(on)
  return t("date.day", { month: monthName(month), day })
}

/** For narrow cells. */
export function shortDay(on: string): string {
  const { month, day } = monthOf(on)
  const name = monthName(month)
  return t("date.short", { month: name, short: name.slice(0, 3), number: month, day })
}

export const dayAndWeekday = (on: string): string =>
  t("date.weekday", { day: dayText(on), weekday: weekdayName(on) })

export function fullDay(on: string): string {
  return t("date.full", { year: monthOf(on).year, day: dayText(on), weekday: weekdayName(on) })
}

export const monthAndYear = (year: number, month: number): string =>
  t("date.month", { year, month: monthName(month) })

/** A month as addresses and receipts name it, "2026-11"; anything else stays as it is. */
export function monthText(month: string): string {
  if (!isDay(`${month}-01`)) return month
  const { year, month: of } = monthOf(`${month}-01`)
  return monthAndYear(year, of)
}

export const runText = (first: string, last: string): string =>
  first === last ? dayText(first) : t("date.run", { first: dayText(first), last: dayText(last) })
