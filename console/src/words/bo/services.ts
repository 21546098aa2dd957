/** The list of services: Tibetan, a draft for a native speaker to read. */

import type { services as chinese } from "../zh/services"

export const services: Record<keyof typeof chinese, string> = {
  "services.about": "ལས་དོན་ཡོངས་རྫོགས། ལྟ་ཙམ་ཡིན། ཞིབ་བཤེར་དགོས་པ་རྣམས་འགན་འཁུར་སྡེ་ཚན་གྱིས་གཏན་འཁེལ་དགོས།",
  "services.search": "མིང་དང་ངོ་སྤྲོད་འཚོལ།",
  "services.here": "{name}ལ་སྒྲུབ་ཆོག་པ་ཁོ་ན།",
  "services.families": "སྡེ་ཚན།",
  "services.all": "ཡོངས་རྫོགས།",
  "services.shown": "ལས་དོན་ {n}",
  "services.noMatch": "མཐུན་པའི་ལས་དོན་མི་འདུག",
  "services.noMatch.next": "ཚིག་གཞན་ཞིག་བཀོལ་བའམ་འདེམས་ཚད་སུབ་རོགས།",
  "services.empty": "ཞབས་ཞུའི་ལས་དོན་མི་འདུག",
  "services.empty.next": "དོ་དམ་པས་ལས་དོན་ཐོ་གཞུང་ནང་འདྲེན་དགོས།",
  "family.government": "སྲིད་འཛིན་ཞབས་ཞུ།",
  "family.convenience": "མང་ཚོགས་སྟབས་བདེ།",
  "family.welfare": "སྤྱི་ཕན་ཞབས་ཞུ།",
  "mode.immediate": "འཕྲལ་སྒྲུབ།",
  "mode.promise": "ཁས་ལེན།",
  "mode.joint": "མཉམ་སྒྲུབ།",
  "mode.report": "གོང་ཞུ།",
  "mode.reply": "ལན་འདེབས།",
}
