"""Registers that are filled from visits, in Tibetan."""

WORDS: dict[str, str] = {
    "register.proof.code": "སྒོ་འགྲམ་དུ་ཨང་བཞི་བརྗོད།",
    "register.proof.signature": "མིང་རྟགས།",
    "register.proof.voice": "སྒྲ་འཇུག",
    "register.proof.none": "དཔང་རྟགས་མེད།",
    "title.no-such-register": "ཐོ་དེབ་འདི་མེད།",
    "problem.no-such-register": "ཐོ་དེབ་འདི་མ་རྙེད། ཡང་ན་ཁྱེད་ཀྱི་ཁྱབ་ཁོངས་སུ་མེད།",
    "title.bad-register": "ཐོ་དེབ་ཀྱི་སྒྲིག་འགོད་ནོར་འདུག",
    "problem.bad-register": "ཐོ་དེབ་ལ་ཨང་རྟགས་དང་མིང་། སྟར་1ནས་40བར་དགོས།",
    "title.bad-column": "སྟར་གྱི་སྒྲིག་འགོད་ནོར་འདུག",
    "problem.bad-column": "སྟར་རེར་མི་འདྲ་བའི་མིང་དགོས། འབྱུང་ཁུངས་ཐོ་གཞུང་ནས་འདེམས་དགོས།",
}
