/** A case's past as its timeline shows it. */

import type { Happened } from "../api/cases"

type Tone = "plain" | "good" | "bad" | "pause"

const tones: Record<string, Tone> = {
  rejected: "bad",
  withdrawn: "bad",
  gap_overdue: "bad",
  paused: "pause",
  correction_asked: "pause",
  decided: "good",
  delivered: "good",
}

/** In the order in which it happened. */
export const happenings = (timeline: readonly Happened[]) =>
  timeline.map(({ at, kind, title, text, who }, index) => ({
    id: `${index}-${kind}`,
    at,
    title,
    who,
    words: text,
    tone: tones[kind] ?? ("plain" as const),
  }))
