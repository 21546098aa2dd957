/** The months of agents and receipts of visits: Tibetan, a draft for a native speaker to read. */

import type { months as chinese } from "../zh/months"

export const months: Record<keyof typeof chinese, string> = {
  "title.months": "ཁྱིམ་བསྐྱོད་ཟླ་ཐོ།",
  "months.about": "བྱུང་འཛིན་ཡོད་པའི་ཁྱིམ་བསྐྱོད་ཁོ་ན་རྩི། སྒུག་པ་དང་ཕྱིར་སློག་པའང་འདིར་བཀོད།",
  "months.list": "ཚབ་སྒྲུབ་པ་རེའི་ཟླ་ཐོ།",
  "months.agent": "ཚབ་སྒྲུབ་པ།",
  "monthColumn.counted": "རྩིས་པ།",
  "monthColumn.evening": "དགོང་མོ།",
  "monthColumn.waiting": "སྒུག་པ།",
  "monthColumn.refused": "ཕྱིར་སློག",
  "months.sum": "བསྡོམས།",
  "months.fair": "མིང་ལྟར་བསྒྲིགས། ཨང་རིམ་མེད། གྲངས་ནི་ས་ཁུལ་དང་ལམ་ཐག་ལ་རག་ལས།",
  "months.none": "ཟླ་འདིར་ཚབ་སྒྲུབ་པའི་ཐོ་མི་འདུག",
  "months.none.next": "ཁྱིམ་བསྐྱོད་གྲུབ་ནས་བྱུང་འཛིན་ཐོན་རྗེས་འདིར་མངོན།",
  "receipt.title": "བྱུང་འཛིན་ཞིབ་བཤེར།",
  "receipt.about": "མི་ཞིག་གིས་བྱུང་འཛིན་བསྟན་ན། ནང་དོན་འདིར་སྦྱར་ནས་ང་ཚོའི་ཡིན་མིན་ཤེས།",
  "receipt.text": "བྱུང་འཛིན་ནང་དོན།",
  "receipt.hint": "བྱུང་འཛིན་ཆ་ཚང་པར་ནས་སྦྱོར། ཐིག་གསུམ་ཡིན་ན་ཡང་ཆོག ཡི་གེ་དང་མིང་རྟགས། ལྡེ་མིག་གི་མིང་།",
  "receipt.unreadable": "ཡི་གེ་འདི་ཀློག་མི་ཐུབ། བྱུང་འཛིན་ཆ་ཚང་འདྲ་བཤུས་རོགས།",
  "receipt.look": "ཞིབ་བཤེར།",
  "receipt.right": "བྱུང་འཛིན་འདི་ང་ཚོའི་ཡིན།",
  "receipt.wrong": "ང་ཚོའི་མིན། ཡང་ན་བཅོས་འདུག",
  "receipt.wrong.next": "ཡང་བསྐྱར་འདྲ་བཤུས་རོགས། སྔར་བཞིན་ཡིན་ན་བེད་མི་སྤྱོད།",
  "receipt.void": "རྗེས་སུ་ཁྱིམ་བསྐྱོད་འདི་མ་གྲུབ་པར་གཏན་འཁེལ་བས། འཛིན་ཡིག་འདི་རྩིས་མི་འཇོག",
  "receipt.said": "{number} {day} ཁྱིམ་བསྐྱོད། {month} ལ་རྩི།",
  "receipt.key": "མིང་རྟགས་ལྡེ་མིག {key}",
}
