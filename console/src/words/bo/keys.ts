/** The keys: Tibetan, a draft for a native speaker to read. */

import type { keys as chinese } from "../zh/keys"

export const keys: Record<keyof typeof chinese, string> = {
  "keys.days": "སྔོན་མ / རྗེས་མའི་ཉིན།",
  "keys.today": "དེ་རིང་ལ་ལོག",
  "keys.search": "འཚོལ།",
  "keys.refresh": "གསར་བསྒྱུར།",
  "keys.help": "ངོས་འདི།",
  "keys.on": "མྱུར་མཐེབ་སྤྱོད།",
  "keys.note": "ཡི་གེ་འབྲི་དུས་མྱུར་མཐེབ་མི་འཇུག",
}
