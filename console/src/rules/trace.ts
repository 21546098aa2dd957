/** The lines of a deadline's explanation, summed up. */

export interface TraceLine {
  kind: "start" | "counted" | "skipped" | "paused" | "extended" | "due"
  on: string
  /** Which working day it is, or how many an extension adds. */
  number: number | null
  /** Why it was skipped or paused. */
  name: string | null
}

export const countOf = (lines: readonly TraceLine[], kind: TraceLine["kind"]): number =>
  lines.filter((line) => line.kind === kind).length
