/** Originals: in which order they press, what the counter can do with each, and who proves what. */

import type { Original, OriginalForm, OriginalRow, Which } from "../api/custody"

export const whiches: readonly Which[] = ["out", "overdue", "half", "conflict", "office", "back", "all"]

export interface CustodyFilters {
  which: Which
  /** A person's id; nothing is anybody. */
  holder: string
}

type Asked = Readonly<Record<string, unknown>>
const one = (value: unknown): string => (typeof value === "string" ? value : "")

export function custodyFiltersOf(query: Asked): CustodyFilters {
  const which = one(query.which) as Which
  return { which: whiches.includes(which) ? which : "out", holder: one(query.holder) }
}

/** Only what differs from the usual stands in the address. */
export const custodyQueryOf = ({ which, holder }: CustodyFilters): Record<string, string> => ({
  ...(which !== "out" && { which }),
  ...(holder && { holder }),
})

const never = "9999"
const weight = (row: OriginalRow) => (row.overdue ? 4 : 0) + (row.conflicts ? 2 : 0) + (row.half ? 1 : 0)
const due = (row: OriginalRow) => row.due_on ?? never

/** What is wrong comes first: late, contradicting, half; within each the earliest promise. */
export const byPress = (rows: readonly OriginalRow[]): OriginalRow[] =>
  [...rows].sort((a, b) => weight(b) - weight(a) || due(a).localeCompare(due(b)))

/** back: to its owner; give: on to an agent; fetch: to the office from wherever it is. */
export type CounterAct = "back" | "give" | "fetch"

export const counterActs = (original: Pick<Original, "place">): CounterAct[] =>
  original.place === "office" ? ["back", "give"] : ["fetch"]

/** What stands for the owner: a signature on paper, the four digits of the visit, or their own phone later. */
export type OwnerProof = "paper" | "code" | "later"
export const ownerProofs: readonly OwnerProof[] = ["paper", "code", "later"]

/** Whether the owner is one of the two sides, so that a proof may stand for theirs. */
export const ownerTakesPart = (act: CounterAct, original: Pick<Original, "place">): boolean =>
  act === "back" || (act === "fetch" && original.place === "owner")

export const isCode = (text: string): boolean => /^\d{4}$/.test(text.trim())

export const proofOf = (proof: OwnerProof, code: string): { paper?: boolean; code?: string } => {
  if (proof === "paper") return { paper: true }
  return proof === "code" ? { code: code.trim() } : {}
}

export interface OriginalGiven {
  name: string
  copies: string
  due: string
  owner: string
  phone: string
  idNumber: string
  proof: OwnerProof
}

export type Lack = "name" | "copies" | "owner" | "due"

/** What lacks before a paper can be taken in; of a case its owner is known. */
export function custodyLacks(given: OriginalGiven, ofCase: boolean, today: string): Lack[] {
  const copies = Number(given.copies)
  const found: [Lack, boolean][] = [
    ["name", !given.name.trim()],
    ["copies", !Number.isInteger(copies) || copies < 1 || copies > 99],
    ["owner", !ofCase && !given.owner.trim()],
    ["due", given.due !== "" && given.due < today],
  ]
  return found.filter(([, isLacking]) => isLacking).map(([lack]) => lack)
}

export const originalForm = (given: OriginalGiven, centre: string, ofCase: string): OriginalForm => ({
  centre,
  name: given.name.trim(),
  copies: Number(given.copies),
  due_on: given.due || null,
  ...proofOf(given.proof, ""),
  ...(ofCase
    ? { case: ofCase }
    : {
        owner_name: given.owner.trim(),
        owner_phone: given.phone.trim(),
        owner_id_number: given.idNumber.trim(),
      }),
})
