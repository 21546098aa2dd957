/** What a message says as it is edited: forms by language, gaps, templates of vendors, faults at their place. */

import type { Form, Preview, Texts, Tongue, VendorTemplate, WordingBody, WordingFault, WordingRow } from "../api/wordings"

export const forms: readonly Form[] = ["subject", "text", "short", "spoken"]
export const tongues: readonly Tongue[] = ["zh", "bo", "en"]
export const environments = ["production", "development"] as const
export type Environment = (typeof environments)[number]

const noTexts: Texts = { subject: "", text: "", short: "", spoken: "" }
export const noTemplate: VendorTemplate = { id: "", fields: {}, text: "", lasting: false }

/** A body of one's own to write into; what the server leaves out is empty. */
export const copyOf = (body: WordingBody): WordingBody =>
  JSON.parse(JSON.stringify({ texts: body.texts, registered: body.registered })) as WordingBody

export const isSame = (one: WordingBody, other: WordingBody): boolean => sorted(one) === sorted(other)

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b)))
      : part,
  )

export const textsOf = (body: WordingBody, tongue: string): Texts => body.texts[tongue] ?? noTexts

/** With one form in one language said so; a language that says nothing at all is not there. */
export function withText(body: WordingBody, tongue: string, form: Form, text: string): WordingBody {
  const said = { ...textsOf(body, tongue), [form]: text }
  const texts = { ...body.texts, [tongue]: said }
  if (forms.every((one) => !said[one])) delete texts[tongue]
  return { ...body, texts }
}

export const templateOf = (body: WordingBody, environment: string, carrier: string, tongue: string) =>
  body.registered[environment]?.[carrier]?.[tongue]

/** With the template of a vendor, or without it. */
export function withTemplate(
  body: WordingBody,
  [environment, carrier, tongue]: readonly [string, string, string],
  template: VendorTemplate | undefined,
): WordingBody {
  const carriers = { ...body.registered[environment] }
  const known = { ...carriers[carrier] }
  if (template) known[tongue] = template
  else delete known[tongue]
  if (Object.keys(known).length) carriers[carrier] = known
  else delete carriers[carrier]
  const registered = { ...body.registered, [environment]: carriers }
  if (!Object.keys(carriers).length) delete registered[environment]
  return { ...body, registered }
}

/** The fields of a template as lines: "thing1 = {item}". */
export const linesOf = (fields: Record<string, string>): string =>
  Object.entries(fields).map(([name, said]) => `${name} = ${said}`).join("\n")

/** Lines as fields; a line without a sign of equality is a field that says nothing yet. */
export const fieldsOf = (lines: string): Record<string, string> =>
  Object.fromEntries(
    lines.split("\n").filter((line) => line.trim()).map((line) => {
      const [name = "", ...rest] = line.split("=")
      return [name.trim(), rest.join("=").trim()]
    }),
  )

/** What is wrong at a place of the body, or below it. */
export const faultsAt = (faults: readonly WordingFault[], pointer: string): WordingFault[] =>
  faults.filter(({ pointer: at }) => at === pointer || at.startsWith(`${pointer}/`))

/** A refusal to publish names its places below /body. */
export const faultsOfProblem = (errors: readonly { pointer: string; detail: string }[]): WordingFault[] =>
  errors
    .filter(({ pointer }) => pointer.startsWith("/body/"))
    .map(({ pointer, detail }) => ({ pointer: pointer.slice("/body".length), code: "", said: detail }))

/** The text with a gap where the cursor stood, and where it stands then. */
export function withGap(text: string, from: number, until: number, gap: string): [string, number] {
  const put = `{${gap}}`
  return [text.slice(0, from) + put + text.slice(until), from + put.length]
}

/** The previews of a language as they are looked at: letter, text message, vendors, voice. */
export function previewsOf(previews: readonly Preview[], tongue: string) {
  const mine = previews.filter(({ language }) => language === tongue)
  const of = (form: string) => mine.find((one) => one.form === form)
  return {
    subject: of("subject"),
    text: of("text"),
    short: of("short"),
    spoken: of("spoken"),
    registered: mine.filter(({ form }) => form === "registered"),
  }
}

export type WordingTo = "person" | "staff"

export const kindsShown = (rows: readonly WordingRow[], to: WordingTo, asked: string): WordingRow[] => {
  const wanted = asked.trim().toLowerCase()
  return rows.filter((row) => row.to === to && (!wanted || `${row.name} ${row.kind}`.toLowerCase().includes(wanted)))
}
