/** Publishing: what a change does to people, from which day it may hold, and what stands in its way. */

import type { Change, Effect, Version, WhatIfLine } from "../api/catalogue"
import { addDays, isDay } from "./time"

/** What takes something away from people is read first. */
export const effects: readonly Effect[] = ["narrower", "unknown", "wider", "neither"]

export const byEffect = (changes: readonly Change[]): { effect: Effect; changes: Change[] }[] =>
  effects
    .map((effect) => ({ effect, changes: changes.filter((one) => one.effect === effect) }))
    .filter((group) => group.changes.length > 0)

/** A version may begin tomorrow at the earliest (today is "at once"), and within a year. */
export const beginBounds = (today: string): { first: string; last: string } => ({
  first: addDays(today, 1),
  last: addDays(today, 365),
})

export function isBeginDay(on: string, today: string): boolean {
  const { first, last } = beginBounds(today)
  return isDay(on) && on >= first && on <= last
}

export interface Readiness {
  errors: number
  saved: boolean
  mayPublish: boolean
  /** The latest version is not the one the draft began from, and nobody said they had looked. */
  outdated: boolean
}

export type Obstacle = "errors" | "unsaved" | "second" | "outdated"

/** What must happen first, the one to do next before the others; nothing when it can be published. */
export function obstacleOf({ errors, saved, mayPublish, outdated }: Readiness): Obstacle | undefined {
  if (errors) return "errors"
  if (!saved) return "unsaved"
  if (!mayPublish) return "second"
  return outdated ? "outdated" : undefined
}

export interface WhatIfBar {
  line: WhatIfLine
  /** 0..1 of the longer of the two: lines count different things and are not compared with each other. */
  before: number
  after: number
}

/** What would be otherwise comes first; what is nothing both times says nothing. */
export function whatIfBars(lines: readonly WhatIfLine[]): { moved: WhatIfBar[]; same: WhatIfBar[] } {
  const bars = lines
    .filter(({ before, after }) => before || after)
    .map((line) => {
      const most = Math.max(line.before, line.after)
      return { line, before: line.before / most, after: line.after / most }
    })
  return { moved: bars.filter(({ line }) => line.difference), same: bars.filter(({ line }) => !line.difference) }
}

/** Counts as they are said; money is counted in fen and said in yuan. */
export const countText = (key: string, count: number): string =>
  key.endsWith("_fen") ? (count / 100).toFixed(2).replace(/\.00$/, "") : String(count)

/** The version whose wording the latest one replaced: undoing brings it back. */
export function undone(versions: readonly Version[]): { undo: Version; back: Version } | undefined {
  const undo = versions.find(({ state }) => state === "current" || state === "paused")
  const back = versions.find(({ number, state }) => state === "past" && undo && number < undo.number)
  return undo && back ? { undo, back } : undefined
}

export type VersionAct = "restore" | "withdraw" | "take-back"

/** What can be done with one version, given the others. */
export function actOf(version: Version, versions: readonly Version[]): VersionAct | undefined {
  if (version.state === "scheduled") return "take-back"
  const waits = versions.some(({ state }) => state === "scheduled")
  return waits || version.state === "current" || version.state === "paused" || version.state === "taken-back" ? undefined : "restore"
}
