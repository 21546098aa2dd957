/** The nine things an office tells at once, and whether they are written. */

import type { DesignTab } from "./designTabs"
import { at, wordsIn, type ItemBody, type Text } from "./draftBody"
import { modeOf } from "./itemParts"

export interface NoticePart {
  name: "law" | "unit" | "conditions" | "process" | "papers" | "discretion" | "limits" | "fee" | "phones"
  isThere: boolean
  /** Where it is written, when that is another tab. */
  tab?: DesignTab
}

/** In the order in which a notice tells them. */
export function noticeParts(body: ItemBody): NoticePart[] {
  const says = (pointer: string) => Boolean(wordsIn(at(body, pointer) as Text | undefined, "zh").trim())
  const lists = (pointer: string) => ((at(body, pointer) as unknown[] | undefined) ?? []).length > 0
  const hasLimit = modeOf(body) === "immediate" || Boolean(body.promised_workdays ?? body.statutory_workdays)
  return [
    { name: "law", isThere: lists("/legal_basis") },
    { name: "unit", isThere: says("/accepting_unit") },
    { name: "conditions", isThere: lists("/conditions") },
    { name: "process", isThere: lists("/process"), tab: "flow" },
    { name: "papers", isThere: Array.isArray(body.materials), tab: "papers" },
    { name: "discretion", isThere: says("/discretion") },
    { name: "limits", isThere: hasLimit, tab: "flow" },
    { name: "fee", isThere: says("/fee/basis"), tab: "rules" },
    { name: "phones", isThere: says("/phone") && says("/complaint_phone") && says("/place_and_hours") },
  ]
}
