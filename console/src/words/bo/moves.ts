/** A case's answers and papers under its versions, and moving it to another: Tibetan, a draft for a native speaker to read. */

import type { moves as chinese } from "../zh/moves"

export const moves: Record<keyof typeof chinese, string> = {
  "answers.whole": "ཆ་ཚང་ལྟ།",
  "answers.note": "བལྟས་ན་ཟིན་ཐོ་འཇོག",
  "answers.logged": "ཐེངས་འདིའི་ལྟ་བ་ཟིན་ཐོར་བཀོད། སྐར་མ་གཅིག་རྗེས་སྦེད་ངེས།",
  "answers.hide": "སྦེད།",
  "case.fee": "རིན།",
  "earlier.title": "པར་གཞི་སྔོན་མར་བྲིས་པ།",
  "earlier.about": "ད་ལྟའི་པར་གཞིར་འདི་དག་མི་དགོས། འོན་ཀྱང་ཉར་ཡོད།",
  "paper.verified": "ཞིབ་བཤེར་བྱས་ཟིན（{day}）",
  "move.title": "ལས་དོན་གྱི་པར་གཞི་གསར་པ་ཡོད།",
  "move.stands": "འདི་པར་གཞི {before} ལྟར་སྒྲུབ། ད་ལྟའི་པར་གཞི {after}",
  "move.look": "ཅི་འགྱུར་ལྟ།",
  "move.sheet": "པར་གཞི {n} ལྟར་སྒྲུབ།",
  "move.changes": "པར་གཞི་གཉིས་ཀྱི་ཁྱད་པར།",
  "move.none": "ཁྱད་པར་མེད།",
  "move.unanswered": "ཞུ་མཁན་ལ་འདྲི་དགོས་པ།",
  "move.missing": "མ་ཚང་བའི་ཡིག་ཆ།",
  "move.kept": "མི་འདྲི་བར་ཉར་བའི་ལན།",
  "move.aside": "མི་དགོས་པར་ཉར་བའི་ཡིག་ཆ།",
  "move.deadlines": "འགྱུར་བའི་དུས་བཀག",
  "move.days": "{which} {before} → {after}",
  "move.late": "འགྱུར་རྗེས་དུས་བཀག་ལས་འདས།",
  "move.lateWarning": "འགྱུར་རྗེས་དུས་བཀག་ལས་འདས་ངེས། བསམ་གཞིག་གནང་རོགས།",
  "move.consent": "ཞུ་མཁན་ལ་མི་ཕན། མོས་མཐུན་དགོས།",
  "move.ask": "མོས་མཐུན་འདྲི།",
  "move.go": "གཏན་འཁེལ།",
  "move.asked": "{day} ཞུ་མཁན་ལ་དྲིས་ཟིན། ལན་སྒུག་བཞིན་པ།",
  "move.askedNow": "པར་གཞི {n} ཡི་མོས་མཐུན་དྲིས་ཟིན།",
  "move.done": "པར་གཞི {n} ལྟར་བསྒྱུར་ཟིན།",
}
