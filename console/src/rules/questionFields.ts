/** How each kind of question is asked at a desk: which part shows it, and what that part needs to know. */

import type { Node } from "@phone/tree"
import type { Field, FieldKind } from "../api/cases"

export type Face =
  | "line" | "yes_no" | "choice" | "list" | "choices" | "place" | "spot" | "files" | "rows" | "days" | "note" | "consent"

const faces: Partial<Record<FieldKind, Face>> = {
  yes_no: "yes_no",
  choice: "choice",
  choices: "choices",
  cascade: "place",
  region: "place",
  address: "place",
  location: "spot",
  photo: "files",
  file: "files",
  signature: "files",
  rows: "rows",
  family: "rows",
  date_range: "days",
  note: "note",
  consent: "consent",
}
/** More choices than these stand in a list that opens. */
const mostButtons = 8

export function faceOf({ kind, choices }: Pick<Field, "kind" | "choices">): Face {
  const face = faces[kind] ?? "line"
  return face === "choice" && choices.length > mostButtons ? "list" : face
}

/** Questions that take the whole width of a form. */
export const isWide = (field: Field): boolean =>
  ["choices", "rows", "files", "note", "consent"].includes(faceOf(field)) || field.kind === "long_text"

/** With its unit; `yuan` is that of an amount that names none. */
export function labelOf({ kind, label, unit }: Field, yuan: string): string {
  const shown = unit || (kind === "money" ? yuan : "")
  return shown ? `${label} (${shown})` : label
}

/** What is read, and what is kept of it. */
export const optionsOf = ({ choices, values }: Pick<Field, "choices" | "values">) =>
  choices.map((text, at) => ({ value: values[at] ?? text, text }))

export const typeOf = ({ kind }: Field): string => ({ date: "date", time: "time", phone: "tel" })[kind as string] ?? "text"

export function keyboardOf({ kind, least }: Field): "text" | "tel" | "numeric" | "decimal" {
  if (kind === "phone") return "tel"
  if (kind === "money") return "decimal"
  const isNumber = kind === "bank_card" || (kind === "number" && (least ?? 0) >= 0)
  return isNumber ? "numeric" : "text"
}

export const mostFiles = ({ kind, most }: Field): number => (kind === "signature" ? 1 : (most ?? 9))
export const mostRows = ({ most }: Field): number => most ?? 50

/** The lists to choose from, one for each step of the path and one for the next; a place may stop at any of them. */
export function levelsOf(tree: readonly Node[], path: readonly string[]): Node[][] {
  const named = tree.filter(({ value }) => value)
  if (!named.length) return []
  const below = named.find(({ value }) => value === path[0])?.children ?? []
  return [named, ...levelsOf(below, path.slice(1))]
}

/** The answer that a path, and the line beside it, make; nothing where nothing is said. */
export function pathValue(kind: string, path: readonly string[], line: string): unknown {
  if (kind === "cascade") return path.length ? [...path] : undefined
  const region = path.at(-1) ?? ""
  if (kind === "region") return region || undefined
  return region || line ? { region, line } : undefined
}

/** Degrees as typed; nothing unless both are numbers of the globe. */
export function spotOf({ latitude, longitude }: { latitude: string; longitude: string }) {
  const [north, east] = [Number(latitude || NaN), Number(longitude || NaN)]
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : undefined
}
