"""Where services are given: divisions, centres, windows, posts, and the hours they open."""

from datetime import date, time
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field

from app.catalog.items import Source
from app.catalog.texts import Text

Level: TypeAlias = Literal["prefecture", "county", "township", "village"]
CentreKind: TypeAlias = Literal["centre", "room"]
StaffRole: TypeAlias = Literal["clerk", "director", "agent", "admin"]
Days: TypeAlias = Literal["workdays"] | tuple[int, ...]
Break: TypeAlias = tuple[time, time]

LEVELS: Final = {
    "prefecture": "市州",
    "county": "县区",
    "township": "乡镇街道",
    "village": "村社区",
}
CENTRE_KINDS: Final = {"centre": "服务中心", "room": "便民服务室"}
STAFF_ROLES: Final = {
    "clerk": "窗口人员",
    "director": "负责人",
    "agent": "代办员",
    "admin": "管理员",
}

EXPORTED: Final = Source(document="从系统导出")
"""The source of a centre whose own document the database does not keep."""

_SIGNIFICANT: Final = {"prefecture": 4, "county": 6, "township": 9, "village": 12}


class Division(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An administrative division with its 12-digit statistical code (2 province + 2 + 2 + 3 + 3).

    Codes change: one that ended has `valid_to`, and `merged_into` names what took its place.
    """

    code: str
    level: Level
    name: Text
    valid_from: date | None = None
    valid_to: date | None = None
    merged_into: str = ""
    note: Text = ""

    @property
    def parent(self) -> str:
        """The code one level up by zero fill; empty for a prefecture, the top of our levels."""
        return parent_code(self.code, self.level)


class Area(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a centre where one department works."""

    code: str
    name: Text


class Window(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A counter; `holder` is the unit behind it, perhaps a third party like the power company."""

    code: str
    name: Text
    area: str
    holder: Text
    third_party: bool = False


class Staff(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who works here; `key` is how posts call them."""

    key: str
    name: Text
    role: StaffRole
    phone: str


class Post(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A duty at a window: A holds it, B takes over when A is away. Both are staff keys.

    `lead` is the staff key of who leads the window, empty when nobody does.
    `departments` are the co-departments of joint items for which it gives opinions at this centre.
    """

    code: str
    name: Text
    window: str
    a: str
    b: str
    lead: str = ""
    departments: tuple[str, ...] = ()


class Offer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item that this centre gives, and the windows that give it."""

    item: str
    windows: tuple[str, ...] = ()


class Opening(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A weekly rule of opening hours.

    `days` are ISO weekdays, or "workdays": the days the statutory calendar makes working days. A
    slot begins every `step_minutes` and has `windows` seats. No `items` means every item of the
    centre. A season is `valid_from`..`valid_to`, both included. `off_hours` marks evenings and
    weekends; `on_holidays` keeps the rule alive on public holidays.
    """

    code: str
    days: Days
    starts: time = field(name="from")
    ends: time = field(name="to")
    breaks: tuple[Break, ...] = ()
    windows: int = 1
    step_minutes: int = 15
    items: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    off_hours: bool = False
    on_holidays: bool = False


class Centre(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service centre or a village service room.

    The code is the division's 12 digits; a second one in the same division ends in "-2".
    """

    code: str
    division: str
    kind: CentreKind
    name: Text
    address: Text
    phone: str
    complaint_phone: str
    latitude: float | None = None
    longitude: float | None = None
    areas: tuple[Area, ...] = ()
    windows: tuple[Window, ...] = ()
    staff: tuple[Staff, ...] = ()
    posts: tuple[Post, ...] = ()
    items: tuple[Offer, ...] = ()
    openings: tuple[Opening, ...] = ()
    source: Source


def parent_code(code: str, level: Level) -> str:
    """The 12-digit code one level up by zero fill; empty for a prefecture."""
    levels = list(_SIGNIFICANT)
    above = levels.index(level) - 1
    return "" if above < 0 else code[: _SIGNIFICANT[levels[above]]].ljust(12, "0")


def level_of(code: str) -> Level | None:
    """The level that the zeros at the end of a 12-digit code say, or None for a province."""
    found: Level | None = None
    level: Level
    below = 2
    for level, digits in (("prefecture", 4), ("county", 6), ("township", 9), ("village", 12)):
        if code[below:digits].strip("0"):
            found = level
        below = digits
    return found
