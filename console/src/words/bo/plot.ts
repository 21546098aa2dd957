/** The drawing of the seats: Tibetan, a draft for a native speaker to read. */

import type { plot as chinese } from "../zh/plot"

export const plot: Record<keyof typeof chinese, string> = {
  "plot.title": "དུས་ཚོད་སོ་སོའི་གྲངས།",
  "plot.alt": "དུས་ཚོད་སོ་སོའི་མངགས་ཟིན་གྲངས་དང་ཁྱོན་གྲངས་ཀྱི་རི་མོ། འོག་ཏུ་རེའུ་མིག་ཡོད།",
  "plot.sum": "མངགས་ཟིན་ {taken} ཁྱོན་ {capacity}",
  "plot.table": "རེའུ་མིག་གིས་ལྟ།",
  "plot.time": "དུས་ཚོད།",
  "plot.taken": "མངགས་ཟིན།",
  "plot.capacity": "ཁྱོན་གྲངས།",
  "plot.full": "ཁེངས།",
  "plot.bar": "{time} མངགས་ཟིན་ {taken} / {capacity}",
  "plot.bar.full": "{time} ཁེངས་སོང་། {taken} / {capacity}",
}
