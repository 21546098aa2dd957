/** What is wrong with the setup of a centre: Tibetan, a draft for a native speaker to read. */

import type { setup as chinese } from "../zh/setup"

export const setup: Record<keyof typeof chinese, string> = {
  "title.setup": "སྒྲིག་འགོད་ཞིབ་བཤེར།",
  "setup.about": "ལས་ཉིན་རེའི་ཞོགས་པར་ལས་གནས་དང་ལས་དོན། ལོ་ཐོ། སྔོན་ངེས་རང་འགུལ་གྱིས་ཞིབ་བཤེར་བྱེད། གནད་དོན་འདིར་བཀོད། མཐེབ་གཅུས་མནན་ནས་བཅོས་སར་འགྲོ།",
  "setup.look": "ད་ལྟ་ཞིབ་བཤེར།",
  "setup.looking": "ཞིབ་བཤེར་བྱེད་བཞིན་པ…",
  "setup.looked": "ཞིབ་བཤེར་ཚར། {n} འདུག",
  "setup.never": "ད་དུང་ཞིབ་བཤེར་བྱས་མེད།",
  "setup.never.next": "“ད་ལྟ་ཞིབ་བཤེར་”མནན་ན། བཅོས་དགོས་པ་ཡོད་མེད་ལམ་སང་ཤེས།",
  "setup.clean": "ནོར་འཁྲུལ་མ་རྙེད།",
  "setup.clean.next": "ད་ལྟ་བཟོ་བཅོས་བྱས་ན་ཡང་བསྐྱར་ཞིབ་བཤེར་ཆོག",
  "setup.found": "{on} རྙེད།",
  "setup.go": "“{room}”ལ་འགྲོ།",
  "setup.all": "{n} ཡོངས་ལ་ལྟ།",
  "setup.when": "བཅོས་རྗེས་“ད་ལྟ་ཞིབ་བཤེར”མནན་རོགས། བཅོས་ཟིན་པ་མི་མངོན། དྲ་ཐོག་གི་ཁ་བྱང་ཞོགས་པར་ཁོ་ན་ཞིབ་བཤེར་བྱེད།",
  "weights.error": "བཅོས་དགོས།",
  "weights.warning": "བལྟ་རོགས།",
  "weights.info": "ཤེས་ན་ཆོག",
  "weightMeans.error": "མི་དམངས་དོན་མེད་འགྲོ་འོང་བྱེད་པའམ་དོན་རྐྱེན་སྒྲུབ་མཁན་མེད།",
  "weightMeans.warning": "ད་ལྟ་སྒྲུབ་ཐུབ། ཉིན་འགའི་རྗེས་གནད་དོན་འབྱུང་སྲིད།",
  "weightMeans.info": "སྒྲུབ་པར་ཤན་མེད།",
}
