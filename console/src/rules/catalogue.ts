/** The catalogue as a list: which rows are shown, which codes may be used, what a file brought. */

import type { CatalogueRow, Imported, SheetProblem } from "../api/catalogue"

export const catalogueScopes = ["all", "here", "drafts", "elsewhere", "ended"] as const
export type CatalogueScope = (typeof catalogueScopes)[number]

const belongs: Record<CatalogueScope, (row: CatalogueRow) => boolean> = {
  all: () => true,
  here: (row) => row.offered,
  drafts: (row) => row.draft !== null,
  elsewhere: (row) => !row.offered && row.version > 0,
  ended: (row) => row.state === "withdrawn" || row.state === "paused",
}

export const inScope = (rows: readonly CatalogueRow[], scope: CatalogueScope): CatalogueRow[] => rows.filter(belongs[scope])

/** The rows whose name or code has every word that was typed. */
export function named(rows: readonly CatalogueRow[], typed: string): CatalogueRow[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ name, code }) => words.every((word) => `${name} ${code}`.toLowerCase().includes(word)))
}

/** Small letters, digits and hyphens, a letter first; at most 60. */
export const isItemCode = (code: string): boolean => /^[a-z][a-z0-9-]{0,59}$/.test(code)

/** A code like this one that nobody has: "water-2", "water-3". */
export function freeCode(code: string, taken: readonly string[]): string {
  const root = code.replace(/-\d+$/, "")
  let number = 2
  while (taken.includes(`${root}-${number}`)) number += 1
  return `${root}-${number}`
}

/** The files that can be taken in, by the ending of their name. */
export const fileEndings = [".xlsx", ".yaml", ".yml", ".json", ".zip"] as const

export const isCatalogueFile = (name: string): boolean => fileEndings.some((ending) => name.toLowerCase().endsWith(ending))

/** Errors before warnings, and then as they stand in the file. */
export const inOrder = (problems: readonly SheetProblem[]): SheetProblem[] => [
  ...problems.filter(({ severity }) => severity === "error"),
  ...problems.filter(({ severity }) => severity !== "error"),
]

export type ImportEnd = "broken" | "nothing" | "ready"

/** What a try found: errors, nothing new, or services to make drafts of. */
export function importEnd({ problems, items }: Pick<Imported, "problems" | "items">): ImportEnd {
  if (problems.some(({ severity }) => severity === "error")) return "broken"
  return items.length ? "ready" : "nothing"
}
