/** Taking a case in: what stands in the form, what lacks, and what is sent. */

import type { Application, Field, IntakeForm } from "../api/cases"
import type { Key } from "../composables/useWords"
import { isIdNumber, isPhone, tidy, tidyPhone } from "./person"

/** given: it is here; promised: it follows by a day; missing: neither. */
export type PaperChoice = "given" | "promised" | "missing"

export interface Intake {
  name: string
  phone: string
  id_number: string
  note: string
  intake: "counter" | "agent" | "hotline"
  /** As the fields hold them; yes and no as "yes" and "no". */
  answers: Record<string, string>
  papers: Record<number, PaperChoice>
  /** Until when a promised paper follows; without a day, the last one the item allows. */
  until: Record<number, string>
  finish: boolean
}

export const blankIntake = (): Intake => ({
  name: "",
  phone: "",
  id_number: "",
  note: "",
  intake: "counter",
  answers: {},
  papers: {},
  until: {},
  finish: false,
})

/** The form of another item keeps what was answered under the same key. */
export const answersOf = (form: readonly Field[], before: Record<string, string>): Record<string, string> =>
  Object.fromEntries(form.map(({ key }) => [key, before[key] ?? ""]))

export function intakeLacks(intake: Intake, form: readonly Field[]): Record<string, Key> {
  const found: Record<string, Key> = {}
  if (!tidy(intake.name)) found.name = "person.name.needed"
  if (!isPhone(intake.phone)) found.phone = "person.phone.wrong"
  if (tidy(intake.id_number) && !isIdNumber(intake.id_number)) found.id_number = "person.id.wrong"
  for (const field of form) {
    const word = lackOf(field, (intake.answers[field.key] ?? "").trim())
    if (word) found[field.key] = word
  }
  return found
}

function lackOf({ required, kind }: Field, answer: string): Key | undefined {
  if (!answer) return required ? "intake.answer.needed" : undefined
  return kind === "number" && !/^[-+]?\d{1,12}$/.test(tidy(answer)) ? "intake.number.wrong" : undefined
}

export function intakeBody(intake: Intake, { centre, item, form, materials, mode }: Application): IntakeForm {
  const id = tidy(intake.id_number).toUpperCase()
  const chosen = (choice: PaperChoice) =>
    materials.map(({ number }) => number).filter((number) => intake.papers[number] === choice)
  return {
    centre: centre.code,
    item: item.code,
    person: { name: tidy(intake.name), phone: tidyPhone(intake.phone), ...(id && { id_number: id }) },
    intake: intake.intake,
    answers: Object.fromEntries(form.map((field) => [field.key, valueOf(field, intake.answers[field.key] ?? "")])),
    materials: chosen("given"),
    promised: chosen("promised").map((number) => ({ number, due_on: intake.until[number] || undefined })),
    ...(tidy(intake.note) && { note: tidy(intake.note) }),
    ...(intake.finish && mode === "immediate" && { finish: true }),
  }
}

function valueOf({ kind }: Field, answer: string): string | number | boolean | null {
  const text = answer.trim()
  if (!text) return null
  if (kind === "yes_no") return text === "yes"
  return kind === "number" ? Number(tidy(text)) : text
}
