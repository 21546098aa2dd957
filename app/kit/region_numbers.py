"""The 12 digits of a place, level by level (GB/T 2260 and the statistical codes)."""

import re
from typing import Final

LAYOUT: Final = re.compile(r"([1-9][0-9])([0-9]{2})([0-9]{2})([0-9]{3})([0-9]{3})")
WITHOUT_GAPS: Final = (
    [0],
    [0, 1],
    [0, 1, 2],
    [0, 1, 2, 3],
    [0, 1, 2, 3, 4],
    [0, 1, 3],
    [0, 1, 3, 4],
)


def named_levels(text: str) -> tuple[int, ...]:
    """The levels that a code names, from 0, the province; none when it is no region code.

    Two digits each for province, prefecture and county, three each for township and village.
    A prefecture without counties (Dongguan: 441900003000) has its townships directly under it;
    every other gap of zeros is refused. Whether the place exists is not known here.
    """
    layout = LAYOUT.fullmatch(text)
    named = [level for level, digits in enumerate(layout.groups()) if int(digits)] if layout else []
    return tuple(named) if named in WITHOUT_GAPS else ()
