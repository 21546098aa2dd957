/** Mandates: how long they may last, how full an agent is, and what lacks before one is written down. */

import type { Cap, Mandate, MandateForm, MandateGroup } from "../api/mandates"
import { addDays } from "./time"

export const mandateGroups: readonly MandateGroup[] = ["open", "given", "asked", "ended", "over", "all"]
export const mandateLooks = ["list", "family", "caps"] as const
export type MandateLook = (typeof mandateLooks)[number]

export interface MandateFilters {
  state: MandateGroup
  /** Only those whose person must still be told on paper. */
  toPrint: boolean
  look: MandateLook
}

type Asked = Readonly<Record<string, unknown>>
const among = <T extends string>(value: unknown, known: readonly T[], usual: T): T =>
  known.includes(value as T) ? (value as T) : usual

export const mandateFiltersOf = (query: Asked): MandateFilters => ({
  state: among(query.state, mandateGroups, "open"),
  toPrint: query.print === "1",
  look: among(query.look, mandateLooks, "list"),
})

export const mandateQueryOf = ({ state, toPrint, look }: MandateFilters): Record<string, string> => ({
  ...(look !== "list" && { look }),
  ...(state !== "open" && { state }),
  ...(toPrint && { print: "1" }),
})

const soonDays = 30

/** A mandate that still acts, and ends within a month. */
export const endsSoon = ({ state, until_on }: Pick<Mandate, "state" | "until_on">, today: string): boolean =>
  state === "given" && until_on <= addDays(today, soonDays)

/** How much of what they may carry an agent carries. */
export const fullness = ({ principals, most }: Pick<Cap, "principals" | "most">): "free" | "nearly" | "full" => {
  if (principals >= most) return "full"
  return principals * 10 >= most * 9 ? "nearly" : "free"
}

export interface MandateGiven {
  name: string
  phone: string
  idNumber: string
  /** An agent's id; nothing means somebody else, by phone. */
  agent: string
  proxyPhone: string
  until: string
  items: string[]
  witness: string
  words: string
}

export type MandateLack = "name" | "proxy" | "until" | "witness"
const mostDays = 365

export function mandateLacks(given: MandateGiven, today: string): MandateLack[] {
  const found: [MandateLack, boolean][] = [
    ["name", !given.name.trim()],
    ["proxy", !given.agent && !given.proxyPhone.trim()],
    ["until", given.until < today || given.until > addDays(today, mostDays)],
    ["witness", !given.witness.trim()],
  ]
  return found.filter(([, isLacking]) => isLacking).map(([lack]) => lack)
}

export const mandateForm = (given: MandateGiven, centre: string): MandateForm => ({
  centre,
  principal: { name: given.name.trim(), phone: given.phone.trim(), id_number: given.idNumber.trim() },
  proxy: given.agent ? { agent: given.agent } : { phone: given.proxyPhone.trim() },
  until_on: given.until,
  way: "paper",
  items: given.items,
  witness: { name: given.witness.trim() },
  words: given.words.trim(),
})
