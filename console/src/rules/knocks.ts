/** Telling people in person: which tasks are looked at, what each means, what an act lacks. */

import type { Knock, KnockAct, KnockAgent, KnockForm, KnockWhich } from "../api/knocks"
import type { Meaning } from "./caseState"

export const knockWhiches: readonly KnockWhich[] = ["waiting", "told", "dropped", "all"]

type Asked = Readonly<Record<string, unknown>>

export const knockWhichOf = ({ state }: Asked): KnockWhich =>
  knockWhiches.find((one) => one === state) ?? "waiting"

/** Only what differs from the usual stands in the address. */
export const knockQueryOf = (which: KnockWhich): Record<string, string> =>
  which === "waiting" ? {} : { state: which }

export function knockMeaning({ state, late, agent }: Pick<Knock, "state" | "late" | "agent">): Meaning {
  if (state === "told") return "good"
  if (state === "dropped") return "gone"
  if (late) return "bad"
  return state === "open" && agent ? "theirs" : "ours"
}

export const needsAgent = (act: KnockAct): boolean => act === "assign" || act === "again"

export type KnockLack = "agent" | "words"

/** What is missing before an act can be sent; nobody is let go untold without a reason. */
export function knockLack(act: KnockAct, agent: string, words: string): KnockLack | undefined {
  if (needsAgent(act) && !agent) return "agent"
  return act === "drop" && !words.trim() ? "words" : undefined
}

export const knockForm = (act: KnockAct, version: number, agent: string, words: string): KnockForm => ({
  act,
  version,
  words: words.trim(),
  ...(needsAgent(act) && { agent }),
})

/** Who is offered first: who is suggested, unless it is who goes already. */
export const agentToSend = (agents: readonly KnockAgent[], now: string): string =>
  (agents.find(({ id, suggested }) => suggested && id !== now) ?? agents.find(({ id, away }) => id !== now && !away))?.id ?? ""
