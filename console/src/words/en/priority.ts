/** The green lane: who goes first, verified by whom: English. */

import type { priority as chinese } from "../zh/priority"

export const priority: Record<keyof typeof chinese, string> = {
  "priority.title": "Green lane",
  "priority.none": "Nothing was verified. After seeing the paper, verify it here; open cases go first at once.",
  "priority.verify": "Verify",
  "priority.until": "until {day}",
  "priority.forGood": "for good",
  "priority.by": "verified by {name}, {day}",
  "priority.end": "End",
  "priority.over": "{n} over",
  "priority.overOn": "over since {day}",
  "priority.verify.title": "Verify why somebody goes first",
  "priority.verify.about": "See the original paper first. Your name is written down; your own status is for a colleague to verify.",
  "priority.kind": "Which status",
  "priority.kind.needed": "Choose a status.",
  "priorityKind.elder": "Elder",
  "priorityKind.disabled": "Disabled person",
  "priorityKind.lone_elder": "Elder living alone",
  "priorityKind.veteran": "Veteran",
  "priorityKind.key_project": "Key project",
  "priority.known": "verified already",
  "priority.last": "Last day",
  "priority.last.hint": "As the paper says; empty means for good.",
  "priority.verify.send": "It is so",
  "priority.verified": "Status verified",
  "priority.ended": "Status ended",
  "priority.end.title": "End: {kind}",
  "priority.end.about": "Open cases no longer go first, unless another status holds. The record stays.",
}
