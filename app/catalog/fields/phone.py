"""A phone number."""

from app.catalog.fields.kind import Fault, Kind, Reading, Value
from app.catalog.form_fields import FormField
from app.kit.masking import masked_phone
from app.kit.phone_numbers import phone_number


class Phone(Kind):
    """A mobile number or a landline with its area code, of mainland China."""

    slug = "phone"
    name = "电话"
    sensitive = True

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The number as 13800000000 or 0830-6501234."""
        number = phone_number(raw) if isinstance(raw, str) else None
        if number is None:
            raise Fault("field.phone")
        return number

    def mask(self, value: Value) -> str:
        """A few digits at the ends."""
        return masked_phone(str(value))

    def index(self, value: Value) -> tuple[str, ...]:
        """The number."""
        return (str(value),)
