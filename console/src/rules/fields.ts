/** Which form field a problem speaks of: "/person/phone" is the field "phone". */

import type { FieldError } from "../api/http"

/** What is wrong at one place of a list: "/members/0/phone". */
export const saidAt = (errors: readonly FieldError[], pointer: string): string =>
  errors.find((one) => one.pointer === pointer)?.detail ?? ""

/** Answers to questions are left out: they have names of their own, and are told by those (useIntake). */
export function byField(errors: FieldError[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { pointer, detail } of errors) {
    if (pointer.startsWith("/answers/")) continue
    const name = pointer.split("/").filter(Boolean).pop() ?? ""
    found[name] ??= detail
  }
  return found
}
