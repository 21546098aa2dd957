"""Yes or no."""

from app.catalog.fields.kind import Fault, Kind, Reading, Value
from app.catalog.form_fields import FormField
from app.words import say


class YesNo(Kind):
    """True or false; a no is an answer too."""

    slug = "yes_no"
    name = "是否"
    type = "yes_no"

    def read(self, raw: object, field: FormField, reading: Reading) -> bool:
        """True or false, nothing like it."""
        if not isinstance(raw, bool):
            raise Fault("field.type.boolean")
        return raw

    def show(self, value: Value, field: FormField, language: str) -> str:
        """Yes or no."""
        return say("case.answer.yes" if value else "case.answer.no", language)
