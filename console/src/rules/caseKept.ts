/** What a case holds of earlier versions of its item, and what of the present one. */

import type { CaseView } from "../api/cases"

export function keptOf({ form, materials }: Pick<CaseView, "form" | "materials">) {
  const answers = form.filter(({ kept }) => kept)
  const papers = materials.filter(({ kept }) => kept)
  return { answers, papers, any: answers.length + papers.length > 0 }
}

export const askedNow = <T extends { kept?: boolean }>(all: readonly T[]): T[] => all.filter(({ kept }) => !kept)
