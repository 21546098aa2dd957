"""What the house tells its own people: knocks, carriers, budgets, gathered messages."""

WORDS: dict[str, str] = {
    "message.knock_new.subject": "ཁྱིམ་དུ་སོང་ནས་བརྡ་སྤྲོད་རོགས།",
    "message.knock_new.text": (
        "{item}（{centre}）ལ་ཁ་པར་དང་སྐད་འཕྲིན་གྱིས་འབྲེལ་བ་མ་ཐུབ་པས། {due}སྔོན་ལ་ཁྱིམ་དུ་"
        "སོང་ནས་བརྡ་སྤྲོད་པ་དང་ཁ་པར་ནང་འགོད་རོགས།"
    ),
    "message.knock_late.subject": "བརྡ་སྤྲོད་དུས་ལས་ཡོལ།",
    "message.knock_late.text": (
        "{item}（{centre}）ལ་{due}སྔོན་ལ་བརྡ་སྤྲོད་དགོས་པ་ད་བར་མ་བཀོད་པས་སྐུལ་མ་གནང་རོགས།"
    ),
    "message.knock_failed.subject": "མི་མ་རྙེད།",
    "message.knock_failed.text": (
        "ངོ་ཚབ་པས་{item}（{centre}）མ་རྙེད་པས། ཇི་ལྟར་བརྡ་སྤྲོད་དགོས་པ་ཐག་གཅོད་རོགས།"
    ),
    "message.carrier_stopped.subject": "འཕྲིན་ལམ་མཚམས་བཞག",
    "message.carrier_stopped.text": (
        "{item}མཚམས་བཞག་འདུག {why} འཕྲིན་སྒུག་པའམ་ལམ་གཞན་ནས་འགྲོ། འཕྲིན་ལམ་ཤོག་ངོས་གཟིགས་རོགས།"
    ),
    "message.carrier_back.subject": "འཕྲིན་ལམ་སླར་གསོ།",
    "message.carrier_back.text": "{item}ནས་འཕྲིན་སླར་ཡང་འགྲོ་བཞིན་འདུག",
    "message.budget_near.subject": "འཕྲིན་ཐུང་གི་དངུལ་ཉུང་།",
    "message.budget_near.text": ("{centre}ཡི་ཟླ་འདིའི་འཕྲིན་ཐུང་གི་དངུལ་སྒོར་ {left} ལས་མེད། སྔོན་རྩིས་གཟིགས་རོགས།"),
    "message.budget_spent.subject": "འཕྲིན་ཐུང་གི་དངུལ་རྫོགས།",
    "message.budget_spent.text": (
        "{centre}ཡི་ཟླ་འདིའི་འཕྲིན་ཐུང་གི་དངུལ་རྫོགས་པས། འཕྲིན་ཐུང་གཞན་སྔོན་རྩིས་ཀྱི་གཏན་འབེབས་ལྟར་བྱེད།"
    ),
    "message.staff_digest.subject": "སྒྲུབ་དགོས་པའི་འཕྲིན་ཕྱོགས་བསྡོམས།",
    "message.staff_digest.text": "ཁྱེད་ལ་སྒྲུབ་དགོས་པའི་འཕྲིན་ {count} ཡོད། {lines}",
}
