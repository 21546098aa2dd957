"""Something to read between the questions."""

from typing import NoReturn

from app.catalog.fields.kind import Fault, Kind, Reading, using, words
from app.catalog.form_fields import FormField


class Note(Kind):
    """A `text` to read; nothing is answered."""

    slug = "note"
    name = "说明"
    type = "none"
    asks = False
    schema = using(text=words("正文"))
    obliged = frozenset({"text"})

    def read(self, raw: object, field: FormField, reading: Reading) -> NoReturn:
        """There is no such answer."""
        raise Fault("field.unknown")
