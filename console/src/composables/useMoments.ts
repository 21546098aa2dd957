/** Moments and spans as people say them, and money in yuan. */

import { yuanOf } from "../rules/amounts"
import { spanOf } from "../rules/spans"
import { dayOf, wallTime } from "../rules/time"
import { dayText } from "./useDates"
import { t } from "./useWords"

/** The clock alone today, with its day before and after. */
export function momentText(iso: string): string {
  const on = dayOf(iso)
  return on === dayOf(new Date()) ? wallTime(iso) : `${dayText(on)} ${wallTime(iso)}`
}

export function spanText(ms: number): string {
  const { unit, n } = spanOf(ms)
  return t(`span.${unit}`, { n })
}

/** In yuan with two places. */
export const costText = (fen: number): string => t("messages.yuan", { n: fen ? yuanOf(fen).toFixed(2) : 0 })
