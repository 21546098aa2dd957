"""Operations of phones that did not count, in Tibetan (a draft)."""

WORDS: dict[str, str] = {
    "journal.original": "མ་ཡིག {number}（{name}）",
    "journal.said.elsewhere": "འདི་ལྟེ་གནས་གཞན་གྱི་ཟིན་ཐོའི་སྐོར་ཡིན། ནང་དོན་དེ་གས་ལྟ།",
    "journal.said.unreadable": "ཀློག་མི་ཐུབ། མ་ཡིག：{text}",
    "journal.said.other": "མ་ཡིག：{text}",
    "journal.said.answer": "“{label}”བྲིས་པ：{value}",
    "journal.said.settle": "“{label}”ཐག་བཅད་པ：{value}",
    "journal.said.move": "ཁྱིམ་བསྐྱོད་“{state}”ལ་བསྒྱུར།",
    "journal.said.propose": "དུས་ཚོད་བཏོན་པ：{time}",
    "journal.said.note": "ཟིན་བྲིས：{text}",
    "journal.said.attach": "{kind}བཏགས་པ：{name}",
    "journal.said.proof": "ཁྱིམ་བསྐྱོད་ཀྱི་དཔང་རྟགས：{how}",
    "journal.said.place": "སླེབས་སའི་གནས་ཧ་ལམ་ཞིག་བཀོད།",
    "journal.said.give": "མ་ཡིག་སྤྲད།",
    "journal.said.take": "མ་ཡིག་བླངས།",
    "journal.said.back": "མ་ཡིག་བདག་པོར་ཕྱིར་སྤྲད།",
    "journal.said.open.original": "མ་ཡིག་བླངས་པ：{name} བྱུང་འཛིན་ཨང {number}",
    "journal.said.open.visit": "འགྲོ་ཞོར་{name}ལ་ལྟ་སྐོར：{why}",
    "journal.file.photo": "པར།",
    "journal.file.voice": "སྒྲ་ཕབ།",
    "journal.file.signature": "མིང་རྟགས།",
    "journal.todo.refused": ("ལས་རོགས་པར་ཁ་པར་བཏང་ནས་གནས་ཚུལ་དྲིས། ཟིན་ཐོར་ཁ་གསབ་བྲིས་རྗེས་“བཀོད་སྒྲིག་ཟིན”མནོན།"),
    "journal.todo.waiting": ("ཁ་གསབ་མི་དགོས། ལས་རོགས་པའི་ཁ་པར་དྲ་བར་སྦྲེལ་དུ་འཇུག ཉིན་ལྔའི་རྗེས་རང་འགུལ་གྱིས་ཐོ་འགོད།"),
    "journal.todo.try-again": ("ཁ་གསབ་མི་དགོས། ཆུ་ཚོད་རེར་རང་འགུལ་གྱིས་བསྐྱར་བྱེད། མ་འགྲིག་ན་དོ་དམ་པར་ཤོད།"),
    "journal.todo.move-not-now": (
        "ཁྱིམ་བསྐྱོད་འདི་ཁ་ཕྱེས་ནས་ད་ལྟའི་གནས་བབ་ལ་ལྟ། མི་འགྲིག་ན་ལྟེ་གནས་ཀྱིས་བཅོས་རྗེས་“བཀོད་སྒྲིག་ཟིན”མནོན།"
    ),
    "journal.todo.no-such-record": ("ཟིན་ཐོ་འདི་སུའི་ཁོངས་ཡིན་པ་བརྟག ངེས་པར་སོང་བ་ཡིན་ན་ལྟེ་གནས་ཀྱིས་ཁ་གསབ་བྲི།"),
    "journal.todo.own-visit": ("འདི་ལས་རོགས་པ་རང་གི་ཁྱིམ་ཡིན། ལས་རོགས་པ་གཞན་མངགས་རྗེས་“བཀོད་སྒྲིག་ཟིན”མནོན།"),
    "journal.todo.receipt-number-foreign": (
        "མ་ཡིག་གི་བྱུང་འཛིན་གསར་པ་ཞིག་བྲིས། རྙིང་པ་ཕྱིར་བསྡུས་རྗེས་“བཀོད་སྒྲིག་ཟིན”མནོན།"
    ),
    "journal.todo.own-paper-taken": ("མ་ཡིག་སུའི་ལག་ན་ཡོད་པ་བརྟག ལས་རོགས་གཞན་གྱིས་བླངས་རྗེས་“བཀོད་སྒྲིག་ཟིན”མནོན།"),
    "journal.todo.unreadable": ("མ་ཡིག་དོ་དམ་པར་སྤྲོད། ལས་རོགས་པར་དྲིས་ནས་ཁ་གསབ་བྲིས་རྗེས་“བཀོད་སྒྲིག་ཟིན”མནོན།"),
    "journal.todo.unknown-kind": (
        "ལས་རོགས་པས་མཉེན་ཆས་གསར་བསྒྱུར་བྱེད་དགོས། འདི་ལྟེ་གནས་ཀྱིས་ཁ་གསབ་བྲིས་རྗེས་“བཀོད་སྒྲིག་ཟིན”མནོན།"
    ),
    "journal.todo.chain-broken": (
        "ནང་དོན་བཅོས་སྲིད། སྔོན་ལ་ལས་རོགས་པར་དྲིས། བདེན་ན་ཁ་གསབ་བྲིས་རྗེས་“བཀོད་སྒྲིག་ཟིན”མནོན།"
    ),
    "title.no-such-entry": "རྒྱུན་ཐོ་འདི་མེད།",
    "problem.no-such-entry": "རྒྱུན་ཐོ་འདི་མ་རྙེད། ཡང་ན་ཁྱེད་ཀྱི་ལས་རོགས་པས་བྲིས་པ་མིན།",
    "title.entry-counts": "འདི་བཀོད་སྒྲིག་མི་དགོས།",
    "problem.entry-counts": "འདི་ཐོ་བཀོད་ཟིན། ཡང་ན་རང་འགུལ་གྱིས་ཐོ་འགོད། ཁ་གསབ་མི་དགོས།",
    "title.entry-settled": "བཀོད་སྒྲིག་ཟིན།",
    "problem.entry-settled": "ལས་རོགས་ཀྱིས་འདི་བཀོད་སྒྲིག་ཟིན། བསྐྱར་དུ་ལྟ་རོགས།",
}
