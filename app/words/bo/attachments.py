"""What is wrong with a file that is handed in, in Tibetan."""

WORDS: dict[str, str] = {
    "title.file-empty": "ཡིག་ཆ་སྟོང་པ་རེད།",
    "problem.file-empty": "ཡིག་ཆ་འདིར་ནང་དོན་མེད། བསྐྱར་དུ་འདེམས་རོགས།",
    "title.file-too-large": "ཡིག་ཆ་ཆེ་དྲགས་པ།",
    "problem.file-too-large": "ཡིག་ཆ་གཅིག་མཐའ་མར་ 10 MB ལས་མི་ཆོག ཆུང་དུ་བཏང་རྗེས་ཡང་བསྐྱར་སྐུར་རོགས།",
    "title.file-type-refused": "ཡིག་ཆའི་རིགས་འདི་མི་ལེན།",
    "problem.file-type-refused": (
        "པར་ (JPG PNG WebP) དང་ PDF Word (docx) Excel (xlsx) ཡིག་ཆ་མ་གཏོགས་མི་ལེན། མཱ་ཁྲོ་ཡོད་མི་ཆོག"
    ),
    "title.file-type-mismatch": "ཡིག་ཆའི་རིགས་མི་མཐུན།",
    "problem.file-type-mismatch": "ཡིག་ཆའི་ནང་དོན་དང་རིགས་མི་མཐུན། ཞིབ་བཤེར་བྱས་རྗེས་བསྐྱར་དུ་འདེམས་རོགས།",
    "title.too-many-files": "ཡིག་ཆ་མང་དྲགས་པ།",
    "problem.too-many-files": "དོན་གཅོད་གཅིག་ལ་ཡིག་ཆ་ 20 ལས་འཇོག་མི་ཆོག སྔོན་ལ་མི་དགོས་པ་གཅིག་འདོར་རོགས།",
    "title.file-lost": "ཡིག་ཆ་མ་རྙེད།",
    "problem.file-lost": "ཡིག་ཆ་འདི་རེ་ཞིག་ལེན་མི་ཐུབ། ཞབས་ཞུ་ལྟེ་གནས་ལ་འབྲེལ་བ་གནང་རོགས།",
    "title.store-silent": "ཡིག་ཆ་རེ་ཞིག་འཇོག་ལེན་མི་ཐུབ།",
    "problem.store-silent": "ཡིག་ཆ་རེ་ཞིག་འཇོག་ལེན་མི་ཐུབ། སྐར་མ་ཁ་ཤས་རྗེས་ཡང་བསྐྱར་ཚོད་ལྟ་གནང་རོགས།",
    "title.picture-damaged": "པར་ཁ་མི་ཕྱེ།",
    "problem.picture-damaged": "པར་འདི་ཁ་མི་ཕྱེ། ཡང་བསྐྱར་པར་ཞིག་རྒྱོབ་རོགས།",
    "title.picture-too-large": "པར་གྱི་གཟུགས་ཚད་ཆེ་དྲགས་པ།",
    "problem.picture-too-large": "པར་འདི་ཆེ་དྲགས་པས། ཆུང་བ་ཞིག་བརྒྱབ་རྗེས་ཡང་བསྐྱར་སྐུར་རོགས།",
}
