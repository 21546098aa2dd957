/** The printed sheet of the day: English. */

import type { sheet as chinese } from "../zh/sheet"

export const sheet: Record<keyof typeof chinese, string> = {
  "sheet.title": "Day sheet",
  "sheet.open": "Open:",
  "sheet.hand": "Signed / remarks",
  "sheet.foot": "As of {time}. Blank lines are for walk-ins. Personal data: destroy after use; enter it once the system is back.",
}
