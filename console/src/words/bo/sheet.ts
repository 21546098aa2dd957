/** The printed sheet of the day: Tibetan, a draft for a native speaker to read. */

import type { sheet as chinese } from "../zh/sheet"

export const sheet: Record<keyof typeof chinese, string> = {
  "sheet.title": "ཉིན་ཐོ།",
  "sheet.open": "སྒོ་འབྱེད་དུས།",
  "sheet.hand": "མིང་རྟགས། མཆན།",
  "sheet.foot": "{time} བར་གྱི་ཡིག་ཆ། སྟོང་ཐིག་ནི་དངོས་སུ་ཐོ་འགོད་ཆེད་ཡིན། མི་སྒེར་གྱི་ཆ་འཕྲིན་ཡོད་པས་སྤྱད་རྗེས་མེད་པར་བཟོ་རོགས།",
}
