/** What is left of a deadline: the words for it and how loud they are. */

/** As the clock says it; late: passed, whether or not it has ended. */
export type Running = "running" | "paused" | "met" | "late" | "dropped"
export type Tone = "calm" | "soon" | "over" | "quiet"

export interface Left {
  state: Running
  /** Working days; 0 is today, below 0 late; nothing when there is no limit. */
  workdays: number | null
  /** The deadline has ended: what it guarded is done. */
  ended: boolean
  /** From this many working days on it is soon. */
  soon: number
}

export type LeftWords = "days" | "today" | "over" | "paused" | "met" | "late" | "dropped"

const still: Partial<Record<Running, { words: LeftWords; tone: Tone }>> = {
  paused: { words: "paused", tone: "quiet" },
  met: { words: "met", tone: "quiet" },
  dropped: { words: "dropped", tone: "quiet" },
}

export function remaining({ state, workdays, ended, soon }: Left): { words: LeftWords; tone: Tone; n: number } {
  const left = workdays ?? 0
  const n = Math.abs(left)
  const rest = still[state]
  if (rest) return { ...rest, n }
  if (ended) return { words: "late", tone: "over", n }
  if (left < 0) return { words: "over", tone: "over", n }
  return left === 0 ? { words: "today", tone: "soon", n } : { words: "days", tone: left <= soon ? "soon" : "calm", n }
}
