/** Operations of agents that did not count, and looking at conflicts: Tibetan, a draft for a native speaker to read. */

import type { journal as chinese } from "../zh/journal"

export const journal: Record<keyof typeof chinese, string> = {
  "conflictPart.conflicts": "ཕན་ཚུན་འགལ་བ།",
  "conflictPart.journal": "རྩིས་སུ་མ་སོང་བ།",
  "conflicts.part": "ཆ་ཤས་གང་ལ་ལྟ།",
  "conflicts.seen": "ཚང་མ་བལྟས་ཟིན།",
  "conflicts.wasSeen": "བལྟས་ཟིན་པ་བཀོད་ཟིན།",
  "journal.about": "ཚབ་སྒྲུབ་པས་ཁ་པར་ནང་བཀོད་པའི་ཁ་ཤས་རྩིས་སུ་མ་སོང་། ཁ་ཤས་སྔོན་གྱི་ཐོ་སྒུག་བཞིན་ཡོད། སུས་དང་ནམ། ཅིའི་ཕྱིར་བྱས་པ་འདིར་ལྟ། ཐག་བཅད་རྗེས་ཚིག་གཅིག་འབྲི་རོགས།",
  "journal.list": "རྩིས་སུ་མ་སོང་བའི་ཐོ།",
  "journal.shown": "{n} མངོན།",
  "journalState.refused": "རྩིས་སུ་མ་སོང་།",
  "journalState.waiting": "འགོད་པར་སྒུག",
  "journalState.settled": "ཐག་བཅད་ཟིན།",
  "journalNone.refused": "ཐག་གཅོད་དགོས་པ་མི་འདུག",
  "journalNone.waiting": "སྒུག་བཞིན་པ་མི་འདུག",
  "journalNone.settled": "ཐག་བཅད་ཟིན་པ་མི་འདུག",
  "journal.none.next": "ཁ་པར་དྲ་བར་སྦྲེལ་ན་ཐོ་རང་འགུལ་གྱིས་འགོད། རྩིས་སུ་མ་སོང་ན་འདིར་ཡོང་།",
  "journal.by": "{name}（ཁ་པར་ {phone}）",
  "journal.nobody": "སུ་ཡིན་མི་ཤེས།",
  "journal.received": "{when} འབྱོར།",
  "journal.why": "ཅིའི་ཕྱིར།",
  "journal.todo": "ཇི་ལྟར་བྱེད།",
  "journal.how": "ཇི་ལྟར་ཐག་བཅད།",
  "journal.how.hint": "དཔེར་ན། ཁ་པར་ནས་དྲིས་ཏེ་ཐོ་ལ་ཁ་སྣོན་བྱས།",
  "journalLack.none": "ཇི་ལྟར་ཐག་བཅད་པ་འབྲི་རོགས།",
  "journalLack.long": "ཡི་གེ་ 500 ལས་བརྒལ་མི་ཆོག",
  "journal.settle": "ཐག་བཅད་ཟིན།",
  "journal.settle.about": "ཐོ་འདི་སོར་བཞག ཁྱེད་ཀྱི་ཚིག་འགྲམ་དུ་འཇོག",
  "journal.settled": "ཐག་བཅད་ཚུལ་བཀོད་ཟིན།",
}
