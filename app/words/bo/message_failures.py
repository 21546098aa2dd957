"""Why a message did not reach whom it was for, said to themselves, in Tibetan."""

WORDS: dict[str, str] = {
    "message_failed.no-grant": "ཁྱེད་ཀྱིས་སྐད་འཕྲིན་གྱི་འཕྲིན་འདིའི་རིགས་ལ་མོས་མཐུན་མ་བྱས།",
    "message_failed.way-closed": "ཁྱེད་ཀྱིས་ཐོ་འགོད་བྱས་པའི་ཨང་གྲངས་བཀོལ་མི་ཐུབ།",
    "message_failed.number-closed": "ཁྱེད་ཀྱིས་ཐོ་འགོད་བྱས་པའི་ཨང་གྲངས་ལ་འཕྲིན་ཐུང་མི་འབྱོར།",
    "message_failed.texts-stopped": "ཁྱེད་ཀྱིས་འཕྲིན་ཐུང་མི་དགོས་ཞེས་བཤད་འདུག",
    "message_failed.stale": "གཏོང་ཐུབ་དུས་འཕྱི་དྲགས་པས་མ་བཏང་།",
    "message_failed.unreachable": "ཁྱེད་ལ་བརྡ་གཏོང་ཐབས་མི་འདུག",
    "message_failed.no-receipt": "བཏང་ཡོད་ཀྱང་ལན་མ་བྱུང་།",
    "message_failed.bounced": "བཏང་ཡོད་ཀྱང་འབྱོར་མ་སོང་།",
    "message_failed.knock-dropped": "ཁྱིམ་དུ་ཡོང་ནས་བཤད་མ་ཐུབ།",
    "message_failed.other": "གཏོང་མཁན་གྱི་ཕྱོགས་ནས་སྐྱོན་བྱུང་། ཁྱེད་ཀྱི་སྐྱོན་མིན།",
}
