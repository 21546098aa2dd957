"""Messages in a few words, and as somebody says them at the door, in Tibetan."""

WORDS: dict[str, str] = {
    "message.booked.short": "{starts} {centre} སྔོན་མངགས་གྲུབ། ཨང་ {number}",
    "message.booked.spoken": (
        "ཁྱེད་ཀྱིས་{starts}ལ་{centre}དུ་{item}སྒྲུབ་པར་སྔོན་མངགས་བྱས་ཡོད། ཨང་གྲངས་ {number} ཡིན། དུས་ཐོག་ཏུ་ཕེབས་རོགས།"
    ),
    "message.day_before.short": "དྲན་སྐུལ། {starts} {centre} ཨང་ {number}",
    "message.day_before.spoken": (
        "དྲན་སྐུལ་ཞུ་རྒྱུར། {starts}ལ་{centre}དུ་{item}སྒྲུབ་རྒྱུ་ཡིན། ཨང་གྲངས་ {number} ཡིན།"
        " ཕེབས་མི་ཐུབ་ན་ཁ་པར་གཏོང་རོགས།"
    ),
    "message.two_hours.short": "དུས་ལ་སླེབས་གྲབས། {starts} {centre} ཨང་ {number}",
    "message.two_hours.spoken": (
        "དུས་ལ་སླེབས་གྲབས་ཡོད། {starts}ལ་{centre}དུ་{item}སྒྲུབ་རྒྱུ་ཡིན། ཨང་གྲངས་ {number} ཡིན། ད་ཕེབས་རོགས།"
    ),
    "message.moved.short": "སྔོན་མངགས་{starts}ལ་བསྒྱུར། {centre} ཨང་གསར་ {number}",
    "message.moved.spoken": (
        "ཁྱེད་ཀྱིས་{centre}དུ་{item}སྒྲུབ་པའི་སྔོན་མངགས་{starts}ལ་བསྒྱུར་ཟིན། ཨང་གྲངས་གསར་པ་ "
        "{number} ཡིན། དུས་ཚོད་གསར་པ་ལྟར་ཕེབས་རོགས།"
    ),
    "message.cancelled.short": "{starts} {centre} སྔོན་མངགས་མེད་པ་བཟོས།",
    "message.cancelled.spoken": (
        "{starts}ལ་{centre}དུ་{item}སྒྲུབ་པའི་སྔོན་མངགས་མེད་པ་བཟོས་ཟིན། ཕེབས་མི་དགོས། སྒྲུབ་"
        "དགོས་ན་བསྐྱར་དུ་སྔོན་མངགས་བྱེད་ཆོག"
    ),
    "message.pass_on.short": "{person} ལ་ཤོད་རོགས། ཞབས་ཞུ་ལྟེ་གནས་ནས་བརྡ་ཁྱབ་ཡོད།",
    "message.pass_on.spoken": "{person} ལ་ཞབས་ཞུ་ལྟེ་གནས་ནས་བརྡ་ཁྱབ་ཅིག་ཡོད་ཅེས་ཤོད་རོགས།",
    "message.sms_code.short": "ར་སྤྲོད་ཨང་ {code} སྐར་མ་ 5 ནང་སྤྱོད། གཞན་ལ་མ་ཤོད།",
    "message.sms_code.spoken": ("ཁྱེད་ཀྱི་ར་སྤྲོད་ཨང་ {code} ཡིན། སྐར་མ་ལྔའི་ནང་སྤྱོད་ཆོག གཞན་ལ་མ་ཤོད།"),
    "message.case_received.short": "ཞུ་ཡིག་འབྱོར། ཨང་ {number} ཞིབ་བཤེར་བྱེད་བཞིན་ཡོད།",
    "message.case_received.spoken": ("ཁྱེད་ཀྱི་{item}ཞུ་ཡིག་འབྱོར་སོང་། {centre}ནས་ཡིག་ཆ་ཞིབ་བཤེར་བྱེད་བཞིན་ཡོད།"),
    "message.case_accepted.short": "{number} བདག་སྤྲོད་བྱས། {due}སྔོན་ལ་སྒྲུབ།",
    "message.case_accepted.spoken": (
        "ཁྱེད་ཀྱི་{item}ཞུ་ཡིག་བདག་སྤྲོད་བྱས་ཟིན། {centre}ནས་{due}སྔོན་ལ་སྒྲུབ་རྒྱུར་ཁས་ལེན་བྱས་ཡོད།"
    ),
    "message.case_correction.short": "{number} ལ་ཡིག་ཆ་མི་འདང་། ཁ་གསབ་རོགས། {centre}",
    "message.case_correction.spoken": (
        "ཁྱེད་ཀྱི་{item}ལ་ཡིག་ཆ་མི་འདང་། ཅི་དགོས་{centre}ལ་ཁ་པར་གཏོང་ནས་དྲིས་ཆོག ཐེངས་གཅིག་ལ་ཁ་གསབ་རོགས།"
    ),
    "message.case_rejected.short": "{number} བདག་སྤྲོད་མ་བྱས། རྒྱུ་མཚན་ཡི་གེའི་ནང་གསལ།",
    "message.case_rejected.spoken": (
        "ཁྱེད་ཀྱི་{item}ཞུ་ཡིག་བདག་སྤྲོད་མ་བྱས། རྒྱུ་མཚན་དང་ཞུ་གཏུག་བྱེད་སྟངས་ཡི་གེའི་ནང་གསལ། {centre}ལ་འདྲི་ཆོག"
    ),
    "message.case_paused.short": "{number} དམིགས་བསལ་གོ་རིམ་དགོས་པས་དུས་ཚོད་མི་བརྩི།",
    "message.case_paused.spoken": (
        "ཁྱེད་ཀྱི་{item}ལ་དམིགས་བསལ་གྱི་གོ་རིམ་དགོས་པས་དུས་ཚོད་འདི་བརྩི་མི་དགོས། བརྡ་ཡིག་ནང་དུ་ཡོད།"
    ),
    "message.case_resumed.short": "{number} དུས་ཚོད་བསྐྱར་བརྩི། {due}སྔོན་ལ་སྒྲུབ།",
    "message.case_resumed.spoken": ("ཁྱེད་ཀྱི་{item}དུས་ཚོད་བསྐྱར་དུ་བརྩི་བཞིན་ཡོད། {due}སྔོན་ལ་སྒྲུབ་རྩིས་ཡིན།"),
    "message.case_extended.short": "{number} {due}བར་འགྱངས།",
    "message.case_extended.spoken": ("ཁྱེད་ཀྱི་{item}ཆོག་མཆན་ཐོབ་ནས་{due}བར་འགྱངས། རྒྱུ་མཚན་བརྡ་ཡིག་ནང་ཡོད།"),
    "message.case_due_moved.short": "{number} ཚེས་གྲངས་{due}ལ་བཅོས།",
    "message.case_due_moved.spoken": ("གུང་གསེང་གི་བཀོད་སྒྲིག་བསྒྲགས་པས་ཁྱེད་ཀྱི་{item}ཡི་ཚེས་གྲངས་{due}ལ་བཅོས།"),
    "message.case_reported.short": "{number} གོང་རིམ་ལ་ཞུས་ཟིན།",
    "message.case_reported.spoken": ("ཁྱེད་ཀྱི་{item}གོང་རིམ་ལ་ཞུས་ཟིན། ལན་བྱུང་ན་{centre}ནས་ལམ་སང་བརྡ་གཏོང་།"),
    "message.case_moved.short": "{number} སྒྲིག་གཞི་གསར་པ་ལྟར་སྒྲུབ།",
    "message.case_moved.spoken": "ཁྱེད་ཀྱི་{item}སྒྲིག་གཞི་གསར་པ་ལྟར་སྒྲུབ། སྤྲད་ཟིན་པ་ཚང་མ་ཡོད།",
    "message.case_written.short": "{centre}ནས་ {number} སྐོར་འཕྲིན་བྲིས་འདུག",
    "message.case_written.spoken": ("{centre}ནས་ཁྱེད་ཀྱི་{item}སྐོར་འཕྲིན་བྲིས་འདུག གཟིགས་པའམ་ཁ་པར་གཏོང་རོགས།"),
    "message.move_asked.short": "{number} སྒྲིག་གཞི་གསར་པ་བྱུང་། {centre}ལ་ལན་འདེབས་རོགས།",
    "message.move_asked.spoken": (
        "ཁྱེད་ཀྱི་{item}ལ་སྒྲིག་གཞི་གསར་པ་བྱུང་། དེ་ལྟར་སྒྲུབ་མིན་{centre}ལ་ལན་འདེབས་རོགས། མི་འདོད་ན་སྔར་ལྟར་སྒྲུབ།"
    ),
    "message.gap_due.short": "{number} ཡིག་ཆ་{due}སྔོན་ལ་{centre}ལ་འབུལ་རོགས།",
    "message.gap_due.spoken": ("ཁྱེད་ཀྱིས་{item}ལ་ཁས་བླངས་པའི་ཡིག་ཆ་{due}སྔོན་ལ་{centre}ལ་འབུལ་རོགས།"),
    "message.case_decided.short": "{number} འབྲས་བུ་ཐོན་སོང་། {centre}ནས་ལེན་རོགས།",
    "message.case_decided.spoken": ("ཁྱེད་ཀྱི་{item}ཡི་འབྲས་བུ་ཐོན་སོང་། {centre}ལ་ཕེབས་ནས་ལེན་རོགས།"),
    "message.case_delivered.short": "{number} སྒྲུབ་ནས་སྤྲོད་ཟིན།",
    "message.case_delivered.spoken": "ཁྱེད་ཀྱི་{item}སྒྲུབ་ནས་སྤྲོད་ཟིན།",
    "message.rate_me.short": "{number} སྒྲུབ་ཟིན། གདེང་འཇོག་རང་མོས།",
    "message.rate_me.spoken": ("ཁྱེད་ཀྱི་{item}སྒྲུབ་ཟིན། འགྲིགས་ན་གདེང་འཇོག་གནང་རོགས། མ་གནང་ཡང་འགྲིགས།"),
    "message.visit_asked.short": "སྒོ་ལམ་ཞབས་ཞུ་ཞུས་པ་འབྱོར། ཨང་ {number} རིན་མེད།",
    "message.visit_asked.spoken": ("ཁྱེད་ཀྱིས་ཞུས་པའི་སྒོ་ལམ་ཞབས་ཞུ་{centre}ལ་འབྱོར་སོང་། མི་གཏོང་རྒྱུ་ཡིན། རིན་མེད།"),
    "message.visit_planned.short": "སྒོ་ལམ་ཞབས་ཞུ་{starts}ལ་འགྲིགས་སམ། {centre}ལ་ཤོད་རོགས།",
    "message.visit_planned.spoken": (
        "སྒོ་ལམ་ཞབས་ཞུ་{starts}ལ་བཏོན་ཡོད། འགྲིགས་མིན་ཚབ་སྒྲུབ་པའམ་{centre}ལ་ཤོད་རོགས།"
    ),
    "message.visit_agreed.short": "སྒོ་ལམ་ཞབས་ཞུ་{starts}ལ་གཏན་འཁེལ། ཨང་ {number}",
    "message.visit_agreed.spoken": "སྒོ་ལམ་ཞབས་ཞུ་{starts}ལ་གཏན་འཁེལ། ཁྱིམ་དུ་བཞུགས་རོགས།",
    "message.visit_moved.short": "སྒོ་ལམ་ཞབས་ཞུའི་དུས་ཚོད་འགྱུར། ད་ལྟ། {when} {centre}",
    "message.visit_moved.spoken": (
        "སྒོ་ལམ་ཞབས་ཞུའི་དུས་ཚོད་འགྱུར་སོང་། ད་ལྟ། {when}། མི་གསལ་ན་{centre}ལ་ཁ་པར་གཏོང་རོགས།"
    ),
    "message.visit_tomorrow.short": "དྲན་སྐུལ། {starts}ལ་ཚབ་སྒྲུབ་པ་ཡོང་། ཁྱིམ་དུ་བཞུགས་རོགས།",
    "message.visit_tomorrow.spoken": ("དྲན་སྐུལ་ཞུ་རྒྱུར། {starts}ལ་ཚབ་སྒྲུབ་པ་ཡོང་རྒྱུ་ཡིན། ཁྱིམ་དུ་བཞུགས་རོགས།"),
    "message.visit_on_way.short": "ཚབ་སྒྲུབ་པ་ལམ་བར་ཡོད། མིང་ཞིབ་བཤེར་བྱེད་རོགས།",
    "message.visit_on_way.spoken": (
        "ཚབ་སྒྲུབ་པ་ཁྱེད་ཀྱི་ཁྱིམ་ལ་ཡོང་བཞིན་ཡོད། སྒོ་མ་འབྱེད་སྔོན་མིང་དང་ཨང་རྟགས་ཞིབ་བཤེར་བྱེད་ཆོག"
    ),
    "message.visit_missed.short": "ཚབ་སྒྲུབ་པ་ཡོང་སྐབས་ཁྱིམ་དུ་མི་མི་འདུག {centre}",
    "message.visit_missed.spoken": (
        "ཚབ་སྒྲུབ་པ་ཡོང་སྐབས་ཁྱིམ་དུ་མི་མི་འདུག ཡང་བསྐྱར་དུས་ཚོད་གཏན་འཁེལ་བྱ། {centre}ལའང་ཁ་པར་གཏོང་ཆོག"
    ),
    "message.visit_refused.short": "སྒོ་ལམ་ཞབས་ཞུ་ {number} བྱེད་མི་ཐུབ། {centre}ལ་འདྲི་རོགས།",
    "message.visit_refused.spoken": (
        "ཁྱེད་ཀྱིས་ཞུས་པའི་སྒོ་ལམ་ཞབས་ཞུ་ད་ཐེངས་བཀོད་སྒྲིག་བྱེད་མི་ཐུབ། རྒྱུ་མཚན་{centre}ལ་འདྲི་ཆོག"
    ),
    "message.visit_withdrawn.short": "སྒོ་ལམ་ཞབས་ཞུ་ {number} ཕྱིར་འཐེན་བྱས།",
    "message.visit_withdrawn.spoken": "སྒོ་ལམ་ཞབས་ཞུ་ཕྱིར་འཐེན་བྱས་ཟིན། དགོས་ན་ཡང་བསྐྱར་ཞུ་ཆོག",
    "message.visit_done.short": "སྒོ་ལམ་ཞབས་ཞུ་ {number} ལེགས་འགྲུབ། མི་སླེབས་མེད་ན་{centre}",
    "message.visit_done.spoken": ("སྒོ་ལམ་ཞབས་ཞུ་ལེགས་འགྲུབ། མི་སླེབས་མེད་ན་{centre}ལ་ཁ་པར་གཏོང་རོགས།"),
    "message.mandate_asked.short": "{proxy}ཡིས་ཁྱེད་ཀྱི་ཚབ་བྱེད་འདོད་ཡོད།（{number}）",
    "message.mandate_asked.spoken": (
        "{proxy}ཡིས་ཁྱེད་ཀྱི་ཚབ་ཏུ་{item}སྒྲུབ་འདོད་ཡོད། {due}བར། མོས་མཐུན་བྱུང་ན་མ་གཏོགས་མི་བརྩི།"
    ),
    "message.mandate_given.short": "{proxy}ལ་བཅོལ་འཛིན་བྱས།（{number}）མཚམས་འཇོག་ན་{phone}",
    "message.mandate_given.spoken": (
        "ཁྱེད་ཀྱིས་{proxy}ལ་{item}བཅོལ་ཡོད། {due}བར། འདོད་པ་མིན་ན་{phone}ལ་ཁ་པར་གཏོང་བའམ་{centre}ལ་ཤོད།"
    ),
    "message.mandate_ended.short": "བཅོལ་འཛིན་ {number} མཚམས་བཞག་ཟིན། {phone}",
    "message.mandate_ended.spoken": (
        "{person}ཡིས་{proxy}ལ་བཅོལ་བའི་{item}མཚམས་བཞག་ཟིན། དྲི་བ་ཡོད་ན་{phone}ལ་ཁ་པར་གཏོང་རོགས།"
    ),
    "message.mandate_over.short": "བཅོལ་འཛིན་ {number} དུས་ཚོད་རྫོགས་སོང་། {phone}",
    "message.mandate_over.spoken": (
        "{person}ཡིས་{proxy}ལ་བཅོལ་བའི་{item}དུས་ཚོད་རྫོགས་སོང་། དགོས་ན་གསར་དུ་བཅོལ་ཆོག ཁ་པར་{phone}"
    ),
    "message.mandate_held.short": "{person}ཡིས་ཁྱེད་ལ་བཅོལ་སོང་།（{number}）{due}བར།",
    "message.mandate_held.spoken": "{person}ཡིས་ཁྱེད་ལ་{item}བཅོལ་སོང་། {due}བར།",
    "message.original_taken.short": "ཡིག་ཆ་ངོ་མ་{centre}ཡིས་བླངས། བྱུང་འཛིན་ {number}",
    "message.original_taken.spoken": ("ཁྱེད་ཀྱི་{item}{centre}ཡིས་བླངས་ཟིན། ཁྱེད་ཀྱིས་སྤྲད་མེད་ན་ཁ་པར་གཏོང་རོགས།"),
    "message.original_moved.short": "ཡིག་ཆ་ངོ་མ་གཞན་གྱི་ལག་ཏུ་སོང་། བྱུང་འཛིན་ {number}",
    "message.original_moved.spoken": ("ཁྱེད་ཀྱི་{item}གཞན་གྱི་ལག་ཏུ་སོང་། སུའི་ལག་ཏུ་ཡོད་{centre}ལ་འདྲི་ཆོག"),
    "message.original_back.short": "ཡིག་ཆ་ངོ་མ་སླར་སྤྲད། {number} མ་འབྱོར་ན་{centre}",
    "message.original_back.spoken": ("ཁྱེད་ཀྱི་{item}ཁྱེད་ལ་སླར་སྤྲད་ཟིན། མ་འབྱོར་ན་{centre}ལ་མྱུར་དུ་ཤོད་རོགས།"),
    "message.original_asked.short": "རྩིས་སྤྲོད་གཏན་འཁེལ་བྱེད་རོགས། བྱུང་འཛིན་ {number}",
    "message.original_asked.spoken": ("{centre}ཡི་{item}རྩིས་སྤྲོད་ཁྱེད་ཀྱིས་གཏན་འཁེལ་བྱེད་པར་སྒུག་བཞིན་ཡོད།"),
    "message.original_overdue.short": "ཡིག་ཆ་ངོ་མ་{due}སྔོན་ལ་སླར་སྤྲོད་དགོས། {number}",
    "message.original_overdue.spoken": ("{centre}ཡི་{item}{due}སྔོན་ལ་སླར་སྤྲོད་དགོས། མྱུར་དུ་བདག་པོར་སྤྲོད་རོགས།"),
    "message.gap_over.short": "{number}ཡི་ཁས་བླངས་པའི་ཡིག་ཆ་{due}བར་མ་འབྱོར།",
    "message.original_half.short": "རྩིས་སྤྲོད་ཚར་མེད། བྱུང་འཛིན་ {number}",
    "message.original_conflict.short": "རྩིས་སྤྲོད་ཕན་ཚུན་འགལ། བྱུང་འཛིན་ {number}",
}
