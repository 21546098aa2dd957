/** What each act on a case asks of the one who does it, and what is sent. */

import type { ActForm, ActName, CaseAct, CaseView } from "../api/cases"
import type { Key } from "../composables/useWords"

export type ActField =
  | "missing"
  | "gaps"
  | "promised"
  | "brought"
  | "words"
  | "kind"
  | "expected_workdays"
  | "pause"
  | "workdays"
  | "outcome"
  | "department"
  | "opinion"
  | "task"
  | "receiver"

/** Acts that are not here ask for words alone. */
const asked: Partial<Record<ActName, readonly ActField[]>> = {
  claim: [],
  accept: ["gaps"],
  ask_correction: ["missing", "words"],
  correct: ["brought", "words"],
  supplement: ["brought", "words"],
  settle_gap: ["promised", "words"],
  opine: ["department", "opinion", "words"],
  receive_back: ["outcome", "words"],
  decide: ["outcome", "words"],
  pause: ["kind", "expected_workdays", "words"],
  resume: ["pause", "words"],
  extend: ["workdays", "words"],
  hand_over: ["task", "receiver", "words"],
}
export const fieldsOf = (act: ActName): readonly ActField[] => asked[act] ?? ["words"]

/** What carries a case on comes before what sends it back. */
export const onward = (acts: readonly CaseAct[]): CaseAct[] => [
  ...acts.filter(({ act }) => !sendsBack(act)),
  ...acts.filter(({ act }) => sendsBack(act)),
]
const sendsBack = (act: ActName): boolean => act === "ask_correction" || act === "reject"

export interface Given {
  words: string
  materials: number[]
  due_on: string
  kind: string
  expected_workdays: string
  pause: string
  workdays: string
  outcome: string
  department: string
  opinion: string
  /** "person:<id>" or "post:<code>". */
  receiver: string
}

/** What stands in the form before anybody writes: the only choice where there is one. */
export function blank(act: ActName, view: CaseView): Given {
  const open = view.tasks.filter(({ answered_at }) => !answered_at)
  return {
    words: "",
    materials: act === "ask_correction" ? numbers(view, "missing") : act === "settle_gap" ? numbers(view, "promised") : [],
    due_on: "",
    kind: "",
    expected_workdays: "",
    pause: view.open_pauses[0]?.key ?? "",
    workdays: "",
    outcome: act === "receive_back" ? "passed_on" : "",
    department: act === "opine" && open.length === 1 ? open[0]!.department : "",
    opinion: "",
    receiver: "",
  }
}

const numbers = (view: CaseView, state: string): number[] =>
  view.materials.filter((paper) => paper.state === state && (paper.required || state !== "missing")).map(({ number }) => number)

/** What lacks by field, before the server is bothered. */
export function lacksOf({ act, needs_words }: Pick<CaseAct, "act" | "needs_words">, given: Given): Record<string, Key> {
  const lacks = fieldsOf(act).map((field) => {
    const needsWords = field === "words" && !given.words.trim() && wantsWords(needs_words, given)
    return needsWords ? (["words", "acts.words.needed"] as const) : lackOf[field]?.(given)
  })
  return Object.fromEntries(lacks.filter((lack) => lack !== undefined))
}

type Lack = readonly [name: keyof Given, word: Key] | undefined
const unchosen =
  (name: "kind" | "outcome" | "department" | "opinion" | "receiver") =>
  (given: Given): Lack =>
    given[name] ? undefined : [name, "acts.choose"]

const lackOf: Partial<Record<ActField, (given: Given) => Lack>> = {
  kind: unchosen("kind"),
  outcome: unchosen("outcome"),
  department: unchosen("department"),
  opinion: unchosen("opinion"),
  receiver: unchosen("receiver"),
  workdays: ({ workdays }) => (isCount(workdays) ? undefined : ["workdays", "acts.workdays.wrong"]),
  expected_workdays: ({ expected_workdays: said }) =>
    said.trim() && !isCount(said) ? ["expected_workdays", "acts.workdays.wrong"] : undefined,
  gaps: ({ materials, due_on }) => (materials.length && !due_on ? ["due_on", "acts.choose"] : undefined),
  missing: ({ materials, words }) => (materials.length || words.trim() ? undefined : ["materials", "acts.missing.none"]),
}

/** Reasons are needed where the flow says so, and for everything that says no. */
export const wantsWords = (needed: boolean, given: Given): boolean =>
  needed || given.outcome === "refused" || given.opinion === "disagree"

const isCount = (text: string): boolean => /^[1-9]\d{0,2}$/.test(text.trim())
const countOf = (text: string): number | undefined => (text.trim() ? Number(text) : undefined)

export function bodyOf(act: ActForm["act"], given: Given, version: number): ActForm {
  const [receiver = "", whom = ""] = given.receiver.split(/:(.*)/)
  const said: Omit<ActForm, "act" | "version"> = {
    words: given.words.trim(),
    materials: given.materials,
    kind: given.kind,
    expected_workdays: countOf(given.expected_workdays),
    pause: given.pause,
    workdays: countOf(given.workdays),
    outcome: given.outcome === "passed_on" ? "" : (given.outcome as ActForm["outcome"]),
    department: given.department,
    opinion: given.opinion as ActForm["opinion"],
    due_on: given.due_on || undefined,
    ...(receiver === "person" && { person: whom }),
    ...(receiver === "post" && { post: whom }),
  }
  const wanted = new Set<string>(fieldsOf(act).flatMap((field) => sentAs[field] ?? [field]))
  const kept = Object.entries(said).filter(([name, value]) => wanted.has(name) && value !== "" && value !== undefined)
  return { act, version, ...Object.fromEntries(kept) }
}

/** Fields of the form that are sent under another name. */
const sentAs: Partial<Record<ActField, readonly string[]>> = {
  missing: ["materials"],
  gaps: ["materials", "due_on"],
  promised: ["materials"],
  brought: ["materials"],
  receiver: ["person", "post"],
  task: ["department"],
}
