/** Which form field a problem speaks of: "/person/phone" is the field "phone". */

import type { FieldError } from "../api/http"

export function byField(errors: FieldError[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { pointer, detail } of errors) {
    const name = pointer.split("/").filter(Boolean).pop() ?? ""
    found[name] ??= detail
  }
  return found
}
