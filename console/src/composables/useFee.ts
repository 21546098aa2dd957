/** Money as people read it. */

import { t } from "./useWords"

/** Fen -> "¥12.50"; nothing to pay is said in words. */
export const fee = (fen: number): string =>
  fen ? `¥${(fen / 100).toFixed(fen % 100 ? 2 : 0)}` : t("free")
