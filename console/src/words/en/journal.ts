/** Operations of agents that did not count, and looking at conflicts: English. */

import type { journal as chinese } from "../zh/journal"

export const journal: Record<keyof typeof chinese, string> = {
  "conflictPart.conflicts": "Contradictions",
  "conflictPart.journal": "Did not count",
  "conflicts.part": "Which part",
  "conflicts.seen": "I have looked at it",
  "conflicts.wasSeen": "Noted: looked at",
  "journal.about": "What agents did on their phones that does not count, or waits for what came before it: who, when and why. Once it is dealt with, say how.",
  "journal.list": "Operations that did not count",
  "journal.shown": "{n} shown",
  "journalState.refused": "Refused",
  "journalState.waiting": "Waiting",
  "journalState.settled": "Dealt with",
  "journalNone.refused": "Nothing was refused",
  "journalNone.waiting": "Nothing is waiting",
  "journalNone.settled": "Nothing was dealt with yet",
  "journal.none.next": "What phones send counts by itself; only what cannot count comes up here.",
  "journal.by": "{name} (phone {phone})",
  "journal.nobody": "nobody known",
  "journal.received": "received {when}",
  "journal.why": "Why",
  "journal.todo": "What to do",
  "journal.how": "How it was dealt with",
  "journal.how.hint": "For example: called the agent and wrote it into the record.",
  "journalLack.none": "Say how it was dealt with.",
  "journalLack.long": "At most 500 characters.",
  "journal.settle": "Dealt with",
  "journal.settle.about": "It stays as it came; your words stand beside it.",
  "journal.settled": "Noted how it was dealt with",
}
