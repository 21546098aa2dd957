"""Cases that move to another version, in Tibetan; a draft."""

WORDS: dict[str, str] = {
    "case.event.version_moved": "སྒྲིག་གཞི་གཞན་ལྟར་བསྒྱུར།",
    "case.event.move_asked": "སྒྲིག་གཞི་གསར་པ་ལྟར་སྒྲུབ་མིན་དྲིས།",
    "case.event.move_refused": "ཞུ་མཁན་གྱིས་སྔར་གྱི་སྒྲིག་གཞི་བདམས།",
    "case.told.version": "པར་གཞི་{before}→པར་གཞི་{after}",
    "message.case_moved.subject": "སྒྲུབ་པའི་སྒྲིག་གཞི་བསྒྱུར།",
    "message.case_moved.text": ("{item}（{number}）སྒྲིག་གཞི་གསར་པ་ལྟར་སྒྲུབ། སྤྲད་ཟིན་པ་ཚང་མ་ཡོད། གཟིགས་རོགས།"),
    "message.move_asked.subject": "ལན་འདེབས་རོགས།",
    "message.move_asked.text": (
        "{item}（{number}）ལ་སྒྲིག་གཞི་གསར་པ་བྱུང་། དེ་ལྟར་སྒྲུབ་མིན་ལན་འདེབས་རོགས། མི་འདོད་ན་སྔར་ལྟར་སྒྲུབ།"
    ),
    "move.reason.promised": "ཁས་ལེན་དུས་ཚད་{before}ནས་{after}ལ་བསྒྱུར།",
    "move.reason.statutory": "ཁྲིམས་བཅའ་དུས་ཚད་{before}ནས་{after}ལ་བསྒྱུར།",
    "move.reason.fee": "རིན་འབབ་སྒོར་{before}ནས་སྒོར་{after}ལ་བསྒྱུར།",
    "move.reason.eligibility": "ཞུ་བའི་ཆ་རྐྱེན་གསར་པ་མ་འགྲིག {name}",
    "move.reason.question": "“{name}”ལ་ལན་འདེབས་དགོས།",
    "move.reason.paper": "“{name}”སྤྲོད་དགོས།",
    "title.case-over": "དོན་ཚན་ཐག་གཅོད་ཟིན།",
    "problem.case-over": "དོན་ཚན་འདི་ཐག་གཅོད་ཟིན་པས་སྔར་གྱི་སྒྲིག་གཞི་ལྟར་འཇོག",
    "title.already-there": "པར་གཞི་འདི་ཡིན་ཟིན།",
    "problem.already-there": "དོན་ཚན་འདི་པར་གཞི་འདི་ལྟར་སྒྲུབ་བཞིན་ཡོད།",
    "title.not-asked": "ལན་འདེབས་དགོས་པ་མེད།",
    "problem.not-asked": "དོན་ཚན་འདི་ལ་ད་ལྟ་ལན་འདེབས་དགོས་པ་མེད།",
}
