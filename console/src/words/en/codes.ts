/** The codes that hang at the windows: English. */

import type { codes as chinese } from "../zh/codes"

export const codes: Record<keyof typeof chinese, string> = {
  "codes.title": "Rating codes at the windows",
  "codes.about": "One for each window, hung where people see it. They scan it with WeChat and rate if they like; who served them does not see whose rating it is. Four to a sheet of A4, to be cut along the dashes.",
  "codes.none": "This centre has no windows yet",
  "codes.none.next": "Give it windows in the catalogue first.",
  "codes.windows": "Windows to print",
  "codes.draw": "Make {n} codes",
  "codes.drawing": "Making {n} of {all}…",
  "codes.print": "Print {n}",
  "codes.scan": "Scan to rate: voluntary, confidential",
  "codes.how": "Open WeChat and scan",
}
