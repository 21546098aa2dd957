"""What the public page of a case says, in Tibetan."""

WORDS: dict[str, str] = {
    "status.title": "དོན་ཚན་གྱི་འཕེལ་རིམ།",
    "status.item": "དོན་ཚན།",
    "status.number": "ཨང་གྲངས།",
    "status.centre": "བསྒྲུབ་ཡུལ།",
    "status.received": "འབྱོར་ཚེས།",
    "status.state": "ད་ལྟའི་གནས་བབ།",
    "status.turn": "རྗེས་མ།",
    "status.due": "བསྒྲུབས་ཚར་རྒྱུར་ཁས་བླངས་པའི་ཚེས།",
    "status.ask": "དྲི་བ་ཡོད་ན་ཁ་པར་གནང་རོགས། {phone}",
    "status.languages": "སྐད་ཡིག",
    "status.language": "བོད་ཡིག",
}
