"""Where a message stands, for the one it is for."""

WORDS: dict[str, str] = {
    "notice.state.planned": "གཏོང་རྒྱུ་སྒུག་བཞིན་པ།",
    "notice.state.claimed": "གཏོང་བཞིན་པ།",
    "notice.state.sent": "བཏང་ཟིན།",
    "notice.state.delivered": "འབྱོར་ཟིན།",
    "notice.state.unknown": "བཏང་ཟིན། འབྱོར་ལན་ད་དུང་མ་བྱུང་།",
    "notice.state.refused": "བསྐྱལ་མ་ཐུབ།",
    "notice.state.given_up": "མ་བཏང་།",
    "notice.state.retracted": "ཕྱིར་འཐེན་བྱས་ཟིན།",
    "notice.state.walking": "གྲོང་ཚོའི་རོགས་བྱེད་པས་ཁྱིམ་ལ་སོང་ནས་བརྡ་སྤྲོད་བཞིན་པ།",
}
