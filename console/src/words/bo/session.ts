/** Signing in, and what went wrong: Tibetan, a draft for a native speaker to read. */

import type { session as chinese } from "../zh/session"

export const session: Record<keyof typeof chinese, string> = {
  "session.leave": "ཕྱིར་ཐོན།",
  "session.who": "མིག་སྔར། {name}",
  "session.ended": "ནང་འཛུལ་དུས་ཡོལ་སོང་། ཡང་བསྐྱར་ནང་འཛུལ་གནང་རོགས།",
  "signIn.username": "སྤྱོད་མཁན་མིང་།",
  "signIn.password": "གསང་ཨང་།",
  "signIn.username.needed": "སྤྱོད་མཁན་མིང་འབྲི་རོགས།",
  "signIn.password.needed": "གསང་ཨང་འབྲི་རོགས།",
  "signIn.enter": "ནང་འཛུལ།",
  "signIn.busy": "ནང་འཛུལ་བཞིན་པ…",
  "signIn.next": "ཡི་གེ་ཆེ་ཆུང་ལ་ཞིབ་བལྟས་བྱས་ནས་བསྐྱར་དུ་ཚོད་ལྟ། ད་དུང་མི་ཆོག་ན་དོ་དམ་པར་འབྲེལ་གཏུག་གནང་རོགས།",
  "signIn.note": "སྒེའུ་ཁུང་གི་ལས་བྱེད་པ་ཁོ་ན་སྤྱོད་དགོས། གསང་ཨང་བརྗེད་ན་དོ་དམ་པར་འབྲེལ་གཏུག་གནང་རོགས།",
  "desk.none": "རྩིས་ཐོ་འདིར་ལས་གནས་མི་འདུག",
  "desk.none.next": "དོ་དམ་པས་ཁྱེད་རང་ཞབས་ཞུ་ལྟེ་གནས་ཤིག་ལ་སྣོན་དགོས། ཞབས་ཞུའི་ལས་དོན་དང་ལོ་ཐོ་ལྟ་ཆོག",
  "problem.title": "ལེགས་འགྲུབ་མ་བྱུང་།",
  "problem.offline": "ཞབས་ཞུ་ཆས་ལ་འབྲེལ་མ་ཐུབ། དྲ་རྒྱར་ཞིབ་བཤེར་བྱས་ནས་བསྐྱར་དུ་ཚོད་ལྟ།",
  "problem.unknown": "རྒྱུ་མཚན་མི་གསལ། ཏོག་ཙམ་སྒུག་ནས་བསྐྱར་དུ་ཚོད་ལྟ།",
  "problem.id": "ཨང་རྟགས། {id}",
}
