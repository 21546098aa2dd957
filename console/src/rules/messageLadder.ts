/** A message's rungs on one line of time: when each began, how long it took, and what may follow. */

import type { AgainForm, Because, MessageState, MessageStep, MessageStory, RungName } from "../api/messages"

export interface LadderRung {
  step: MessageStep
  /** Shares (0..1) of the time from the first rung to the last. */
  left: number
  width: number
  marks: { kind: "asked" | "sent" | "delivered"; left: number }[]
  spentMs: number
  /** It still lasts. */
  isOpen: boolean
  /** Its time has not come. */
  isAhead: boolean
}

const under: readonly MessageState[] = ["planned", "claimed"]
const ms = (iso: string): number => new Date(iso).getTime()
const least = 0.02

/** Whether a rung may still change by itself: it is to be asked, its receipt is awaited, or somebody goes. */
export const isUnderWay = ({ state, settle_by_at, rung }: Pick<MessageStep, "state" | "settle_by_at" | "rung">): boolean =>
  under.includes(state) || settle_by_at !== null || (rung === "knock" && state === "sent")

/** The rungs on one line of time; what has happened is not ahead, even where this desk's clock is behind. */
export function ladderOf({ row, steps }: Pick<MessageStory, "row" | "steps">, clock: number): LadderRung[] {
  const now = Math.max(clock, ...steps.flatMap(momentsOf))
  const begins = steps.map((step, index) => (index ? ms(step.made_at) : firstOf(step, ms(row.wanted_at))))
  const ends = steps.map((step, index) => Math.max(begins[index]!, begins[index + 1] ?? lastOf(step, begins[index]!, now)))
  const from = Math.min(...begins)
  const span = Math.max(...ends) - from
  const share = (at: number) => (span ? Math.min(1, Math.max(0, (at - from) / span)) : 0)
  return steps.map((step, index) => {
    const left = Math.min(share(begins[index]!), 1 - least)
    return {
      step,
      left,
      width: span ? Math.max(least, share(ends[index]!) - left) : 1,
      marks: marksOf(step, share),
      spentMs: ends[index]! - begins[index]!,
      isOpen: index === steps.length - 1 && isUnderWay(step) && begins[index]! <= now,
      isAhead: begins[index]! > now,
    }
  })
}

/** The first rung begins when it was wanted, or when it was taken along before that. */
const firstOf = (step: MessageStep, wanted: number): number => Math.min(wanted, ...momentsOf(step))

/** The last one lasts until it arrived or was given up; what is under way lasts until now. */
function lastOf(step: MessageStep, begun: number, now: number): number {
  if (isUnderWay(step)) return Math.max(begun, now)
  return Math.max(begun, ...momentsOf(step))
}

const momentsOf = ({ asked_at, sent_at, delivered_at }: MessageStep): number[] =>
  [asked_at, sent_at, delivered_at].filter((at) => at !== null).map(ms)

function marksOf(step: MessageStep, share: (at: number) => number): LadderRung["marks"] {
  const found = [
    { kind: "asked", at: step.asked_at },
    { kind: "sent", at: step.sent_at },
    { kind: "delivered", at: step.delivered_at },
  ] as const
  return found.flatMap(({ kind, at }) => (at ? [{ kind, left: share(ms(at)) }] : []))
}

export const becauses: readonly Because[] = ["lost", "wrong_number", "asked_again", "other"]

export interface AgainGiven {
  because: Because
  rung: RungName | ""
  words: string
  sure: boolean
}
export type AgainLack = "words" | "sure"

/** Another reason is said in words; what may have arrived is only said again by who is sure. */
export function againLacks({ because, words, sure }: AgainGiven, may: MessageStory["may"]): AgainLack[] {
  const lacks: AgainLack[] = []
  if (because === "other" && !words.trim()) lacks.push("words")
  if (may.includes("sure") && !sure) lacks.push("sure")
  return lacks
}

export const againForm = ({ because, rung, words, sure }: AgainGiven): AgainForm => ({
  because, rung, words: words.trim(), sure,
})
