/** The keys: English. */

import type { keys as chinese } from "../zh/keys"

export const keys: Record<keyof typeof chinese, string> = {
  "keys.days": "Previous / next day",
  "keys.today": "Back to today",
  "keys.search": "Search",
  "keys.refresh": "Refresh",
  "keys.help": "This list",
  "keys.on": "Single-key shortcuts on",
  "keys.note": "Shortcuts keep quiet while you type.",
}
