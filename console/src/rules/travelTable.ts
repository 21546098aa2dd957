/** The table of minutes between hamlets: the same both ways; what is typed is kept until it is saved. */

import type { Way, WayWish } from "../api/rounds"

/** Both ways have one name. */
export const pairOf = (here: string, there: string): string => (here < there ? `${here}/${there}` : `${there}/${here}`)

export const writtenWays = (ways: readonly Way[]): Record<string, string> =>
  Object.fromEntries(ways.map(({ here, there, minutes }) => [pairOf(here, there), `${minutes}`]))

export const isMinutes = (text: string): boolean => text === "" || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 480)

/** What is typed and differs from what is written. */
export function changesOf(written: Readonly<Record<string, string>>, typed: Readonly<Record<string, string>>): WayWish[] {
  return Object.entries(typed)
    .filter(([pair, minutes]) => minutes.trim() !== (written[pair] ?? ""))
    .map(([pair, minutes]) => {
      const [here = "", there = ""] = pair.split("/")
      return { here, there, minutes: minutes.trim() ? Number(minutes) : null }
    })
}
