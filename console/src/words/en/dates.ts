/** Dates: English. */

import type { dates as chinese } from "../zh/dates"

export const dates: Record<keyof typeof chinese, string> = {
  "date.day": "{day} {month}",
  "date.short": "{day} {short}",
  "date.weekday": "{weekday} {day}",
  "date.full": "{weekday} {day} {year}",
  "date.month": "{month} {year}",
  "date.run": "{first} – {last}",
  weekdays: "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
  "weekdays.short": "Sun|Mon|Tue|Wed|Thu|Fri|Sat",
  months: "January|February|March|April|May|June|July|August|September|October|November|December",
}
