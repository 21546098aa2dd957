/** Undo and redo over values that are never changed in place. */

import { placeOfChange } from "./draftBody"

export interface History<T> {
  past: readonly T[]
  now: T
  future: readonly T[]
  /** Where the last step wrote, and when (in milliseconds), so that typing is one step and not twenty. */
  place?: string
  at: number
}

const longest = 100
const oneBreath = 1500

export const begun = <T>(now: T): History<T> => ({ past: [], now, future: [], at: 0 })

/** One step on; words typed into the same place within a breath are one step. At 0 it is always one of its own. */
export function stepped<T>(history: History<T>, next: T, at: number): History<T> {
  const place = placeOfChange(history.now, next)
  const isSoon = at >= history.at && at - history.at < oneBreath
  const isSameBreath = place !== undefined && place === history.place && isSoon
  const past = isSameBreath && history.past.length ? history.past : [...history.past, history.now].slice(-longest)
  return { past, now: next, future: [], place, at }
}

export function undone<T>({ past, now, future }: History<T>): History<T> {
  if (!past.length) return { past, now, future, at: 0 }
  return { past: past.slice(0, -1), now: past[past.length - 1]!, future: [now, ...future], at: 0 }
}

export function redone<T>({ past, now, future }: History<T>): History<T> {
  if (!future.length) return { past, now, future, at: 0 }
  return { past: [...past, now], now: future[0]!, future: future.slice(1), at: 0 }
}
