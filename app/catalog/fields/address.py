"""Where somebody lives or something stands."""

from typing import Any

from app.catalog.fields.kind import (
    Fault,
    FaultyParts,
    Kind,
    Reading,
    Value,
    Wrong,
    is_blank,
    parts_of,
)
from app.catalog.fields.region import region
from app.catalog.fields.text import LONGEST
from app.catalog.fields.writing import line
from app.catalog.form_fields import FormField
from app.kit.masking import masked_address


class Address(Kind):
    """A line of at most 200 characters, and the region it lies in, or none ("")."""

    slug = "address"
    name = "地址"
    type = "none"
    sensitive = True

    def read(self, raw: object, field: FormField, reading: Reading) -> dict[str, Any]:
        """Region and line; a mere text is the line."""
        given = {"line": raw} if isinstance(raw, str) else parts_of(raw, ("region", "line"))
        errors: dict[str, Wrong] = {}
        made = {"region": "", "line": ""}
        try:
            made["region"] = "" if is_blank(given.get("region")) else region(given["region"])
        except Fault as fault:
            errors["region"] = fault.errors[""]
        try:
            made["line"] = _line(given.get("line"))
        except Fault as fault:
            errors["line"] = fault.errors[""]
        if errors:
            raise FaultyParts(errors)
        return made

    def show(self, value: Value, field: FormField, language: str) -> str:
        """The code of the region, when there is one, and the line."""
        parts = value if isinstance(value, dict) else {}
        return f"{parts['region']} {parts['line']}".strip()

    def mask(self, value: Value) -> str:
        """The line down to its township."""
        return masked_address(value["line"]) if isinstance(value, dict) else ""


def _line(raw: object) -> str:
    if is_blank(raw):
        raise Fault("field.missing")
    return line(raw, None, LONGEST)
