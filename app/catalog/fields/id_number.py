"""The number on an ID card."""

from app.catalog.fields.kind import Fault, Kind, Reading, Value
from app.catalog.form_fields import FormField
from app.kit.id_numbers import born_on, id_number
from app.kit.masking import masked_id_number


class IdNumber(Kind):
    """18 characters with a check character (GB 11643); nobody has a card before their birth."""

    slug = "id_number"
    name = "身份证号"
    sensitive = True

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The number, its X in upper case; one of 15 digits is brought to 18."""
        number = id_number(raw) if isinstance(raw, str) else None
        birthday = born_on(number) if number else None
        if number is None or birthday is None or birthday > reading.today:
            raise Fault("field.id-number")
        return number

    def mask(self, value: Value) -> str:
        """The first and the last four."""
        return masked_id_number(str(value))

    def index(self, value: Value) -> tuple[str, ...]:
        """The number."""
        return (str(value),)
