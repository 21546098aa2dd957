/** Taking a case in: what stands in the form, what lacks, and what is sent. */

import { factsOf, papersFor, standOf, wrongIn } from "@phone/answers"
import { broken, feeFor } from "@phone/entitled"
import type { Application, Field, IntakeForm, NeededPaper } from "../api/cases"
import type { Key } from "../composables/useWords"
import { blankPerson, personLacks, personOf, tidy, type PersonGiven } from "./person"

/** given: it is here; promised: it follows by a day; missing: neither. */
export type PaperChoice = "given" | "promised" | "missing"

export interface Intake extends PersonGiven {
  intake: "counter" | "hotline"
  /** By the key of the question, as its field holds it: text, true or false, a list, a table, files. */
  answers: Record<string, unknown>
  papers: Record<number, PaperChoice>
  /** Until when a promised paper follows; without a day, the last one the item allows. */
  until: Record<number, string>
  finish: boolean
}

/** What is wrong with an answer, in words of the console. */
export interface Wrong {
  word: Key
  params: Record<string, string | number>
}

export const blankIntake = (): Intake => ({
  ...blankPerson(),
  intake: "counter",
  answers: {},
  papers: {},
  until: {},
  finish: false,
})

/** What the conditions of an item make of the answers so far. */
export function standing({ answers: given }: Pick<Intake, "answers">, what: Application, today: string) {
  const { fields, needed, answers } = standOf(what.form, given, today)
  return {
    fields,
    needed,
    /** As they travel; those of hidden questions stay here. */
    answers,
    papers: papersFor(what.materials, answers, today),
    /** The rules for applying that are known not to hold. */
    unmet: broken(what, answers, today),
    fee: feeFor(what.fee, factsOf(answers, today)),
  }
}
export type Standing = ReturnType<typeof standing>

/** The form of another item keeps what was answered to the same question of the same kind. */
export function answersOf(form: readonly Field[], before: Record<string, unknown>, old: readonly Field[]) {
  const kinds = new Map(old.map(({ key, kind }) => [key, kind]))
  const kept = form.filter(({ key, kind }) => kinds.get(key) === kind && before[key] !== undefined)
  return Object.fromEntries(kept.map(({ key }) => [key, before[key]]))
}

export const intakeLacks = (intake: Intake): Record<string, Key> => personLacks(intake)

/** By the key of the question, and "rows.0.name" for the cell of a table. */
export function answersWrong(intake: Intake, form: readonly Field[], today: string): Record<string, Wrong> {
  const wrong = Object.entries(wrongIn(form, intake.answers, today))
  return Object.fromEntries(
    wrong.map(([key, { word, params = {} }]) => [key, { word: `wrong.${word}` as Key, params }]),
  )
}

/** What is wrong inside one question: its cells by "0.name". */
export function cellsOf(errors: Record<string, string>, key: string): Record<string, string> {
  const cells = Object.entries(errors).filter(([name]) => name.startsWith(`${key}.`))
  return Object.fromEntries(cells.map(([name, said]) => [name.slice(key.length + 1), said]))
}

/** The question itself, or a part of it that is no table: "home.line" is said at "home". */
export const errorOf = (errors: Record<string, string>, key: string): string =>
  errors[key] ?? Object.values(cellsOf(errors, key))[0] ?? ""

/** A file that answers a question, and travels once the case is filed. */
export interface Following {
  field: string
  label: string
  file: File
}

export const followingOf = ({ answers }: Intake, { fields }: Pick<Standing, "fields">): Following[] =>
  fields
    .filter(({ kind }) => isOfFiles(kind))
    .flatMap(({ key, label }) => ((answers[key] as File[] | undefined) ?? []).map((file) => ({ field: key, label, file })))

export const isOfFiles = (kind: string): boolean => ["photo", "file", "signature"].includes(kind)

export function intakeBody(intake: Intake, { centre, item, mode, version }: Application, now: Standing): IntakeForm {
  return {
    centre: centre.code,
    item: item.code,
    version: version || undefined,
    person: personOf(intake),
    intake: intake.intake,
    answers: now.answers as IntakeForm["answers"],
    materials: numbers(intake, now.papers, "given"),
    promised: numbers(intake, now.papers, "promised").map((number) => ({ number, due_on: intake.until[number] || undefined })),
    ...(tidy(intake.note) && { note: tidy(intake.note) }),
    ...(intake.finish && mode === "immediate" && { finish: true }),
  }
}

const numbers = (intake: Intake, papers: readonly NeededPaper[], choice: PaperChoice): number[] =>
  papers.map(({ number }) => number).filter((number) => intake.papers[number] === choice)
