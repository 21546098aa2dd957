"""What is said of filing by the rules of an item, in Tibetan."""

WORDS: dict[str, str] = {
    "title.not-eligible": "ད་ལྟ་ཞུ་བའི་ཆ་རྐྱེན་མ་ཚང་",
    "problem.not-eligible": "བྲིས་པ་ལྟར་ན། {says} དོགས་པ་ཡོད་ན་ཁ་པར་རམ་སྒེའུ་ཁུང་དུ་འདྲི་རོགས།",
    "title.not-reusable": "ཡིག་ཆ་འདི་སླར་སྤྲོད་དགོས",
    "problem.not-reusable": "ཞིབ་བཤེར་བྱས་པའི་ཡིག་ཆ་མེད་པས་ཁྱེར་རོགས་སམ་པར་བརྒྱབ་ནས་སྤྲོད་རོགས།",
    "title.no-such-field": "རེའུ་མིག་ནང་འདི་མེད",
    "problem.no-such-field": "འདིར་ཡིག་ཆ་སྤྲོད་མི་དགོས། སླར་ཕྱེ་ནས་ཚོད་ལྟ་བྱོས།",
    "title.item-changed": "ཞབས་ཞུ་འདི་ད་ལྟ་བཅོས་ཟིན།",
    "problem.item-changed": (
        "ཁྱེད་ཀྱིས་རེའུ་མིག་བྲིས་པའི་སྐབས་སུ་གཏན་འབེབས་བཅོས་སོང་། བྲིས་ཟིན་པ་རྣམས་ཡོད་པས་སླར་བལྟས་ནས་སྤྲོད་རོགས།"
    ),
}
