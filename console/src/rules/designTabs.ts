/** The tabs of the designer, and on which of them a place of the body is put right. */

export const designTabs = ["guide", "form", "papers", "rules", "flow", "publish"] as const
export type DesignTab = (typeof designTabs)[number] | "phone"

/** The component of each tab. */
export const tabComponents: Record<DesignTab, string> = {
  guide: "DesignGuide",
  form: "DesignForm",
  papers: "DesignPapers",
  rules: "DesignRules",
  flow: "DesignFlow",
  publish: "DesignPublish",
  phone: "DesignPhone",
}

const roots: Record<string, DesignTab> = {
  materials: "papers",
  eligibility: "rules",
  fee: "rules",
  priority_when: "rules",
  routes: "rules",
  process: "flow",
  mode: "flow",
  statutory_workdays: "flow",
  promised_workdays: "flow",
  procedure: "flow",
}

export function tabOf(pointer: string): DesignTab {
  if (pointer.startsWith("/procedure/form")) return "form"
  return roots[pointer.split("/")[1] ?? ""] ?? "guide"
}

/** The nearest of the marked places around a pointer: itself, or what it stands in. */
export function nearestPlace(marked: readonly string[], pointer: string): string | undefined {
  return marked
    .filter((one) => pointer === one || pointer.startsWith(`${one}/`))
    .sort((one, other) => other.length - one.length)[0]
}
