/** The papers of a service: a new one, and its key. */

import { clone } from "./draftBody"
import type { Paper } from "./itemParts"
import { proposedKey } from "./questions"

/** A new paper that is no other's namesake: conditions and open cases tell papers apart by the key. */
export function freshPaper(papers: readonly Paper[]): Paper {
  const taken = papers.map(({ key }) => key ?? "")
  let n = papers.length + 1
  while (taken.includes(`paper-${n}`)) n += 1
  return { key: `paper-${n}`, name: "", kind: "copy", count: 1, required: true }
}

/** The same paper again, with a key of its own. */
export function copiedPaper(paper: Paper, papers: readonly Paper[]): Paper {
  const key = proposedKey(paper.key || "paper", papers.map((one) => one.key ?? ""))
  return { ...clone(paper), key }
}

/** Kinds of documents the office keeps once it has seen them; others stay as they were written. */
export const documents = ["id-card", "household-register", "marriage-certificate", "disability-certificate", "bank-card"] as const
