/** Registers: which months there are, what lacks in a definition, and what a line would look like. */

import type { PlanKind, Register, RegisterColumn, RegisterForm } from "../api/registers"

export const planKinds: readonly PlanKind[] = ["regular", "contact", "project"]
export const mostColumns = 40

export interface RegisterDraft {
  code: string
  zh: string
  bo: string
  en: string
  columns: RegisterColumn[]
  planKinds: PlanKind[]
}

export const emptyRegister = (): RegisterDraft => ({ code: "", zh: "", bo: "", en: "", columns: [], planKinds: [] })

export const draftOf = (register: Register): RegisterDraft => ({
  code: register.code,
  zh: register.name.zh ?? "",
  bo: register.name.bo ?? "",
  en: register.name.en ?? "",
  columns: register.columns.map((column) => ({ ...column })),
  planKinds: register.plan_kinds as PlanKind[],
})

export const registerForm = (draft: RegisterDraft, centre: string, ended = false): RegisterForm => ({
  centre,
  code: draft.code.trim(),
  name: { zh: draft.zh.trim(), bo: draft.bo.trim(), en: draft.en.trim() },
  columns: draft.columns.map(({ title, from }) => ({ title: title.trim(), from })),
  plan_kinds: draft.planKinds,
  ended,
})

export type RegisterLack = "code" | "zh" | "columns" | "titles" | "twice"

const code = /^[a-z][a-z0-9-]{1,39}$/

export function registerLacks(draft: RegisterDraft): RegisterLack[] {
  const titles = draft.columns.map(({ title }) => title.trim())
  const found: [RegisterLack, boolean][] = [
    ["code", !code.test(draft.code.trim())],
    ["zh", !draft.zh.trim()],
    ["columns", !titles.length || titles.length > mostColumns],
    ["titles", titles.some((title) => !title)],
    ["twice", new Set(titles).size < titles.length],
  ]
  return found.filter(([, isLacking]) => isLacking).map(([lack]) => lack)
}

/** Answers of the form stand under a key of their own. */
export const isAnswer = (source: string): boolean => /^(answer|household)\.[a-z][a-z0-9-]{0,59}$/.test(source)

/** The row at one place stands at another. */
export function moved<T>(rows: readonly T[], from: number, to: number): T[] {
  const rest = rows.filter((_, at) => at !== from)
  return [...rest.slice(0, to), rows[from]!, ...rest.slice(to)]
}

/** "2026-11" and so many months before it, the latest first. */
export function monthsUntil(today: string, count: number): string[] {
  const [year = 0, month = 0] = today.split("-").map(Number)
  return Array.from({ length: count }, (_, back) => {
    const at = new Date(Date.UTC(year, month - 1 - back, 1))
    return at.toISOString().slice(0, 7)
  })
}
