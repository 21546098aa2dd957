"""Messages about cases, to people and to staff, in Tibetan."""

WORDS: dict[str, str] = {
    "message.case_received.subject": "ཞུ་ཡིག་འབྱོར་སོང་།",
    "message.case_received.text": (
        "ཁྱེད་ཀྱི་{item}ཞུ་ཡིག་འབྱོར་སོང་། ཨང་ {number}། {centre}ནས་ཡིག་ཆ་ཞིབ་བཤེར་བྱེད་བཞིན་ཡོད།"
    ),
    "message.case_accepted.subject": "ཞུ་ཡིག་བདག་སྤྲོད་བྱས།",
    "message.case_accepted.text": (
        "ཁྱེད་ཀྱི་{item}（{number}）བདག་སྤྲོད་བྱས་ཟིན། {centre}ནས་{due}སྔོན་ལ་སྒྲུབ་རྒྱུར་ཁས་ལེན་བྱས་ཡོད།"
    ),
    "message.case_correction.subject": "ཡིག་ཆ་ཁ་གསབ་རོགས།",
    "message.case_correction.text": (
        "ཁྱེད་ཀྱི་{item}（{number}）ལ་ད་དུང་ཡིག་ཆ་མི་འདང་། ཐེངས་གཅིག་ལ་ཁ་གསབ་རོགས། ཡང་ན་"
        "{centre}ལ་ཁ་པར་གཏོང་རོགས།"
    ),
    "message.case_rejected.subject": "བདག་སྤྲོད་མ་བྱས།",
    "message.case_rejected.text": (
        "ཁྱེད་ཀྱི་{item}（{number}）བདག་སྤྲོད་མ་བྱས། རྒྱུ་མཚན་ཡི་གེའི་ནང་བྲིས་ཡོད་པས་གཟིགས་རོགས།"
    ),
    "message.case_paused.subject": "དུས་ཚོད་བརྩི་མཚམས་བཞག",
    "message.case_paused.text": (
        "{item}（{number}）ལ་དམིགས་བསལ་གྱི་གོ་རིམ་དགོས་པས་དུས་ཚོད་འདི་བརྩི་མི་དགོས། བརྡ་ཡིག་ནང་དུ་ཡོད།"
    ),
    "message.case_resumed.subject": "དུས་ཚོད་བསྐྱར་བརྩི།",
    "message.case_resumed.text": ("{item}（{number}）ཡི་དུས་ཚོད་བསྐྱར་དུ་བརྩི་བཞིན་ཡོད། {due}སྔོན་ལ་སྒྲུབ་རྩིས་ཡིན།"),
    "message.case_extended.subject": "དུས་འགྱངས།",
    "message.case_extended.text": (
        "{item}（{number}）ཆོག་མཆན་ཐོབ་ནས་{due}བར་འགྱངས། རྒྱུ་མཚན་བརྡ་ཡིག་ནང་ཡོད།"
    ),
    "message.case_due_moved.subject": "སྒྲུབ་པའི་ཚེས་གྲངས་འགྱུར།",
    "message.case_due_moved.text": (
        "གུང་གསེང་གི་བཀོད་སྒྲིག་བསྒྲགས་པས་{item}（{number}）ཡི་ཚེས་གྲངས་{due}ལ་བཅོས།"
    ),
    "message.case_reported.subject": "གོང་རིམ་ལ་ཞུས།",
    "message.case_reported.text": (
        "{item}（{number}）གོང་རིམ་ལ་ཞུས་ཟིན། ལན་བྱུང་ན་{centre}ནས་ལམ་སང་བརྡ་གཏོང་།"
    ),
    "message.case_written.subject": "འཕྲིན་ཐུང་ཞིག་འདུག",
    "message.case_written.text": "{centre}ནས་{item}（{number}）སྐོར་འཕྲིན་བྲིས་འདུག གཟིགས་རོགས།",
    "message.gap_due.subject": "ཁས་བླངས་པའི་ཡིག་ཆ་འབུལ་རོགས།",
    "message.gap_due.text": ("{item}（{number}）ཡི་ཁས་བླངས་པའི་ཡིག་ཆ་{due}སྔོན་ལ་{centre}ལ་འབུལ་རོགས།"),
    "message.case_decided.subject": "འབྲས་བུ་ཐོན་སོང་།",
    "message.case_decided.text": (
        "{item}（{number}）ཡི་འབྲས་བུ་ཐོན་སོང་། གཟིགས་རོགས། ཡང་ན་{centre}ལ་ཕེབས་ནས་ལེན་རོགས།"
    ),
    "message.case_delivered.subject": "སྒྲུབ་ཟིན།",
    "message.case_delivered.text": "{item}（{number}）སྒྲུབ་ནས་སྤྲོད་ཟིན།",
    "message.rate_me.subject": "གདེང་འཇོག་གནང་རོགས།",
    "message.rate_me.text": "{item}（{number}）སྒྲུབ་ཟིན། འགྲིགས་ན་གདེང་འཇོག་གནང་རོགས། རང་མོས་ཡིན།",
    "message.case_new.subject": "བྱ་བ་གསར་པ།",
    "message.case_new.text": "བྱ་བ་གསར་པ། {item}（{number}）དུས་ཐོག་ཏུ་སྒྲུབ་རོགས།",
    "message.case_handed.subject": "བྱ་བ་ཁྱེད་ལ་སྤྲད།",
    "message.case_handed.text": "{item}（{number}）ཁྱེད་ལ་སྤྲད་པས་མུ་མཐུད་སྒྲུབ་རོགས།",
    "message.task_asked.subject": "བསམ་འཆར་འཚོལ།",
    "message.task_asked.text": ("{item}（{number}）ལ་ཁྱེད་ཀྱི་སྡེ་ཚན་གྱི་བསམ་འཆར་{due}སྔོན་ལ་འབུལ་རོགས།"),
    "message.case_replied.subject": "མང་ཚོགས་ཀྱི་ལན།",
    "message.case_replied.text": "{item}（{number}）ཡི་ཞུ་མཁན་གྱིས་ལན་བཏབ་འདུག གཟིགས་རོགས།",
    "message.case_chase.subject": "གོང་རིམ་ལ་འདྲི་རོགས།",
    "message.case_chase.text": "{item}（{number}）གོང་རིམ་ལ་ཞུས་ནས་དུས་ཡུན་རིང་སོང་བས་འདྲི་རོགས།",
    "message.gap_over.subject": "ཁས་བླངས་པའི་ཡིག་ཆ་མ་འབྱོར།",
    "message.gap_over.text": (
        "{item}（{number}）ཡི་ཁས་བླངས་པའི་ཡིག་ཆ་{due}བར་མ་འབྱོར། ཞུ་མཁན་ལ་འབྲེལ་བ་བྱེད་རོགས།"
    ),
    "message.absence_cover.subject": "ཁྱེད་ཀྱིས་ཚབ་བྱེད།",
    "message.absence_cover.text": (
        "ལས་རོགས་མེད་པས་ཁྱེད་ཀྱིས་ཚབ་བྱེད་རོགས། རྩིས་སྤྲོད་གསལ་བཤད་ལས་གནས་ཤོག་ངོས་སུ་ཡོད།"
    ),
    "absence_cover.cases": "བྱ་བ་ {count} ཁྱེད་ཀྱིས་སྒྲུབ་རོགས།",
    "message.absence_over.subject": "ཚབ་བྱེད་པ་རྫོགས།",
    "message.absence_over.text": "ལས་རོགས་ཕྱིར་ལོག ད་ཕྱིན་ཚབ་བྱེད་མི་དགོས།",
    "absence_over.cases": "བྱ་བ་ {count} ཕྱིར་སྤྲད།",
    "message.rating_todo.subject": "མི་ཚིམ་པའི་ལན་འདེབས།",
    "message.rating_todo.text": ("{centre}ལ་མི་ཚིམ་པའི་གདེང་འཇོག་ཅིག་འབྱོར། {due}སྔོན་ལ་འབྲེལ་བ་བྱེད་རོགས།"),
    "message.case_warning.subject": "དུས་ཚོད་ཉེ་སོང་།",
    "message.case_warning.text": ("{item}（{number}）ལ་ལས་ཀའི་ཉིན་ {left} ལུས་ཡོད། མགྱོགས་པོ་སྒྲུབ་རོགས།"),
    "message.case_warnings.subject": "བྱ་བ་མང་པོའི་དུས་ཚོད་ཉེ།",
    "message.case_warnings.text": "{centre}ལ་བྱ་བ་ {count} དུས་ཚོད་ཉེ་བས་གཟིགས་རོགས།",
    "message.case_card.subject": "ལྟ་སྐུལ་བྱང་བུ།",
    "message.case_card.text": ("{item}（{number}）དུས་ལས་ཡོལ་བས་བྱང་བུ་བཏང་འདུག རྒྱུ་མཚན་ཡོད་ན་ཞུ་གཏུག་བྱེད་ཆོག"),
    "message.card_appealed.subject": "བྱང་བུའི་ཞུ་གཏུག",
    "message.card_appealed.text": ("{item}（{number}）ཡི་བྱང་བུར་ཞུ་གཏུག་བྱས་འདུག བསྐྱར་ཞིབ་གནང་རོགས།"),
    "message.card_decided.subject": "ཞུ་གཏུག་གི་འབྲས་བུ།",
    "message.card_decided.text": "{item}（{number}）ཡི་བྱང་བུའི་ཞུ་གཏུག་ལ་ཐག་བཅད་ཟིན།",
    "message.post_empty.subject": "ལས་གནས་སྟོང་པ།",
    "message.post_empty.text": "{centre}ཡི་{item}ལ་མི་མི་འདུག ལམ་སང་བཀོད་སྒྲིག་གནང་རོགས།",
    "message.digest.subject": "ཉིན་རེའི་གནས་ཚུལ།",
    "message.digest.text": (
        "{centre}དེ་རིང་། དུས་ཡོལ་ {late}། དེ་རིང་རྫོགས་པ་ {today}། གཟའ་འཁོར་འདིར་ {week}། "
        "ལས་གནས་སྟོང་པ་ {empty}། ལན་སྒུག་པ་ {unanswered}། ལེགས་བཅོས་དུས་ཡོལ་ {repairs}། "
        "{lines}"
    ),
    "message.case_progress.subject": "བྱ་བའི་འཕེལ་རིམ།",
    "message.case_todo.subject": "ཁྱེད་ཀྱིས་ཁ་གསབ་དགོས་པ།",
    "message.case_done.subject": "བྱ་བའི་འབྲས་བུ།",
    "message.staff_todo.subject": "སྒྲུབ་དགོས་པའི་བྱ་བ།",
    "message.staff_alarm.subject": "དུས་ཚོད་དྲན་སྐུལ།",
}
