"""Several lines of text."""

from typing import Final

from app.catalog.fields.kind import Kind, Reading, bounds
from app.catalog.fields.writing import lines
from app.catalog.form_fields import FormField

LONGEST: Final = 2_000


class LongText(Kind):
    """At most 2000 characters in any number of lines; `least` and `most` count characters."""

    slug = "long_text"
    name = "多行文字"
    schema = bounds("最少字数", "最多字数", 0, LONGEST)

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The lines without blanks at their ends."""
        return lines(raw, field.least, LONGEST if field.most is None else field.most)
