/** The green lane: who goes first, verified by whom: Tibetan, a draft for a native speaker to read. */

import type { priority as chinese } from "../zh/priority"

export const priority: Record<keyof typeof chinese, string> = {
  "priority.title": "ལྗང་མདོག་བགྲོད་ལམ།",
  "priority.none": "བདེན་དཔང་བྱས་པའི་སྔོན་སྒྲུབ་ཐོབ་ཐང་མི་འདུག ལག་ཁྱེར་ལ་བལྟས་རྗེས་འདིར་བདེན་དཔང་བྱེད་ཆོག ལས་དོན་ལམ་སང་སྔོན་སྒྲུབ་བྱེད།",
  "priority.verify": "ཐོབ་ཐང་བདེན་དཔང་།",
  "priority.until": "{day} བར།",
  "priority.forGood": "དུས་རྟག་ནུས་ལྡན།",
  "priority.by": "{name} {day} བདེན་དཔང་བྱས།",
  "priority.end": "མཇུག་སྒྲིལ།",
  "priority.over": "མཇུག་རྫོགས་པ་ {n}",
  "priority.overOn": "{day} མཇུག་རྫོགས།",
  "priority.verify.title": "སྔོན་སྒྲུབ་ཐོབ་ཐང་བདེན་དཔང་།",
  "priority.verify.about": "སྔོན་ལ་ལག་ཁྱེར་ངོ་མར་གཟིགས། ཁྱེད་ཀྱི་མིང་འགོད་ངེས། རང་གི་ཐོབ་ཐང་ལས་རོགས་ཀྱིས་བདེན་དཔང་བྱེད།",
  "priority.kind": "ཐོབ་ཐང་གང་།",
  "priority.kind.needed": "ཐོབ་ཐང་འདེམས་རོགས།",
  "priorityKind.elder": "རྒན་རྒོན།",
  "priorityKind.disabled": "དབང་པོ་སྐྱོན་ཅན།",
  "priorityKind.lone_elder": "རྒན་རྒོན་ཁེར་རྐྱང་།",
  "priorityKind.veteran": "དམག་མི་ཟུར་པ།",
  "priorityKind.key_project": "གཙོ་གནད་ལས་གཞི།",
  "priority.known": "བདེན་དཔང་ཟིན།",
  "priority.last": "ནུས་ལྡན་མཐའ་མའི་ཉིན།",
  "priority.last.hint": "ལག་ཁྱེར་ནང་དུས་བཀག་ཡོད་ན་འབྲི། མ་བྲིས་ན་དུས་རྟག་ཡིན།",
  "priority.verify.send": "བདེན་དཔང་བྱེད།",
  "priority.verified": "ཐོབ་ཐང་བདེན་དཔང་བྱས་ཟིན།",
  "priority.ended": "ཐོབ་ཐང་མཇུག་རྫོགས།",
  "priority.end.title": "སྔོན་སྒྲུབ་མཇུག་སྒྲིལ། {kind}",
  "priority.end.about": "མཇུག་སྒྲིལ་ན་ལས་དོན་སྔོན་སྒྲུབ་མི་བྱེད། ཐོབ་ཐང་གཞན་ཡོད་ན་མ་གཏོགས། ཐོ་འགོད་ཉར།",
}
