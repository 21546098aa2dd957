/** A problem in words: the server's own sentence first, ours when it could not speak. */

import type { Problem } from "../api/http"
import { t } from "./useWords"

export function problemText(problem: Problem): string {
  if (problem.code === "offline") return t("problem.offline")
  return problem.detail || t("problem.unknown")
}
