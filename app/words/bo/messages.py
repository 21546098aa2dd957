"""Messages to people, for SMS, mail and paper, in Tibetan."""

WORDS: dict[str, str] = {
    "message.booked.subject": "སྔོན་མངགས་གྲུབ་སོང་།",
    "message.booked.text": (
        "ཁྱེད་ཀྱི་སྔོན་མངགས་གྲུབ་སོང་། {starts} {centre} དོན་ཚན་ {item} ཨང་གྲངས་ {number}"
    ),
    "message.day_before.subject": "སང་ཉིན་དོན་སྒྲུབ་པའི་དྲན་སྐུལ།",
    "message.day_before.text": (
        "དྲན་སྐུལ། {starts} {centre} དོན་ཚན་ {item} ཨང་གྲངས་ {number} ཕེབས་མི་ཐུབ་ན་སྔོན་ནས་མེད་པ་བཟོ་རོགས།"
    ),
    "message.two_hours.subject": "དུས་ལ་སླེབས་གྲབས་ཡོད།",
    "message.two_hours.text": ("དུས་ལ་སླེབས་གྲབས་ཡོད། {starts} {centre} དོན་ཚན་ {item} ཨང་གྲངས་ {number}"),
    "message.moved.subject": "སྔོན་མངགས་ཀྱི་དུས་ཚོད་བསྒྱུར་ཟིན།",
    "message.moved.text": (
        "ཁྱེད་ཀྱི་སྔོན་མངགས་ {starts} ལ་བསྒྱུར་ཟིན། {centre} དོན་ཚན་ {item} ཨང་གྲངས་གསར་པ་ {number}"
    ),
    "message.cancelled.subject": "སྔོན་མངགས་མེད་པ་བཟོས་ཟིན།",
    "message.cancelled.text": (
        "{starts} {centre} དོན་ཚན་ {item} ཡི་སྔོན་མངགས་མེད་པ་བཟོས་ཟིན། སྒྲུབ་དགོས་ན་བསྐྱར་དུ་སྔོན་མངགས་བྱོས།"
    ),
    "message.sms_code.subject": "ར་སྤྲོད་ཨང་།",
    "message.sms_code.text": "ར་སྤྲོད་ཨང་ {code} སྐར་མ་ 5 ནང་སྤྱོད་ཆོག གཞན་ལ་མ་ཤོད།",
    "message.pass_on.subject": "བརྡ་སྐྱེལ་རོགས།",
    "message.pass_on.text": (
        "{person} ལ་ཤོད་རོགས། ཞབས་ཞུ་ལྟེ་གནས་ནས་བརྡ་ཁྱབ་ཅིག་ཡོད། ཁོང་རང་གིས་མགྲོན་"
        "སྐྱེལ་ཆ་རྐྱེན་ནང་བལྟ་བའམ་ལྟེ་གནས་ལ་ཁ་པར་གཏོང་རོགས།"
    ),
    "message.bring": "ཁྱེར་དགོས་པ། {bring}",
    "message.and": "{first} {then}",
}
