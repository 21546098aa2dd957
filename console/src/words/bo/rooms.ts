/** The rooms of the console: Tibetan, a draft for a native speaker to read. */

import type { rooms as chinese } from "../zh/rooms"

export const rooms: Record<keyof typeof chinese, string> = {
  "title.cases": "ལས་སྟེགས།",
  "title.intake": "ཡིག་ཆ་ལེན་པ།",
  "title.posts": "ལས་གནས་དང་ལས་རེས།",
  "title.cards": "ལྟ་སྐུལ་བྱང་བུ།",
  "title.ratings": "གདེང་འཇོག",
  "title.rules": "སྒྲིག་སྲོལ།",
  "title.account": "ངའི་ཨང་།",
  "title.visits": "ཁྱིམ་བསྐྱོད།",
  "title.rounds": "འགྲོ་ལམ།",
  "title.travel": "ལམ་ཐག་དང་ལམ་བཀག",
  "title.households": "ཁྱིམ་ཚང་།",
  "title.plans": "བསྐྱོད་པའི་འཆར་གཞི།",
  "title.conflicts": "ཐོ་མི་མཐུན་པ།",
  "rooms.work": "ལས་སྒྲུབ།",
  "rooms.field": "གྲོང་སྡེར་འགྲོ་བ།",
  "rooms.messages": "འཕྲིན་ཐུང་།",
  "rooms.look": "ལྟ་བ།",
  "rooms.lead": "དོ་དམ།",
  "rooms.more": "མང་བ།",
  "rooms.all": "སྡེ་ཚན་ཡོངས།",
}
