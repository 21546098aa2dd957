/** A case's answers and papers under its versions, and moving it to another: English. */

import type { moves as chinese } from "../zh/moves"

export const moves: Record<keyof typeof chinese, string> = {
  "answers.whole": "Show whole",
  "answers.note": "looking is written down",
  "answers.logged": "This look is written down; it hides again after a minute.",
  "answers.hide": "Hide",
  "case.fee": "Fee",
  "earlier.title": "Answered under an earlier version",
  "earlier.about": "The present version no longer asks for these; they stay with the case.",
  "paper.verified": "Verified on {day}, need not be brought",
  "move.title": "The service has a newer version",
  "move.stands": "This case stands on version {before}; in force is version {after}.",
  "move.look": "See what would change",
  "move.sheet": "Move to version {n}",
  "move.changes": "How the versions differ",
  "move.none": "Nothing differs.",
  "move.unanswered": "Still to be asked of the person",
  "move.missing": "Papers then missing",
  "move.kept": "Answers put aside, and kept",
  "move.aside": "Papers put aside, and kept",
  "move.deadlines": "Deadlines that move",
  "move.days": "{which}: {before} → {after}",
  "move.late": "Late at once",
  "move.lateWarning": "A deadline would be late at once: please think twice.",
  "move.consent": "This is to the person's disadvantage, so they are asked first:",
  "move.ask": "Ask the person",
  "move.go": "Move the case",
  "move.asked": "The person was asked on {day}. Until they answer, the old version applies.",
  "move.askedNow": "The person is asked about version {n}",
  "move.done": "Moved to version {n}",
}
