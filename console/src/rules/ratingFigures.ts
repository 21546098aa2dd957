/** Rating figures as bars: each level, and among all who were asked those who kept silent. */

import type { Figures, Level } from "../api/ratings"

export interface LevelBar extends Level {
  count: number
  /** 0..1 of the longest bar. */
  share: number
}

/** The levels in the order given, the best first; a level that nobody chose is shown as none. */
export function levelBars(figures: Pick<Figures, "by_level">, levels: readonly Level[]): LevelBar[] {
  const counts = levels.map(({ level }) => figures.by_level[String(level)] ?? 0)
  const most = Math.max(1, ...counts)
  return levels.map((level, index) => ({ ...level, count: counts[index]!, share: counts[index]! / most }))
}

export type Part = "satisfied" | "unsatisfied" | "rated" | "silent"

/** Those asked, in parts that add up to all; while nobody may know who was satisfied, the rated are one part. */
export function partsOf({ asked, rated, satisfied }: Pick<Figures, "asked" | "rated" | "satisfied">): { part: Part; count: number }[] {
  const said: { part: Part; count: number }[] =
    satisfied === null
      ? [{ part: "rated", count: rated }]
      : [
          { part: "satisfied", count: satisfied },
          { part: "unsatisfied", count: rated - satisfied },
        ]
  return [...said, { part: "silent", count: Math.max(0, asked - rated) }]
}

/** "83%"; a whole number, and never 100 or 0 when it is not quite. */
export function percent(share: number): string {
  const whole = Math.round(share * 100)
  if (whole === 100 && share < 1) return "99%"
  return whole === 0 && share > 0 ? "1%" : `${whole}%`
}
