/** What a move of a case to another version asks for and puts aside, as lists to read; empty ones are left out. */

import type { CaseMove } from "../api/cases"
import type { Key } from "../composables/useWords"

type Lists = Pick<CaseMove, "unanswered" | "missing" | "kept" | "aside">

export function linesOf({ unanswered, missing, kept, aside }: Lists): { title: Key; names: string[] }[] {
  const labels = (asked: Lists["kept"]) => asked.map(({ label }) => label)
  const names = (papers: Lists["aside"]) => papers.map(({ name }) => name)
  const lists: { title: Key; names: string[] }[] = [
    { title: "move.unanswered", names: labels(unanswered) },
    { title: "move.missing", names: names(missing) },
    { title: "move.kept", names: labels(kept) },
    { title: "move.aside", names: names(aside) },
  ]
  return lists.map((list) => ({ ...list, names: [...new Set(list.names)] })).filter((list) => list.names.length)
}
