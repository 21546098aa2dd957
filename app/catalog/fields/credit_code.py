"""The unified social credit code of an organisation."""

from app.catalog.fields.kind import Fault, Kind, Reading, Value
from app.catalog.form_fields import FormField
from app.kit.id_numbers import credit_code


class CreditCode(Kind):
    """18 characters with a check character (GB 32100); public, so it is not masked."""

    slug = "credit_code"
    name = "统一社会信用代码"

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The code in upper case."""
        code = credit_code(raw) if isinstance(raw, str) else None
        if code is None:
            raise Fault("field.credit-code")
        return code

    def index(self, value: Value) -> tuple[str, ...]:
        """The code."""
        return (str(value),)
