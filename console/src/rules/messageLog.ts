/** The log of messages: which are asked for, and what their states look like. */

import type { MessageKind, MessageMatter, MessagesQuery, MessageState, RungName } from "../api/messages"
import type { IconName } from "../components/iconPaths"
import { addDays, isDay } from "./time"

/** Until today, today, from tomorrow on, any day. */
export type When = "past" | "today" | "coming" | "all"

export interface MessageFilters {
  state: MessageState | ""
  rung: RungName | ""
  kind: string
  when: When
  /** One day; nothing is what `when` says. */
  on: string
  /** Every place, for who looks after the whole house. */
  house: boolean
}

export const rungs: readonly RungName[] = ["wechat", "wecom", "work", "sms", "email", "second", "knock"]
export const whens: readonly When[] = ["past", "today", "coming", "all"]

/** good: it is there; care: look at it; bad: it did not get there; soft: nothing to do now. */
export type Tone = "good" | "care" | "bad" | "soft"
export const markOf: Record<MessageState, { icon: IconName; tone: Tone }> = {
  planned: { icon: "clock", tone: "soft" },
  claimed: { icon: "refresh", tone: "soft" },
  sent: { icon: "right", tone: "good" },
  delivered: { icon: "check", tone: "good" },
  unknown: { icon: "info", tone: "care" },
  refused: { icon: "cross", tone: "bad" },
  given_up: { icon: "pause", tone: "bad" },
  retracted: { icon: "undo", tone: "soft" },
}
export const messageStates = Object.keys(markOf) as MessageState[]

type Asked = Readonly<Record<string, unknown>>
const one = <T extends string>(value: unknown, known: readonly T[]): T | "" =>
  known.find((each) => each === value) ?? ""

export function messageFiltersOf(query: Asked): MessageFilters {
  const kind = typeof query.kind === "string" && /^[a-z_]{1,20}$/.test(query.kind) ? query.kind : ""
  const on = typeof query.on === "string" && isDay(query.on) ? query.on : ""
  return {
    state: one(query.state, messageStates),
    rung: one(query.rung, rungs),
    kind,
    when: one(query.when, whens) || "past",
    on,
    house: query.house === "1",
  }
}

/** Only what differs from the usual stands in the address. */
export const messageQueryOf = ({ state, rung, kind, when, on, house }: MessageFilters): Record<string, string> => ({
  ...(state && { state }),
  ...(rung && { rung }),
  ...(kind && { kind }),
  ...(when !== "past" && { when }),
  ...(on && { on }),
  ...(house && { house: "1" }),
})

export const cleared = ({ house }: MessageFilters): MessageFilters => ({
  state: "", rung: "", kind: "", when: "past", on: "", house,
})
export const isNarrowed = ({ state, rung, kind, when, on }: MessageFilters): boolean =>
  Boolean(state || rung || kind || on) || when !== "past"

/** What the server is asked; today is the office's day. */
export function askedOf(filters: MessageFilters, centre: string, person: string, today: string): MessagesQuery {
  const { state, rung, kind, on, house } = filters
  return { centre: house ? "" : centre, state, rung, kind, person: person.trim(), ...daysOf(filters.when, on, today) }
}

function daysOf(when: When, on: string, today: string): { from?: string; to?: string } {
  if (on) return { from: on, to: on }
  if (when === "past") return { to: today }
  if (when === "today") return { from: today, to: today }
  return when === "coming" ? { from: addDays(today, 1) } : {}
}

export const byName = (kinds: readonly MessageKind[]): MessageKind[] =>
  [...kinds].sort((a, b) => a.name.localeCompare(b.name))

/** The page of what a message is about; a booking has none of its own. */
export function matterPage(matter: MessageMatter | null): { name: "case" | "visit"; params: { id: string } } | undefined {
  return matter && matter.kind !== "booking" ? { name: matter.kind, params: { id: matter.id } } : undefined
}
