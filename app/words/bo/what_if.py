"""What a change would have meant for the last months, in Tibetan (a draft to be reviewed)."""

WORDS: dict[str, str] = {
    "what-if.warnings": "དུས་བཀག་གི་དྲན་སྐུལ།",
    "what-if.yellow_cards": "བྱང་བུ་སེར་པོ།",
    "what-if.red_cards": "བྱང་བུ་དམར་པོ།",
    "what-if.deemed_accepted": "དུས་ཐོག་ཏུ་ལན་མེད་པས་དང་ལེན་བྱས་པར་བརྩི་བའི་དོན་ཚན།",
    "what-if.not_eligible": "ཞུ་བའི་ཆ་རྐྱེན་མི་ལྡན་པའི་དོན་ཚན།",
    "what-if.eligibility_unknown": "དྲི་བ་གསར་པར་ལན་མེད་པས་ཐག་གཅོད་མི་ཐུབ་པའི་དོན་ཚན།",
    "what-if.unanswered": "ངེས་པར་འབྲི་དགོས་པའི་ལན་མེད་པའི་དོན་ཚན།",
    "what-if.missing_papers": "ངེས་པར་དགོས་པའི་ཡིག་ཆ་མ་ཚང་བའི་དོན་ཚན།",
    "what-if.fees_fen": "གླ་ཡོན།",
    "what-if.seats": "སྔོན་ཚུད་མངག་ཆོག་པའི་ཨང་།",
    "what-if.unit.warnings": "ཐེངས་ {count}",
    "what-if.unit.yellow_cards": "བྱང་བུ་ {count}",
    "what-if.unit.red_cards": "བྱང་བུ་ {count}",
    "what-if.unit.deemed_accepted": "དོན་ཚན་ {count}",
    "what-if.unit.not_eligible": "དོན་ཚན་ {count}",
    "what-if.unit.eligibility_unknown": "དོན་ཚན་ {count}",
    "what-if.unit.unanswered": "དོན་ཚན་ {count}",
    "what-if.unit.missing_papers": "དོན་ཚན་ {count}",
    "what-if.unit.fees_fen": "སྒོར་ {count}",
    "what-if.unit.seats": "ཨང་ {count}",
    "what-if.same": "{what} འགྱུར་བ་མེད། གཉིས་ཀ་ {before} ཡིན།",
    "what-if.more": "{what} {by} མང་བ། (སྔར་ {before} བཅོས་རྗེས་ {after})",
    "what-if.fewer": "{what} {by} ཉུང་བ། (སྔར་ {before} བཅོས་རྗེས་ {after})",
    "what-if.note.new": "འདི་དོན་ཚན་གསར་པ་ཡིན། འདས་པའི་དོན་ཚན་དང་མངག་ཐོ་མེད།",
    "what-if.note.unfinished": "མ་ཟིན་བྲིས་མ་ཚང་། རྟགས་བརྒྱབ་པའི་གནད་དོན་བཅོས་རྗེས་ཡང་བསྐྱར་གནང་།",
    "what-if.note.no-cases": "དུས་འདིའི་ནང་དོན་ཚན་འདི་ཞུ་མཁན་མེད།",
    "what-if.note.offices": "ཁྱེད་ཀྱིས་ལས་ཀ་བྱེད་པའི་ལྟེ་གནས་ཁོ་ན་བརྩིས་ཡོད།",
    "what-if.note.cut": "དུས་འདིར་དོན་ཚན་ {count} ཡོད། ཆེས་གསར་བའི་ {most} ཁོ་ན་བརྩིས་ཡོད།",
    "what-if.note.older": "དེའི་ནང་ {count} ནི་པར་གཞི་རྙིང་པའི་རེད། འདིར་ཚང་མ་ད་ལྟའི་པར་གཞི་དང་བསྡུར་ཡོད།",
    "what-if.note.people": (
        "ཚང་མས་ཉིན་གཅིག་ལ་བྱ་བ་གཅིག་བྱས་པར་བརྩིས་ཡོད། དུས་བཀག་འགྱུར་ན་མི་རྣམས་ཀྱི་ལས་ཀའི་མགྱོགས་"
        "ཚད་ཀྱང་འགྱུར་སྲིད། དེ་འདིར་བརྩིས་མེད།"
    ),
    "what-if.note.rules": (
        "དྲན་སྐུལ་དང་བྱང་བུ་དེ་རིང་གི་སྒྲིག་ལམ་དང་ལས་ཉིན་ལོ་ཐོ་ལྟར་བརྩིས་ཡོད། ལས་གནས་སུ་མི་ཡོད་མེད་"
        "དང་ཞུ་གཏུག་གིས་ཕྱིར་འཐེན་བྱས་པ་བརྩིས་མེད།"
    ),
    "what-if.note.steps": ("གོ་རིམ་དང་སྡེ་ཁག་དངོས་སུ་བརྒྱུད་པ་ལྟར་བརྩིས་ཡོད། གསར་དུ་བསྣན་པ་དང་ལས་གནས་གཞན་བརྩིས་མེད།"),
    "what-if.note.filed": "འབྱོར་ཟིན་པའི་ཞུ་ཡིག་ཁོ་ན་བལྟས་ཡོད། ཞུ་མ་ཐུབ་པའི་མི་འདིར་མེད།",
    "what-if.note.seats": ("ཨང་གྲངས་དེ་རིང་གི་སྒོ་འབྱེད་དུས་ཚོད་ལྟར་ཚང་མ་སྟོང་པར་བརྩིས་ཡོད། སུས་མངག་མིན་བརྩིས་མེད།"),
}
