/** What the record of a visit says of itself. */

import { expect, test } from "vitest"
import { tellsSaved } from "../src/rules/visitState"

const empty = { answers: [], notes: [], attachments: [], proofs: [] }
const noted = { ...empty, notes: [{ text: "门口有狗", by_name: "央金", at: "2026-11-20T01:00:00Z", clock_doubtful: false }] }

test("what nobody typed again is told of a visit that is done and has a record, of no other", () => {
  expect([tellsSaved("done", noted), tellsSaved("done", empty), tellsSaved("arrived", noted)]).toEqual([true, false, false])
})
