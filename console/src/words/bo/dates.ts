/** Dates: Tibetan, a draft for a native speaker to read. */

import type { dates as chinese } from "../zh/dates"

export const dates: Record<keyof typeof chinese, string> = {
  "date.day": "{month} ཚེས་ {day}",
  "date.short": "{number}/{day}",
  "date.weekday": "{day} {weekday}",
  "date.full": "{year} ལོའི་ {day} {weekday}",
  "date.month": "{year} ལོའི་ {month}",
  "date.run": "{first} ནས་ {last} བར།",
  weekdays: "གཟའ་ཉི་མ།|གཟའ་ཟླ་བ།|གཟའ་མིག་དམར།|གཟའ་ལྷག་པ།|གཟའ་ཕུར་བུ།|གཟའ་པ་སངས།|གཟའ་སྤེན་པ།",
  "weekdays.short": "ཉི།|ཟླ།|མིག|ལྷག|ཕུར།|སངས།|སྤེན།",
  months: "ཟླ་ 1|ཟླ་ 2|ཟླ་ 3|ཟླ་ 4|ཟླ་ 5|ཟླ་ 6|ཟླ་ 7|ཟླ་ 8|ཟླ་ 9|ཟླ་ 10|ཟླ་ 11|ཟླ་ 12",
}
