/** Answers to text messages: Tibetan, a draft for a native speaker to read. */

import type { replies as chinese } from "../zh/replies"

export const replies: Record<keyof typeof chinese, string> = {
  "title.replies": "འཕྲིན་ཐུང་གི་ལན།",
  "replies.about": "མང་ཚོགས་ཀྱིས་འཕྲིན་ཐུང་ལ་བཏབ་པའི་ལན། རང་འགུལ་གྱིས་ལན་མི་འདེབས་པས་བལྟས་རྗེས་ཁ་པར་གཏོང་རོགས།",
  "replies.list": "ལན་གྱི་ཐོ།",
  "replies.house": "ལྟེ་གནས་ལ་མི་གཏོགས་པ།",
  "replies.unseen": "ལྟ་རྒྱུ།",
  "replies.wasSeen": "བལྟས་ཟིན།",
  "replies.shown": "ལན་ {n}",
  "replies.nobody": "སུ་ཡིན་མི་ཤེས།",
  "replies.stop": "འཕྲིན་ཐུང་མི་དགོས།",
  "replies.stop.about": "ཨང་འདིར་འཕྲིན་ཐུང་མི་གཏོང་། འཕྲིན་རྣམས་ལམ་གཞན་བརྒྱུད་འགྲོ།",
  "replies.call": "ཨང་ཆ་ཚང་བལྟས་ནས་ཁ་པར་གཏོང་།",
  "replies.seen": "བལྟས་ཚར།",
  "replies.seenAt": "{when} བལྟས།",
  "replies.done": "བལྟས་ཟིན་པར་བཀོད།",
  "replies.none": "ལྟ་རྒྱུའི་ལན་མི་འདུག",
  "replies.noneSeen": "བལྟས་ཟིན་པའི་ལན་མི་འདུག",
  "replies.none.next": "སུས་འཕྲིན་ཐུང་ལ་ལན་བཏབ་ན་འདིར་འགོད། བཏང་བའི་འཕྲིན་རྣམས་འཕྲིན་ཐོར་ལྟ།",
}
