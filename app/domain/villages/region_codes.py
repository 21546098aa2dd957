"""The 12-digit code of a place, from province to village (GB/T 2260 and the statistical codes)."""

from dataclasses import dataclass
from enum import StrEnum

from app.kit.errors import Invalid
from app.kit.region_numbers import named_levels


class BadRegionCode(Invalid):
    """A region code has 12 digits, with zeros after the level that it names."""


class RegionLevel(StrEnum):
    """How deep a place lies, from the province down."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"


class RegionKind(StrEnum):
    """What a place of the two lowest levels is by law; OTHER is similar to one (a farm, a park)."""

    AREA = "area"
    SUBDISTRICT = "subdistrict"
    TOWN = "town"
    RURAL_TOWNSHIP = "rural_township"
    RESIDENTS = "residents_committee"
    VILLAGERS = "villagers_committee"
    OTHER = "other"


LEVELS = tuple(RegionLevel)
ENDS = (2, 4, 6, 9, 12)
"""Where the digits of each level end."""


@dataclass(frozen=True)
class RegionCode:
    """A place; built only by `region_code`."""

    text: str
    level: RegionLevel
    kind: RegionKind
    ancestors: tuple[str, ...]
    """The codes above this one, the province first."""

    @property
    def parent(self) -> str | None:
        """The code one level up, None for a province."""
        return self.ancestors[-1] if self.ancestors else None

    def contains(self, other: "RegionCode") -> bool:
        """Whether `other` is this place or lies in it."""
        return self.text == other.text or self.text in other.ancestors


def region_code(text: str) -> RegionCode:
    """The place that 12 digits name, or BadRegionCode.

    Two digits each for province, prefecture and county, three each for township and village, no
    gap between them but where a prefecture has no counties. Whether the place exists is not known
    here: codes change each year.
    """
    named = named_levels(text)
    if not named:
        raise BadRegionCode
    *above, depth = named
    starts = (0, *ENDS)[depth]
    kind = _kind(LEVELS[depth], int(text[starts : ENDS[depth]]))
    ancestors = tuple(text[: ENDS[level]].ljust(12, "0") for level in above)
    return RegionCode(text, LEVELS[depth], kind, ancestors)


def _kind(level: RegionLevel, number: int) -> RegionKind:
    """By the ranges of the statistical code rules: 001-099, 100-199, 200-399, 400 and more."""
    if level is RegionLevel.TOWNSHIP:
        bounds = (
            (100, RegionKind.SUBDISTRICT),
            (200, RegionKind.TOWN),
            (400, RegionKind.RURAL_TOWNSHIP),
        )
    elif level is RegionLevel.VILLAGE:
        bounds = ((200, RegionKind.RESIDENTS), (400, RegionKind.VILLAGERS), (0, RegionKind.OTHER))
    else:
        return RegionKind.AREA
    return next((kind for below, kind in bounds if number < below), RegionKind.OTHER)
