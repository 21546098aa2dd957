"""Words about mandates and family ties, in Tibetan (a draft)."""

WORDS: dict[str, str] = {
    "mandate.all": "དོན་ཚན་ཡོངས་རྫོགས།",
    "mandate.way.paper": "ཡིག་ཐོག་གི་བཅོལ་འཛིན།",
    "mandate.way.voice": "སྐད་ཀྱི་བཅོལ་འཛིན།",
    "mandate.way.consent": "རང་ཉིད་ཀྱིས་ཁ་པར་ནས་མོས་མཐུན་བྱས།",
    "mandate.state.asked": "རང་ཉིད་ཀྱི་མོས་མཐུན་སྒུག་བཞིན།",
    "mandate.state.given": "ནུས་པ་ཡོད།",
    "mandate.state.ended": "མཚམས་བཞག་ཟིན།",
    "mandate.state.over": "དུས་ཚོད་རྫོགས་སོང་།",
    "mandate.forbidden.bank_account": "དངུལ་ཁང་གི་ཨང་འབྲི་བ།",
    "mandate.forbidden.payee": "དངུལ་ལེན་མཁན་འབྲི་བ།",
    "mandate.sheet.title": "བཅོལ་འཛིན་བརྡ་ཐོ།",
    "mandate.sheet.given": (
        "ཁྱེད་ཀྱིས་{proxy}ལ་ཚབ་ཏུ་དོན་སྒྲུབ་པར་བཅོལ་བ་དང་། {until}བར་ནུས་པ་ཡོད། ཞིབ་ཕྲ་གཤམ་གསལ།"
    ),
    "mandate.sheet.ended": "ཁྱེད་ཀྱིས་{proxy}ལ་བཅོལ་བ་མཇུག་རྫོགས་སོང་། ཞིབ་ཕྲ་གཤམ་གསལ།",
    "mandate.sheet.end": (
        "འདི་ཁྱེད་ཀྱི་འདོད་པ་མིན་པའམ་མཚམས་འཇོག་འདོད་ན། ག་དུས་ཡིན་ཡང་ཁ་པར་{phone}ལ་བརྡ་གཏོང་"
        "བའམ་{centre}ལ་ཤོད། རྒྱུ་མཚན་འབྲི་མི་དགོས། རིན་མེད།"
    ),
    "mandate.sheet.row.proxy": "བཅོལ་བ་ལེན་མཁན།",
    "mandate.sheet.row.items": "བཅོལ་བའི་དོན་ཚན།",
    "mandate.sheet.row.until": "ནུས་ཡོད་དུས་བཀག",
    "mandate.sheet.row.way": "བཅོལ་སྟངས།",
    "mandate.sheet.row.forbidden": "ཚབ་ཏུ་བྱེད་མི་ཆོག་པ།",
    "message.mandate_asked.subject": "ཁྱེད་ལ་བཅོལ་འཛིན་ཞུ་མཁན་ཡོད།",
    "message.mandate_asked.text": (
        "{proxy}ཡིས་ཁྱེད་ཀྱི་ཚབ་ཏུ་{item}({number})སྒྲུབ་འདོད་ཡོད། {due}བར། མོས་མཐུན་ཡོད་ན་"
        "བཅོལ་འཛིན་ཁ་ཕྱེས་ནས་མོས་མཐུན་གནོན་རོགས།"
    ),
    "message.mandate_given.subject": "ཁྱེད་ཀྱི་བཅོལ་འཛིན་ནུས་པ་ཐོབ་སོང་།",
    "message.mandate_given.text": (
        "ཁྱེད་ཀྱིས་{proxy}ལ་{item}({number})བཅོལ་བ། {due}བར། འདོད་པ་མིན་པའམ་མཚམས་འཇོག་འདོད་ན་"
        "{phone}ལ་ཁ་པར་གཏོང་བའམ་{centre}ལ་ཤོད།"
    ),
    "message.mandate_ended.subject": "བཅོལ་འཛིན་མཚམས་བཞག་ཟིན།",
    "message.mandate_ended.text": (
        "{person}ཡིས་{proxy}ལ་བཅོལ་བའི་{item}({number})མཚམས་བཞག་ཟིན། དྲི་བ་ཡོད་ན་{phone}"
    ),
    "message.mandate_over.subject": "བཅོལ་འཛིན་དུས་ཚོད་རྫོགས་སོང་།",
    "message.mandate_over.text": (
        "{person}ཡིས་{proxy}ལ་བཅོལ་བའི་{item}({number})དུས་ཚོད་རྫོགས་སོང་། ད་དུང་དགོས་ན་གསར་"
        "དུ་བཅོལ་ཆོག ཁ་པར་{phone}"
    ),
    "message.mandate_held.subject": "ཁྱེད་ལ་དོན་བཅོལ་མཁན་ཡོད།",
    "message.mandate_held.text": "{person}ཡིས་ཁྱེད་ལ་{item}({number})བཅོལ་སོང་། {due}བར།",
    "message.mandate_paper.subject": "བཅོལ་མཁན་ལ་ཡིག་ཐོག་ནས་བརྡ་སྤྲོད།",
    "message.mandate_paper.text": (
        "{person}ལ་ཁ་པར་མེད། བཅོལ་འཛིན་{number}({proxy} {item})ཡི་བརྡ་ཐོ་དཔར་ནས་རང་ཉིད་ལ་སྤྲོད་རོགས།"
    ),
    "family.relation.child": "བུ་ཕྲུག",
    "family.relation.parent": "ཕ་མ།",
    "family.relation.spouse": "བཟའ་ཟླ།",
    "family.relation.sibling": "སྤུན་མཆེད།",
    "family.relation.other": "ཉེ་འབྲེལ་གཞན།",
    "case.intake.family": "ནང་མིས་ཚབ་སྒྲུབ།",
    "title.no-mandate": "བཅོལ་འཛིན་མེད།",
    "problem.no-mandate": ("ཁྱེད་ལ་མི་འདིའི་དོན་འདིའི་བཅོལ་འཛིན་ནུས་ལྡན་མེད། སྔོན་ལ་བཅོལ་འཛིན་ཞིག་སྒྲུབས་རོགས།"),
    "title.mandate-forbids": "འདི་ཚབ་ཏུ་འབྲི་མི་ཆོག",
    "problem.mandate-forbids": ("འདི་རང་ཉིད་དམ་སྒེའུ་ཁུང་གིས་འབྲི་དགོས། ཚབ་སྒྲུབ་པས་སྟོང་པར་འཇོག་རོགས།"),
    "title.bad-mandate-end": "དུས་བཀག་མི་འགྲིག",
    "problem.bad-mandate-end": "བཅོལ་འཛིན་གྱི་ཉིན་མཐའ་མ་ནི་དེ་རིང་ནས་ལོ་གཅིག་གི་ནང་ཡིན་དགོས།",
    "title.own-mandate": "རང་གིས་རང་ལ་བཅོལ་མི་ཆོག",
    "problem.own-mandate": "བཅོལ་མཁན་དང་ལེན་མཁན། འབྲི་མཁན་མི་གཅིག་ཡིན་མི་ཆོག",
    "title.witness-needed": "དཔང་པོ་དགོས།",
    "problem.witness-needed": ("ཡིག་ཐོག་གམ་སྐད་ཀྱི་བཅོལ་འཛིན་ལ་དཔང་པོ་དགོས། བཅོལ་མཁན་ནམ་ལེན་མཁན་ཡིན་མི་ཆོག"),
    "title.proof-needed": "དཔང་རྟགས་དགོས།",
    "problem.proof-needed": "ཡིག་ཐོག་ཡིན་ན་པར་རྒྱོབ། སྐད་ཡིན་ན་སྒྲ་ཕབ་རོགས།",
    "title.mandate-limit": "མི་གྲངས་ཚད་ལ་སླེབས་སོང་།",
    "problem.mandate-limit": ("ཚབ་སྒྲུབ་པ་འདིས་མང་མཐར་མི་{limit}ཡི་ཚབ་བྱེད། ཁེངས་སོང་། གཞན་ཞིག་འདེམས་རོགས།"),
    "title.mandate-stands": "འདི་སྔོན་ནས་ཐག་བཅད་ཟིན།",
    "problem.mandate-stands": "བཅོལ་འཛིན་འདི་སྔོན་ནས་མོས་མཐུན་ནམ་མཚམས་བཞག་ཟིན། ཡང་བསྐྱར་ལྟོས་རོགས།",
    "title.proxy-decides": "སྒྲུབ་མཁན་གྱིས་ཚབ་བྱེད་མི་ཆོག",
    "problem.proxy-decides": "བཅོལ་བ་ལེན་མཁན་གྱི་ལག་ཏུ་མི་འདིའི་དོན་ཡོད། སྔོན་ལ་གཞན་ལ་སྤྲོད་རོགས།",
    "title.no-such-mandate": "བཅོལ་འཛིན་འདི་མེད།",
    "problem.no-such-mandate": "བཅོལ་འཛིན་འདི་མེད་པའམ་ཁྱེད་ཀྱི་མིན།",
    "title.no-such-proxy": "བཅོལ་བ་ལེན་མཁན་མ་རྙེད།",
    "problem.no-such-proxy": ("མི་འདི་མ་རྙེད། ཁོ་པར་སྔོན་ལ་ནང་འཛུལ་བྱས་ནས་ཁ་པར་ཨང་འབྲི་རུ་འཇུག་རོགས།"),
    "title.mandate-centre-needed": "ལྟེ་གནས་འདེམས་རོགས།",
    "problem.mandate-centre-needed": "བཅོལ་འཛིན་འདི་ལྟེ་གནས་གང་དུ་སྤྱོད་པ་འདེམས་རོགས།",
    "title.mandate-over": "བཅོལ་འཛིན་རྫོགས་སོང་།",
    "problem.mandate-over": "བཅོལ་འཛིན་འདི་རྫོགས་སོང་། ཁྱེད་ཀྱིས་ཚབ་ཏུ་སྒྲུབ་མི་ཆོག",
    "title.own-relative": "རང་ཉིད་འབྲི་མི་ཆོག",
    "problem.own-relative": "ནང་མི་ནི་མི་གཞན་ཡིན་དགོས། བཅོས་རོགས།",
    "title.not-minor": "ལོ་མ་ལོན་པ་མིན།",
    "problem.not-minor": ("ལོ་18མ་ལོན་པ་ལ་མ་གཏོགས་ལྟ་སྐྱོང་བ་མེད། ལོ་ལོན་པས་བཅོལ་འཛིན་སྒྲུབས་རོགས།"),
    "title.own-tie": "རང་ཉིད་ཀྱིས་ཞིབ་བཤེར་བྱེད་མི་ཆོག",
    "problem.own-tie": "རང་གི་ནང་མིའི་འབྲེལ་བ་ལས་རོགས་ཀྱིས་ཞིབ་བཤེར་བྱེད་དགོས།",
    "title.tie-known": "ནང་མི་འདི་ཡོད་ཟིན།",
    "problem.tie-known": "ཁྱེད་ཀྱི་ནང་མིའི་ཐོ་ལ་མི་འདི་ཡོད་ཟིན།",
    "title.tie-limit": "ནང་མི་མང་དྲགས།",
    "problem.tie-limit": "ནང་མི་མང་མཐར་{limit} སྔོན་ལ་མི་དགོས་པ་འདོན་རོགས།",
    "title.tie-settled": "འབྲེལ་བ་འདི་ཐག་བཅད་ཟིན།",
    "problem.tie-settled": "འབྲེལ་བ་འདི་སྔོན་ནས་ཞིབ་བཤེར་རམ་མཚམས་བཞག་ཟིན། ཡང་བསྐྱར་ལྟོས་རོགས།",
    "title.no-such-tie": "འབྲེལ་བ་འདི་མེད།",
    "problem.no-such-tie": "ནང་མིའི་འབྲེལ་བ་འདི་མེད་པའམ་ཁྱེད་ཀྱི་མིན།",
}
