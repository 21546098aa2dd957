"""The number plate of a vehicle."""

import re
from typing import Final

from app.catalog.fields.kind import Fault, Kind, Reading, Value
from app.catalog.form_fields import FormField
from app.kit.id_numbers import normal

_PROVINCES: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_MARKS: Final = re.compile(r"[-·\u2022\u2027\u30fb.]")
_PLATE: Final = re.compile(
    rf"[{_PROVINCES}][A-HJ-NP-Z][0-9A-HJ-NP-Z]{{4}}[0-9A-HJ-NP-Z挂学警港澳领]"  # GA 36-2018
    rf"|[{_PROVINCES}][A-HJ-NP-Z][0-9A-HJ-NP-Z]{{6}}"  # new energy
    rf"|[{_PROVINCES}][0-9]{{2}}[0-9A-HJ-NP-Z]{{5}}"  # tractors
)


class Plate(Kind):
    """A plate of a car, a trailer, an electric car or a tractor, as they are given in China."""

    slug = "plate"
    name = "车牌号"
    sensitive = True

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The plate in upper case, without dots and blanks."""
        plate = _MARKS.sub("", normal(raw)) if isinstance(raw, str) else ""
        if not _PLATE.fullmatch(plate):
            raise Fault("field.plate")
        return plate

    def mask(self, value: Value) -> str:
        """The first two and the last two characters."""
        plate = str(value)
        return plate[:2] + "*" * (len(plate) - 4) + plate[-2:]

    def index(self, value: Value) -> tuple[str, ...]:
        """The plate."""
        return (str(value),)
