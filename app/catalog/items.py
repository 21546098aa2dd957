"""A service item: what it is, who may ask, what to bring, how long it takes and what it costs."""

from typing import Final, Literal, TypeAlias

from msgspec import Struct

from app.catalog.conditions.conditions import Condition
from app.catalog.procedures import Procedure
from app.catalog.texts import Text

Family: TypeAlias = Literal["government", "convenience", "welfare"]
Mode: TypeAlias = Literal["immediate", "promise", "joint", "report", "reply"]
State: TypeAlias = Literal["active", "paused", "cancelled"]
MaterialKind: TypeAlias = Literal["original", "copy", "form", "photo", "online"]
Booker: TypeAlias = Literal["person", "agent", "office"]
Moment: TypeAlias = Literal["received", "accepted", "correction", "decided", "delivered"]

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
BOOKERS: Final = {"person": "本人", "agent": "代办员", "office": "窗口"}
MOMENTS: Final = {
    "received": "收到申请",
    "accepted": "受理",
    "correction": "补正告知",
    "decided": "办结",
    "delivered": "送达",
}


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of the process: what happens, whose hands it is in, how long it may stay there."""

    step: Text
    who: Text
    limit: Text


class Material(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One paper to bring; `gap_allowed` papers may follow later against a written promise.

    `key` stays the same through every version (empty: the Chinese name stands for it). The paper is
    on the list only while `show_when` holds, and needed when it is `required` or `require_when`
    holds. `sample` is the address of a picture of it filled in. `document` names the kind of
    document it is (`id-card`): one the office has verified before need not be brought again.
    """

    key: str = ""
    name: Text
    kind: MaterialKind
    count: int = 1
    required: bool = True
    source: Text = ""
    gap_allowed: bool = False
    note: Text = ""
    sample: str = ""
    document: str = ""
    show_when: Condition = None
    require_when: Condition = None


class FeeRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another fee, in fen, for those for whom `when` holds."""

    when: Condition
    fen: int
    basis: Text = ""


class Fee(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the office charges, in fen, and by which rule (also when it charges nothing).

    The first of `rules` that holds takes the place of the fee.
    """

    fen: int = 0
    basis: Text = ""
    rules: tuple[FeeRule, ...] = ()


class Eligibility(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must hold for somebody to apply, and what they are told when it does not."""

    key: str
    holds: Condition
    says: Text


class Route(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case for which `when` holds goes to the post that speaks for this department."""

    when: Condition
    department: str


class ItemMessage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the item adds to a message that is sent anyway."""

    at: Moment
    text: Text


class Indicator(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something people may say about this item when they rate it."""

    key: str
    name: Text


class Booking(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an item is booked.

    A seat is `duration_minutes` long, offered `days_ahead` calendar days ahead and until
    `notice_minutes` before it begins; a person holds at most `max_open` future bookings. `by` says
    who may book it.
    """

    bookable: bool = False
    duration_minutes: int = 15
    days_ahead: int = 14
    notice_minutes: int = 60
    max_open: int = 1
    home_visit: bool = False
    agent: bool = False
    by: tuple[Booker, ...] = ("person", "agent", "office")


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The public document an entry follows, and the fields a real office must still confirm."""

    document: str
    confirm: tuple[str, ...] = ()


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of a service item.

    Limits are counted in working days; None means that no law or promise names one. An immediate
    item promises 0: it is done while the person waits. Somebody may apply when every rule of
    `eligibility` holds; a case for which `priority_when` holds goes first; the first of `routes`
    that holds says which department has it. Files of closed cases are kept `retention_years`.
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
    eligibility: tuple[Eligibility, ...] = ()
    priority_when: Condition = None
    routes: tuple[Route, ...] = ()
    messages: tuple[ItemMessage, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    retention_years: int = 10
    booking: Booking = Booking()
    procedure: Procedure = Procedure()
    source: Source
