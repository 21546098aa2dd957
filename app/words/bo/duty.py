"""Posts, rosters and absences, in Tibetan."""

WORDS: dict[str, str] = {
    "absence.away": "ལས་གནས་སུ་མེད།",
    "absence.leave": "དགོངས་པ་ཞུས་པ།",
    "absence.training": "སྦྱོང་བརྡར།",
    "absence.visit": "ཕྱི་རུ་འཚམས་འདྲིར་སོང་བ།",
    "absence.sick": "ནད་དགོངས།",
    "absence.other": "རྒྱུ་མཚན་གཞན།",
    "title.no-such-post": "ལས་གནས་འདི་མི་འདུག",
    "problem.no-such-post": "ལས་གནས་འདི་མ་རྙེད། ཡང་ན་ཁྱེད་ཀྱི་ལས་ཁུངས་ཀྱི་མིན།",
    "title.holder-is-cover": "མི་གཅིག་པ་རེད།",
    "problem.holder-is-cover": "ལས་གནས་A དང་B མི་གཅིག་ཡིན་མི་ཆོག གཞན་ཞིག་འདེམས་རོགས།",
    "title.no-such-absence": "ཐོ་འདི་མི་འདུག",
    "problem.no-such-absence": "ལས་གནས་སུ་མེད་པའི་ཐོ་འདི་མ་རྙེད། ཡང་ན་ཁྱེད་ཀྱི་མིན།",
    "title.already-away": "སྔོན་ནས་ཐོ་བཀོད་ཟིན།",
    "problem.already-away": ("མི་འདིའི་དུས་ཚོད་འདིར་ལས་གནས་སུ་མེད་པའི་ཐོ་བཀོད་ཟིན། སྔོན་མའི་ཐོ་དེ་མཇུག་སྡུད་རོགས།"),
    "title.bad-absence": "དུས་ཚོད་མི་འགྲིག",
    "problem.bad-absence": "མཇུག་རྫོགས་དུས་ནི་འགོ་ཚུགས་རྗེས་ཡིན་དགོས། ལོ་གཅིག་ནང་འགོ་ཚུགས་དགོས།",
    "title.roster-past": "ཉིན་འདི་འདས་ཟིན།",
    "problem.roster-past": "འདས་པའི་འགན་འཁུར་ཐོ་བསྒྱུར་མི་ཆོག སུ་ཡོད་ན་སུས་འགན་འཁུར།",
    "title.nobody-on-duty": "ད་ལྟ་བདག་སྤྲོད་བྱེད་མི་མི་འདུག",
    "problem.nobody-on-duty": "ད་ལྟ་འདི་བདག་སྤྲོད་བྱེད་མི་མི་འདུག ཞབས་ཞུ་ལྟེ་གནས་ལ་ཁ་པར་གཏོང་རོགས།",
}
