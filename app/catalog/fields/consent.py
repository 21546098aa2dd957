"""Something to read and agree to."""

from app.catalog.fields.kind import Fault, Kind, Reading, Value, using, words
from app.catalog.form_fields import FormField
from app.words import say


class Consent(Kind):
    """A `text` that somebody agrees to; kept is the `version` they have read."""

    slug = "consent"
    name = "同意书"
    missing = "field.consent"
    schema = using(text=words("正文"), version={"title": "版本", "type": "string", "minLength": 1})
    obliged = frozenset({"text", "version"})

    def is_empty(self, raw: object) -> bool:
        """Not to agree is no answer."""
        return raw is False or super().is_empty(raw)

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The version agreed to: given as it is shown now, or true."""
        if raw is not True and not isinstance(raw, str):
            raise Fault("field.type.boolean")
        if raw is not True and raw != field.version:
            raise Fault("field.consent-changed")
        return field.version

    def show(self, value: Value, field: FormField, language: str) -> str:
        """That it was agreed to, and in which version."""
        return say("shown.agreed", language, version=value)
