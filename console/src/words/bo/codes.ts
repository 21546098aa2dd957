/** The codes that hang at the windows: Tibetan, a draft for a native speaker to read. */

import type { codes as chinese } from "../zh/codes"

export const codes: Record<keyof typeof chinese, string> = {
  "codes.title": "སྒེའུ་ཁུང་གི་གདེང་འཇོག་རིས་རྟགས།",
  "codes.about": "སྒེའུ་ཁུང་རེར་ཤོག་བྱང་རེ། མང་ཚོགས་ཀྱིས་མཐོང་སར་སྦྱར། སྐད་འཕྲིན་གྱིས་བཤེར་ནས་རང་མོས་ངང་གདེང་འཇོག་གནང་། སྒྲུབ་མཁན་གྱིས་སུས་གནང་བ་མཐོང་མི་ཐུབ། A4 ཤོག་བུ་རེར་བཞི། ཐིག་བརྒྱུད་དྲས།",
  "codes.none": "ལྟེ་གནས་འདིར་སྒེའུ་ཁུང་མི་འདུག",
  "codes.none.next": "སྔོན་ལ་དཀར་ཆག་ནང་སྒེའུ་ཁུང་ཁ་སྣོན་གནང་རོགས།",
  "codes.windows": "པར་རྒྱུའི་སྒེའུ་ཁུང་།",
  "codes.draw": "རིས་རྟགས་ {n} བཟོ།",
  "codes.drawing": "{all} ནང་ནས་ {n} པ་བཟོ་བཞིན་པ།",
  "codes.print": "{n} པར།",
  "codes.scan": "བཤེར་ནས་གདེང་འཇོག་གནང་། རང་མོས། གསང་བ།",
  "codes.how": "སྐད་འཕྲིན་ཁ་ཕྱེ་ནས་བཤེར་རོགས།",
}
