/** Money as people read it. */

import { t } from "./useWords"

/** Fen -> "¥12.50"; nothing to pay is said in words. */
export const fee = (fen: number): string => (fen ? yuan(fen) : t("free"))

/** Fen -> "¥12.50", nothing as "¥0". */
export const yuan = (fen: number): string => `¥${(fen / 100).toFixed(fen % 100 ? 2 : 0)}`
