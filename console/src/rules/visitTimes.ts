/** Days and times for a visit: which days to offer, and which moments are as the person wished. */

import type { Wish } from "../api/visits"
import { addDays, dayOf, wallTime } from "./time"

/** The wished days that are not over and the days from today on, each once, in the order of the calendar. */
export function offeredDays(wishes: readonly Pick<Wish, "on">[], today: string, count: number): string[] {
  const next = Array.from({ length: count }, (_, n) => addDays(today, n))
  return [...new Set([...wishedDays(wishes, today), ...next])].sort()
}

/** The wished days that are not over, the first one first. */
export const wishedDays = (wishes: readonly Pick<Wish, "on">[], today: string): string[] =>
  wishes.map(({ on }) => on).filter((on) => on >= today).sort()

/** Whether a moment lies in one of the wished parts of a day; the end of a wish is no longer in it. */
export const suits = (wishes: readonly Wish[], moment: string): boolean =>
  wishes.some(({ on, from, to }) => dayOf(moment) === on && wallTime(moment) >= from && wallTime(moment) < to)

/** What is wrong with a wish: its day is missing or over, or it ends before it begins. */
export function wishFault({ on, from, to }: Wish, today: string): "day" | "turned" | undefined {
  if (!on || on < today) return "day"
  return from < to ? undefined : "turned"
}
