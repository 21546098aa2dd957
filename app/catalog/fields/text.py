"""One line of text."""

from typing import Final

from app.catalog.fields.kind import Kind, Reading, bounds
from app.catalog.fields.writing import line
from app.catalog.form_fields import FormField

LONGEST: Final = 200


class Text(Kind):
    """At most 200 characters in one line; `least` and `most` count characters."""

    slug = "text"
    name = "单行文字"
    schema = bounds("最少字数", "最多字数", 0, LONGEST)

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The line, blanks inside it single."""
        return line(raw, field.least, LONGEST if field.most is None else field.most)
