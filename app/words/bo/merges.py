"""Words about people entered twice, in Tibetan."""

WORDS: dict[str, str] = {
    "merge.item.people_merged": "ཐོ་འགོད་གཅིག་ཏུ་བསྒྲིལ།",
    "merge.item.people_parted": "ཐོ་འགོད་སོ་སོར་བཀར།",
    "message.people_merged.subject": "ཐོ་འགོད་གཅིག་ཏུ་བསྒྲིལ།",
    "message.people_merged.text": (
        "{person} ཐོ་འགོད་ཐེངས་གཉིས་བྱས་འདུག {centre} ནས་གཅིག་ཏུ་བསྒྲིལ་ཟིན། ({number}) ཞུ་"
        "དོན་དང་སྔོན་མངགས་བཅོལ་འཛིན་ཚང་མ་ཡོད། མི་གཅིག་མིན་ན་ {phone} ལ་ཁ་པར་གཏོང་རོགས།"
    ),
    "message.people_merged.short": "{person} ཐོ་འགོད་གཅིག་ཏུ་བསྒྲིལ། མི་གཅིག་མིན་ན་ {phone}",
    "message.people_merged.spoken": (
        "{person} ཐོ་འགོད་གཉིས་གཅིག་ཏུ་བསྒྲིལ་ཟིན། ཞུ་དོན་ཚང་མ་ཡོད། མི་གཅིག་མིན་ན་ {phone} ལ་ཁ་པར་གཏོང་རོགས།"
    ),
    "message.people_parted.subject": "ཐོ་འགོད་སོ་སོར་བཀར་ཟིན།",
    "message.people_parted.text": (
        "{centre} ནས་ {person} ཐོ་འགོད་སོ་སོར་བཀར་ཟིན། ({number}) ཞུ་དོན་དང་སྔོན་མངགས་བཅོལ་"
        "འཛིན་རང་གནས་སུ་ལོག བསྐྱར་དུ་ནང་འཛུལ་བྱས་ནས་གཟིགས་རོགས། དྲི་བ་ཡོད་ན་ {phone}"
    ),
    "message.people_parted.short": "{person} ཐོ་འགོད་སོ་སོར་བཀར། དྲི་བ་ཡོད་ན་ {phone}",
    "message.people_parted.spoken": (
        "{person} ཐོ་འགོད་སོ་སོར་བཀར་ཟིན། ཞུ་དོན་ཚང་མ་རང་གནས་སུ་ལོག དྲི་བ་ཡོད་ན་ {phone}"
    ),
}
