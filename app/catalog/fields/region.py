"""A place of the administrative map."""

from app.catalog.fields.kind import Fault, Kind, Reading
from app.catalog.form_fields import FormField
from app.kit.id_numbers import normal
from app.kit.region_numbers import named_levels


class Region(Kind):
    """The 12 digits of a place, from a province to a village."""

    slug = "region"
    name = "行政区划"

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The 12 digits; whether there is such a place is not known here."""
        return region(raw)


def region(raw: object) -> str:
    """The 12 digits of a region code, or Fault."""
    digits = normal(raw) if isinstance(raw, str) else ""
    if not named_levels(digits):
        raise Fault("field.region")
    return digits
