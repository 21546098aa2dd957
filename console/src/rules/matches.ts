/** Two who look alike: which of both is likelier to stay, and how much hangs on each. */

import type { Match, Merge, Side } from "../api/matches"

export const weightOf = ({ cases, bookings, visits }: Side): number => cases + bookings + visits

const rank = (side: Side) => [Number(side.signs_in), Number(side.has_id_number), weightOf(side)]

/** Who signs in stays, then who has an ID number, then on whom more hangs, then the older one. */
export function likelierKept({ one, other }: Pick<Match, "one" | "other">): Side {
  const [left, right] = [rank(one), rank(other)]
  const differs = left.findIndex((value, at) => value !== right[at])
  if (differs >= 0) return left[differs]! > right[differs]! ? one : other
  return Date.parse(one.made_at) <= Date.parse(other.made_at) ? one : other
}

export const otherOf = ({ one, other }: Pick<Match, "one" | "other">, kept: Side): Side =>
  kept.id === one.id ? other : one

/** Those that can still be undone come first. */
export const byUndo = (merges: readonly Merge[]): Merge[] =>
  [...merges].sort((a, b) => Number(a.undone_at !== null) - Number(b.undone_at !== null))

export const stayedCount = ({ stayed }: Pick<Merge, "stayed">): number =>
  stayed.reduce((sum, { count }) => sum + count, 0)
