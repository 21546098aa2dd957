"""Phone numbers of mainland China in their one normal writing."""

import re
from typing import Final

from app.kit.id_numbers import normal

MARKS: Final = re.compile(r"[-\u2010-\u2015().]")
COUNTRY: Final = re.compile(r"^(?:(?:\+86|0086)0?|86(?=1[3-9][0-9]{9}$))")
MOBILE: Final = re.compile(r"0?(1[3-9][0-9]{9})")
LANDLINE: Final = re.compile(r"(010|02[0-9])([2-8][0-9]{7})|(0[3-9][0-9]{2})([2-8][0-9]{6,7})")


def phone_number(text: str) -> str | None:
    """A mobile number as 13800000000, a landline as 0830-6501234; None for what is neither.

    The country may lead (+86, 0086, 86), brackets and hyphens may divide.
    """
    digits = COUNTRY.sub("0", MARKS.sub("", normal(text)))
    if mobile := MOBILE.fullmatch(digits):
        return mobile[1]
    landline = LANDLINE.fullmatch(digits)
    if landline is None:
        return None
    area, local = (group for group in landline.groups() if group)
    return f"{area}-{local}"
