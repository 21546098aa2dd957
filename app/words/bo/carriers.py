"""Carriers of messages, their pauses, and the answers of people to texts, in Tibetan."""

WORDS: dict[str, str] = {
    "carrier.house": "ཞབས་ཞུའི་གནས་ཚང་མ།",
    "carrier.wechat": "སྐད་འཕྲིན་བརྡ་ཐོ།",
    "carrier.work": "སྐད་འཕྲིན་ལས་ཀའི་བརྡ་ཐོ།",
    "carrier.wecom": "ལས་ཁུངས་སྐད་འཕྲིན།",
    "carrier.aliyun": "ཨ་ལི་ཡུན་འཕྲིན་ཐུང་།",
    "carrier.tencent": "ཐེང་ཤུན་འཕྲིན་ཐུང་།",
    "carrier.sms": "རྫོང་གི་འཕྲིན་ཐུང་སྒོ།",
    "carrier.email": "གློག་འཕྲིན།",
    "carrier.paper": "ཤོག་བྱང་།",
    "carrier.knock": "ཁྱིམ་དུ་བརྡ་སྦྱོར།",
    "carrier.why.carrier-errors": "ནོར་འཁྲུལ་མང་དྲགས་པས་རེ་ཞིག་བཀག",
    "carrier.why.carrier-silent": "ལན་མེད་པ་མང་དྲགས་པས་རེ་ཞིག་བཀག",
    "reply.stop_words": "མི་དགོས། འཕྲིན་ཐུང་མི་དགོས།",
    "title.no-such-carrier": "བརྒྱུད་ལམ་འདི་མེད།",
    "problem.no-such-carrier": "འདིར་བརྡ་ཐོའི་བརྒྱུད་ལམ་འདི་མེད།",
    "title.administrators-only": "དོ་དམ་པ་ཁོ་ནས་བྱེད་ཆོག",
    "problem.administrators-only": (
        "མ་ལག་ཡོངས་ཀྱི་དོ་དམ་པ་ཁོ་ནས་བརྡ་ཐོའི་བརྒྱུད་ལམ་བཀག་པའམ་སླར་འགོ་འཛུགས་ཆོག"
    ),
    "title.no-such-reply": "ལན་འདི་མེད།",
    "problem.no-such-reply": "འཕྲིན་ཐུང་གི་ལན་འདི་མེད། ཡང་ན་ཁྱེད་ཀྱིས་ཐག་གཅོད་མི་དགོས།",
    "title.not-from-gateway": "འཕྲིན་ཐུང་སྒོ་ནས་མིན།",
    "problem.not-from-gateway": "མིང་རྟགས་མི་འགྲིག ཡང་ན་དུས་ཚོད་སྐར་མ་ལྔ་ལས་བརྒལ་བའི་ཁྱད་པར་ཡོད།",
    "title.call-too-long": "ཐེངས་གཅིག་ལ་མང་དྲགས།",
    "problem.call-too-long": (
        "ཐེངས་གཅིག་ལ་བསྐུར་བའི་བྱུང་འཛིན་མང་དྲགས། ཐེངས་ཁ་ཤས་སུ་བགོས་ནས་སྐུར་རོགས།"
    ),
}
