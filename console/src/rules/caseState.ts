/** The states of a case, and what each of them means for the one who looks. */

export type CaseState =
  | "received"
  | "correcting"
  | "reviewing"
  | "surveying"
  | "consulting"
  | "deciding"
  | "with_superior"
  | "replying"
  | "decided"
  | "delivered"
  | "rejected"
  | "withdrawn"

/** ours: the office has to act; theirs: somebody else has to; good, bad and gone: it is over. */
export type Meaning = "ours" | "theirs" | "good" | "bad" | "gone"

export const meaningOf: Record<CaseState, Meaning> = {
  received: "ours",
  correcting: "theirs",
  reviewing: "ours",
  surveying: "ours",
  consulting: "theirs",
  deciding: "ours",
  with_superior: "theirs",
  replying: "ours",
  decided: "ours",
  delivered: "good",
  rejected: "bad",
  withdrawn: "gone",
}
