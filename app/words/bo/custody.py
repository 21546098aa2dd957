"""Words about originals that are handed over, in Tibetan; a draft to be read by a speaker."""

WORDS: dict[str, str] = {
    "custody.paper": "ཡིག་ཆ་ངོ་མ།",
    "custody.nameless": "（མིང་ཐོ་བཀོད་མེད།）",
    "custody.place.owner": "བདག་པོའི་ལག་ཏུ་ཡོད།",
    "custody.place.person": "{who}ལག་ཏུ་ཡོད།",
    "custody.place.office": "{centre}ལ་ཡོད།",
    "custody.how.scan": "ཕྱོགས་གཉིས་ཀས་ཨང་རྟགས་བཤེར་ཟིན།",
    "custody.how.app": "ཕྱོགས་གཉིས་ཀས་ཁ་པར་ནས་གཏན་འཁེལ་བྱས་ཟིན།",
    "custody.how.code": "བདག་པོས་ཨང་གྲངས་བཞི་བཤད་ཟིན།",
    "custody.how.signature": "བདག་པོས་མིང་རྟགས་བཀོད་ཟིན།",
    "custody.how.paper": "བདག་པོས་བྱུང་འཛིན་ཤོག་བུར་མིང་རྟགས་བཀོད་ཟིན།",
    "custody.how.office": "ལྟེ་གནས་ཀྱིས་ཞིབ་བཤེར་བྱས་ཟིན།",
    "custody.how.not": "ཕྱོགས་གཅིག་གིས་གཏན་འཁེལ་བྱས་མེད།",
    "custody.moved": "{giver}ནས་{taker}ལ་སྤྲད། （{how}）",
    "custody.receipt.title": "ཡིག་ཆ་ངོ་མའི་བྱུང་འཛིན།",
    "custody.receipt.note": (
        "བྱུང་འཛིན་འདི་ཁྱེར་ནས་ཡིག་ཆ་ངོ་མ་ཕྱིར་ལེན་རོགས། ཡིག་ཆ་སུའི་ལག་ཏུ་ཡོད་མེད་ཁ་པར་ནས་དུས་ནམ་ཡང་བལྟ་ཆོག"
    ),
    "custody.chain.title": "ཡིག་ཆ་ངོ་མ་རྩིས་སྤྲོད་ཐོ།",
    "custody.contested": "ཕན་ཚུན་འགལ་བའི་རྩིས་སྤྲོད། ཐག་གཅོད་སྒུག་བཞིན་ཡོད།",
    "custody.none-yet": "ད་དུང་རྩིས་སྤྲོད་བྱས་མེད།",
    "custody.doubtful": "ཁ་པར་གྱི་དུས་ཚོད་ནོར་འདུག",
    "custody.missing.giver": "སྤྲོད་མཁན་གྱིས་གཏན་འཁེལ་བྱས་མེད།",
    "custody.missing.taker": "ལེན་མཁན་གྱིས་གཏན་འཁེལ་བྱས་མེད།",
    "custody.name-copies": "{name} ཁག་{count}",
    "custody.qr": "བྱུང་འཛིན་ཨང་།",
    "custody.footer": "{address} འདྲི་རྩད་ཁ་པར། {phone} ལྟ་སྐུལ་ཁ་པར། {complaint}",
    "custody.head.at": "དུས་ཚོད།",
    "custody.head.from": "སྤྲོད་མཁན།",
    "custody.head.to": "ལེན་མཁན།",
    "custody.head.how": "ར་སྤྲོད་བྱེད་ཐབས།",
    "custody.row.number": "བྱུང་འཛིན་ཨང་།",
    "custody.row.name": "ཡིག་ཆ་ངོ་མ།",
    "custody.row.owner": "བདག་པོ།",
    "custody.row.case": "དོན་ཚན་ཨང་།",
    "custody.row.made": "བླངས་པའི་དུས།",
    "custody.row.taker": "ལེན་མཁན།",
    "custody.row.how": "གཏན་འཁེལ་བྱེད་ཐབས།",
    "custody.row.due": "སླར་སྤྲོད་དུས་བཀག",
    "custody.row.place": "ད་ལྟ་གང་ན་ཡོད།",
    "custody.row.returned": "སླར་སྤྲད་པའི་དུས།",
    "custody.row.printed": "དཔར་བའི་ཉིན།",
    "custody.sign.giver": "སྤྲོད་མཁན་མིང་རྟགས།",
    "custody.sign.taker": "ལེན་མཁན་མིང་རྟགས།",
    "message.original_taken.subject": "ཡིག་ཆ་ངོ་མ་བླངས་ཟིན།",
    "message.original_taken.text": (
        "ཁྱེད་ཀྱི་{item}{centre}ཡིས་བླངས་ཟིན། བྱུང་འཛིན་ཨང་{number}། ཁྱེད་ཀྱིས་སྤྲད་མེད་ན་ཁ་པར་གཏོང་རོགས།"
    ),
    "message.original_moved.subject": "ཡིག་ཆ་གཞན་ལ་རྩིས་སྤྲོད་བྱས།",
    "message.original_moved.text": (
        "ཁྱེད་ཀྱི་{item}（{number}། {centre}）གཞན་གྱི་ལག་ཏུ་སོང་། ཁ་ཕྱེས་ནས་སུའི་ལག་ཏུ་ཡོད་ལྟ་རོགས།"
    ),
    "message.original_back.subject": "ཡིག་ཆ་ངོ་མ་སླར་སྤྲད་ཟིན།",
    "message.original_back.text": (
        "ཁྱེད་ཀྱི་{item}（{number}）ཁྱེད་ལ་སླར་སྤྲད་ཟིན། མ་འབྱོར་ན་{centre}ལ་མྱུར་དུ་ཤོད་རོགས།"
    ),
    "message.original_asked.subject": "རྩིས་སྤྲོད་གཏན་འཁེལ་བྱེད་རོགས།",
    "message.original_asked.text": (
        "{item}（{number}། {centre}）རྩིས་སྤྲོད་ཁྱེད་ཀྱིས་གཏན་འཁེལ་བྱེད་པར་སྒུག་བཞིན་ཡོད།"
    ),
    "message.original_overdue.subject": "ཡིག་ཆ་སླར་སྤྲོད་དགོས།",
    "message.original_overdue.text": (
        "{item}（{number}། {centre}）{due}ཡི་སྔོན་ལ་སླར་སྤྲོད་དགོས། མྱུར་དུ་བདག་པོར་སྤྲོད་རོགས།"
    ),
    "message.original_half.subject": "རྩིས་སྤྲོད་ཚར་མེད།",
    "message.original_half.text": (
        "{item}（{number}། {centre}）རྩིས་སྤྲོད་ཉིན་གཉིས་ལྷག་ཕྱོགས་གཅིག་ལས་གཏན་འཁེལ་མེད། ཞིབ་བཤེར་བྱེད་རོགས།"
    ),
    "message.original_conflict.subject": "རྩིས་སྤྲོད་ཕན་ཚུན་འགལ།",
    "message.original_conflict.text": (
        "{item}（{number}། {centre}）མི་གཅིག་ལྷག་གིས་རང་གི་ལག་ཏུ་ཡོད་ཟེར། ཞིབ་བཤེར་བྱེད་རོགས།"
    ),
    "title.no-such-original": "ཡིག་ཆ་ངོ་མ་འདི་མི་འདུག",
    "problem.no-such-original": (
        "ཡིག་ཆ་ངོ་མ་འདི་མ་རྙེད། ཁྱེད་ཀྱི་མིན་པའམ། ཡང་ན་གཞན་གྱི་ཁ་པར་ནས་ད་དུང་བསྐུར་མེད་པ་སྲིད།"
    ),
    "title.not-holder": "ཡིག་ཆ་ཁྱེད་ཀྱི་ལག་ཏུ་མེད།",
    "problem.not-holder": "ཡིག་ཆ་འདི་ད་ལྟ་གཞན་གྱི་ལག་ཏུ་ཡོད། བསྐྱར་དུ་ཁ་ཕྱེས་ནས་ལྟ་རོགས།",
    "title.hand-over-waits": "ཕ་རོལ་གྱིས་གཏན་འཁེལ་མ་བྱས།",
    "problem.hand-over-waits": (
        "ཡིག་ཆ་འདི་གཞན་ལ་སྤྲད་ཟིན་ཡང་ཁོས་གཏན་འཁེལ་མ་བྱས། སྒུག་གམ་གཙོ་འཛིན་གྱིས་ཐག་གཅོད་རོགས།"
    ),
    "title.nothing-to-confirm": "གཏན་འཁེལ་བྱེད་མི་དགོས།",
    "problem.nothing-to-confirm": "རྩིས་སྤྲོད་འདི་ཚར་ཟིན། ཡང་ན་ཁྱེད་ལ་སྒུག་མེད།",
    "title.no-such-holder": "མི་འདི་ལ་སྤྲོད་མི་ཆོག",
    "problem.no-such-holder": ("ཡིག་ཆ་ངོ་མ་ནི་ཚབ་བྱེད་མི་སྣ་དང་ལས་བྱེད། ལྟེ་གནས། བདག་པོ་བཅས་ལས་སྤྲོད་མི་ཆོག"),
    "title.bad-proof": "ར་སྤྲོད་མི་འགྲིག",
    "problem.bad-proof": ("ཨང་གྲངས་བཞི་དང་མིང་རྟགས་ནི་བདག་པོའི་ཚབ་ཏུ་ཡིན། མིང་རྟགས་ཀྱི་པར་སྔོན་ལ་བསྐུར་རོགས།"),
    "title.bad-handshake": "རྩིས་སྤྲོད་ཨང་རྟགས་མིན།",
    "problem.bad-handshake": ("འདི་རྩིས་སྤྲོད་ཨང་རྟགས་མིན་པའམ་ཁྱེད་ཀྱི་མིན། བསྐྱར་དུ་བསྟན་ནས་ཐེངས་གཅིག་བཤེར་རོགས།"),
    "title.bad-due-day": "སླར་སྤྲོད་ཉིན་མི་འགྲིག",
    "problem.bad-due-day": "སླར་སྤྲོད་ཉིན་ནི་དེ་རིང་ནས་ལོ་གཅིག་གི་ནང་ཡིན་དགོས།",
    "title.owner-needed": "ཡིག་ཆ་སུའི་ཡིན་ཤོད་རོགས།",
    "problem.owner-needed": ("དོན་ཚན་ནམ་སྒོ་འཚོལ་འདེམས་རོགས། སྒེའུ་ཁུང་དུ་བདག་པོའི་མིང་དང་ཁ་པར་བྲིས་ཀྱང་ཆོག"),
    "title.own-hand-over": "རང་གིས་རྩིས་སྤྲོད་བྱས་པ་རང་གིས་ཐག་གཅོད་མི་ཆོག",
    "problem.own-hand-over": ("རྩིས་སྤྲོད་འདི་ལ་ཁྱེད་རང་ཕྱོགས་གཅིག་ཡིན་པས། འགོ་ཁྲིད་གཞན་ནམ་དོ་དམ་པས་ཐག་གཅོད་རོགས།"),
    "title.own-paper": "རང་གི་ཡིག་ཆ་ལེན་མི་ཆོག",
    "problem.own-paper": "རང་གི་ཡིག་ཆ་ལས་རོགས་གཞན་གྱིས་ལེན་དགོས།",
    "title.paper-too-long": "རྩིས་སྤྲོད་ཐོ་རིང་དྲགས།",
    "problem.paper-too-long": "རྩིས་སྤྲོད་ཐེངས་གྲངས་མང་དྲགས་པས་དཔར་མི་ཐུབ། དྲ་ཐོག་ནས་ལྟ་རོགས།",
}
