/** The order of a round: moving a stop, and what an order costs against the one before. */

import type { Round } from "../api/rounds"

/** The list with one entry at another place. */
export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from)
  const entry = list[from]
  return entry === undefined ? [...list] : [...rest.slice(0, to), entry, ...rest.slice(to)]
}

export interface Cost {
  /** Minutes on the way more than before; less when negative. */
  minutes: number
  /** Times that are not kept. */
  late: number
}
const lateOf = (round: Round): number => round.stops.filter(({ late }) => late).length

export const costOf = (before: Round | null, after: Round): Cost => ({
  minutes: after.travel_minutes - (before?.travel_minutes ?? 0),
  late: lateOf(after),
})
