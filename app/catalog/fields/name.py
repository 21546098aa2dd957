"""The name of a person."""

import re
import unicodedata
from typing import Final

from app.catalog.fields.kind import Fault, Kind, Reading, Value
from app.catalog.fields.writing import line
from app.catalog.form_fields import FormField
from app.kit.masking import masked_name

LONGEST: Final = 50
MARKS: Final = " ·-'.\u2019\u0f0b\u0f0c\u200c\u200d"
"""What stands between the parts of a name: a dot in Uyghur ones, a tsheg in Tibetan ones."""

_DOTS: Final = re.compile(r"[\u2022\u2027\u30fb\uff65\uff0e\u2219\u22c5]")


class Name(Kind):
    """At most 50 letters of any script, with what stands between the parts of a name."""

    slug = "name"
    name = "姓名"
    sensitive = True

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The name, its middle dots all of one sort."""
        text = _DOTS.sub("·", line(raw, None, LONGEST))
        letters = [sign for sign in text if unicodedata.category(sign)[0] in "LM"]
        if not letters or any(sign not in MARKS for sign in set(text) - set(letters)):
            raise Fault("field.name")
        return text

    def mask(self, value: Value) -> str:
        """The first and the last character."""
        return masked_name(str(value))
