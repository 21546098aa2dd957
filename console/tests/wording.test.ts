/** The rules behind the wording of messages: forms, gaps, templates of vendors, faults at their place. */

import { expect, test } from "vitest"
import type { Preview, WordingBody, WordingRow } from "../src/api/wordings"
import {
  copyOf,
  faultsAt,
  faultsOfProblem,
  fieldsOf,
  isSame,
  kindsShown,
  linesOf,
  noTemplate,
  previewsOf,
  withGap,
  withTemplate,
  withText,
} from "../src/rules/wording"

const body = (part: Partial<WordingBody> = {}): WordingBody => ({ texts: {}, registered: {}, ...part })
const seen = (language: string, form: string) => ({ language, form, carrier: "", text: form, parts: 0, longest: true }) as Preview
const row = (kind: string, name: string, to: string) => ({ kind, name, to }) as WordingRow
const said = { subject: "Booked", text: "Come {starts}", short: "", spoken: "" }

test("a language begins with its first word and ends with its last", () => {
  const begun = withText(body(), "bo", "subject", "x")

  expect([begun.texts, withText(begun, "bo", "subject", "").texts]).toEqual([
    { bo: { subject: "x", text: "", short: "", spoken: "" } },
    {},
  ])
})

test("two bodies that say the same are the same, in whatever order", () => {
  const one = body({ texts: { zh: said, en: said } })
  const other = body({ texts: { en: { ...said }, zh: { ...said } } })

  expect([isSame(one, other), isSame(one, withText(other, "en", "text", "Now")), isSame(one, copyOf(one))]).toEqual([true, false, true])
})

test("a template comes and goes with everything around it", () => {
  const kept = withTemplate(body(), ["production", "aliyun", "zh"], noTemplate)

  expect([kept.registered, withTemplate(kept, ["production", "aliyun", "zh"], undefined)]).toEqual([
    { production: { aliyun: { zh: noTemplate } } },
    body(),
  ])
})

test("fields are lines and lines are fields", () => {
  const fields = { thing1: "{item}", time2: "{starts} = now" }

  expect([linesOf(fields), fieldsOf(`${linesOf(fields)}\n\n thing3 `)]).toEqual([
    "thing1 = {item}\ntime2 = {starts} = now",
    { ...fields, thing3: "" },
  ])
})

test("a gap stands where the cursor stood, in place of what was chosen", () => {
  expect([withGap("Come now", 5, 8, "starts"), withGap("", 0, 0, "item")]).toEqual([
    ["Come {starts}", 13],
    ["{item}", 6],
  ])
})

test("faults stand at their place and below it, not at one that only begins alike", () => {
  const faults = ["/texts/zh/text", "/texts/zh", "/texts/zhx/text"].map((pointer) => ({ pointer, code: "long", said: "" }))

  expect(faultsAt(faults, "/texts/zh").map(({ pointer }) => pointer)).toEqual(["/texts/zh/text", "/texts/zh"])
})

test("a refusal names its places below the body", () => {
  const errors = [{ pointer: "/body/texts/zh/text", detail: "too long" }, { pointer: "/words", detail: "missing" }]

  expect(faultsOfProblem(errors)).toEqual([{ pointer: "/texts/zh/text", code: "", said: "too long" }])
})

test("previews are those of one language, by form", () => {
  const found = previewsOf([seen("zh", "text"), seen("en", "text"), seen("zh", "registered")], "zh")

  expect([found.text?.language, found.short, found.registered.length]).toEqual(["zh", undefined, 1])
})

test("kinds are found by name or key among those for the same people", () => {
  const rows = [row("day_before", "The day before", "person"), row("knock_new", "Go there", "staff")]

  expect([kindsShown(rows, "person", "DAY"), kindsShown(rows, "staff", "knock_"), kindsShown(rows, "staff", "day")]).toEqual([[rows[0]], [rows[1]], []])
})
