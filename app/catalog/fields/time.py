"""A time of day."""

import re
from typing import Final

from app.catalog.fields.kind import Fault, Kind, Reading
from app.catalog.form_fields import FormField
from app.kit.id_numbers import normal

_HOUR: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)


class Time(Kind):
    """Hours and minutes of a day, from 00:00 to 23:59."""

    slug = "time"
    name = "时间"

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The time as HH:MM."""
        hour = _HOUR.fullmatch(normal(raw)) if isinstance(raw, str) else None
        if hour is None:
            raise Fault("field.time")
        return f"{int(hour[1]):02}:{hour[2]}"
