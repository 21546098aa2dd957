"""Words about people who look alike and about merging them, in Tibetan (a draft)."""

WORDS: dict[str, str] = {
    "match.because.id_number": "ཐོབ་ཐང་ཨང་གཅིག་པ།",
    "match.because.phone_and_name": "མིང་དང་ཁ་པར་ཨང་གཅིག་པ།",
    "match.because.household_and_name": "ཁྱིམ་ཚང་གཅིག་གི་མིང་གཅིག་པ།",
    "match.because.centre_and_name": "ལྟེ་གནས་གཅིག་གི་མིང་གཅིག་པ།",
    "title.same-row": "མི་གཅིག་པ་བདམས་འདུག",
    "problem.same-row": "ཟུར་གཉིས་ཐོ་གཅིག་པ་ཡིན། མི་གཉིས་འདེམས་རོགས།",
    "title.merged-before": "ཟླ་སྒྲིལ་བྱས་ཟིན།",
    "problem.merged-before": "མི་གཅིག་སྔོན་ནས་གཞན་དང་ཟླ་སྒྲིལ་བྱས་ཟིན། ཡང་བསྐྱར་ལྟོས་རོགས།",
    "title.own-merge": "རང་ཉིད་ཟླ་སྒྲིལ་བྱེད་མི་ཆོག",
    "problem.own-merge": "ཁྱེད་རང་གི་ཐོ་ལས་རོགས་ཀྱིས་ཟླ་སྒྲིལ་བྱེད་དགོས།",
    "title.roles-merge": "འགན་འཛིན་གྱིས་བྱེད་དགོས།",
    "problem.roles-merge": "མི་གཅིག་ལས་མི་ཡིན་པས། ལྟེ་གནས་དེའི་འགན་འཛིན་གྱིས་ཟླ་སྒྲིལ་བྱེད་དགོས།",
    "title.two-people": "འདི་མི་གཉིས་ཡིན།",
    "problem.two-people": (
        "ཐོབ་ཐང་ཨང་མི་འདྲ་བའམ་ཕན་ཚུན་བཅོལ་བ། ཡང་ན་མི་གཉིས་ཡིན་པ་གཏན་འཁེལ་ཟིན་པས་ཟླ་སྒྲིལ་མི་ཆོག"
    ),
    "title.no-such-merge": "ཟླ་སྒྲིལ་འདི་མེད།",
    "problem.no-such-merge": "ཟླ་སྒྲིལ་འདི་མེད་པའམ་ཁྱེད་ཀྱིས་མི་མཐོང་།",
    "title.merge-undone": "ཕྱིར་འཐེན་བྱས་ཟིན།",
    "problem.merge-undone": "ཟླ་སྒྲིལ་འདི་སྔོན་ནས་ཕྱིར་འཐེན་བྱས་ཟིན། ཡང་བསྐྱར་ལྟོས་རོགས།",
    "title.merged-further": "རྗེས་སུ་ཡང་ཟླ་སྒྲིལ་བྱས་འདུག",
    "problem.merged-further": "མི་འདི་རྗེས་སུ་ཡང་ཟླ་སྒྲིལ་བྱས་འདུག སྔོན་ལ་ཕྱི་མ་ཕྱིར་འཐེན་རོགས།",
    "title.merge-raced": "གཞན་གྱིས་སྒྲུབ་བཞིན་འདུག",
    "problem.merge-raced": "ད་ལྟ་མི་འདི་གཉིས་ཀྱི་དོན་སྒྲུབ་བཞིན་འདུག ཡང་བསྐྱར་ཚོད་ལྟ་བྱོས།",
    "title.said-apart": "མི་གཉིས་ཡིན་པ་གཏན་འཁེལ་ཟིན།",
    "problem.said-apart": "སྔོན་ནས་འདི་མི་གཉིས་ཡིན་པ་གཏན་འཁེལ་ཟིན།",
}
