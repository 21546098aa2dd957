"""The number of a bank card."""

from app.catalog.fields.kind import Fault, Kind, Reading, Value
from app.catalog.form_fields import FormField
from app.kit.id_numbers import bank_card


class BankCard(Kind):
    """12 to 19 digits, the last of which checks the others (Luhn)."""

    slug = "bank_card"
    name = "银行卡号"
    sensitive = True

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The digits without blanks."""
        digits = bank_card(raw) if isinstance(raw, str) else None
        if digits is None:
            raise Fault("field.bank-card")
        return digits

    def show(self, value: Value, field: FormField, language: str) -> str:
        """The digits in groups of four, as on the card."""
        digits = str(value)
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))

    def mask(self, value: Value) -> str:
        """The last four digits."""
        digits = str(value)
        return "*" * (len(digits) - 4) + digits[-4:]

    def index(self, value: Value) -> tuple[str, ...]:
        """The digits."""
        return (str(value),)
