"""A service item: what it is, who may ask, what to bring, how long it takes and what it costs."""

from typing import Final, Literal, TypeAlias

from msgspec import Struct

from app.catalog.procedures import Procedure
from app.catalog.texts import Text

Family: TypeAlias = Literal["government", "convenience", "welfare"]
Mode: TypeAlias = Literal["immediate", "promise", "joint", "report", "reply"]
State: TypeAlias = Literal["active", "paused", "cancelled"]
MaterialKind: TypeAlias = Literal["original", "copy", "form", "photo", "online"]

FAMILIES: Final = {"government": "政务服务", "convenience": "便民服务", "welfare": "公益服务"}
MODES: Final = {
    "immediate": "即办件",
    "promise": "承诺件",
    "joint": "联办件",
    "report": "上报件",
    "reply": "答复件",
}
STATES: Final = {"active": "在用", "paused": "暂停", "cancelled": "取消"}
LICENCE: Final = "行政许可"
"""The type of an item whose letters speak of a licence (Administrative Licensing Law)."""
MATERIAL_KINDS: Final = {
    "original": "原件",
    "copy": "复印件",
    "form": "表格",
    "photo": "照片",
    "online": "电子材料",
}


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of the process: what happens, whose hands it is in, how long it may stay there."""

    step: Text
    who: Text
    limit: Text


class Material(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One paper to bring; `gap_allowed` papers may follow later against a written promise."""

    name: Text
    kind: MaterialKind
    count: int = 1
    required: bool = True
    source: Text = ""
    gap_allowed: bool = False
    note: Text = ""


class Fee(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the office charges, in fen, and by which rule (also when it charges nothing)."""

    fen: int = 0
    basis: Text = ""


class Booking(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an item is booked.

    A seat is `duration_minutes` long, offered `days_ahead` calendar days ahead and until
    `notice_minutes` before it begins; a person holds at most `max_open` future bookings.
    """

    bookable: bool = False
    duration_minutes: int = 15
    days_ahead: int = 14
    notice_minutes: int = 60
    max_open: int = 1
    home_visit: bool = False
    agent: bool = False


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The public document an entry follows, and the fields a real office must still confirm."""

    document: str
    confirm: tuple[str, ...] = ()


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of a service item.

    Limits are counted in working days; None means that no law or promise names one. An immediate
    item promises 0: it is done while the person waits.
    """

    code: str
    family: Family
    type: str
    mode: Mode
    state: State = "active"
    name: Text
    summary: Text
    legal_basis: tuple[Text, ...]
    accepting_unit: Text
    conditions: tuple[Text, ...]
    process: tuple[Step, ...]
    discretion: Text
    materials: tuple[Material, ...]
    fee: Fee
    statutory_workdays: int | None = None
    promised_workdays: int | None = None
    phone: str
    complaint_phone: str
    place_and_hours: Text
    result: Text
    booking: Booking = Booking()
    procedure: Procedure = Procedure()
    source: Source
