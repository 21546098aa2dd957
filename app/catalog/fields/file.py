"""Documents that follow as files."""

from typing import Final

from app.catalog.fields.kind import Fault, Kind, Reading, Value, bounds, counted
from app.catalog.form_fields import FormField
from app.words import say

MOST_FILES: Final = 20
"""A case holds no more."""
USUAL_MOST: Final = 9
"""Where a field says nothing: what a phone picks at once."""


class File(Kind):
    """How many files will follow, between `least` and `most` (9 when it says nothing)."""

    slug = "file"
    name = "文件"
    type = "number"
    schema = bounds("最少几个", "最多几个", 0, MOST_FILES)

    def is_empty(self, raw: object) -> bool:
        """No file is no answer."""
        return raw == 0 or super().is_empty(raw)

    def read(self, raw: object, field: FormField, reading: Reading) -> int:
        """The number of files."""
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise Fault("field.type.integer")
        counted(raw, max(field.least or 0, 1), USUAL_MOST if field.most is None else field.most)
        return raw

    def show(self, value: Value, field: FormField, language: str) -> str:
        """How many there are."""
        return say("shown.files", language, count=value)
