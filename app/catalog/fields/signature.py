"""A signature drawn by hand, which follows as a picture."""

from app.catalog.fields.kind import Fault, Kind, Reading, Value, counted
from app.catalog.form_fields import FormField
from app.words import say


class Signature(Kind):
    """One picture of a signature will follow."""

    slug = "signature"
    name = "手写签名"
    type = "number"

    def is_empty(self, raw: object) -> bool:
        """Nothing drawn is no answer."""
        return raw == 0 or super().is_empty(raw)

    def read(self, raw: object, field: FormField, reading: Reading) -> int:
        """One, for one picture."""
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise Fault("field.type.integer")
        counted(raw, 1, 1)
        return raw

    def show(self, value: Value, field: FormField, language: str) -> str:
        """That it is signed."""
        return say("shown.signed", language)
