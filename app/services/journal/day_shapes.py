"""The shapes in which an agent's day travels to the phone: short keys, nothing that is empty.

`seen` goes back untouched as the `base` of an operation; `version` is that of the row, for acts
that are done online.
"""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

from app.services.papers.application_fields import FieldView

Kind = Literal[
    "round", "visit", "household", "person", "form", "original", "mandate", "plan", "register"
]


class DaySeen(Struct, frozen=True, omit_defaults=True):
    """What whoever gets this record has seen of it."""

    upto: dict[UUID, int] = {}
    also: list[UUID] = []


UNSEEN = DaySeen()
"""Of a record nobody has written anything about; left out, because it is this very one."""


class DayValue(Struct, frozen=True, omit_defaults=True):
    """A value `v` of a field; of several that differ each names its operation, who and when."""

    v: Any
    op: UUID | None = None
    by_name: str = ""
    at: datetime | None = None


class DayNote(Struct, frozen=True, omit_defaults=True):
    """What somebody noted."""

    text: str
    at: datetime
    by: UUID | None = None


class DayVisit(Struct, frozen=True, omit_defaults=True):
    """A visit; `fields` are the answers so far, and any other field with several values."""

    version: int
    number: str
    state: str
    person_id: UUID
    minutes: int
    why: str = ""
    items: list[str] = []
    household_id: UUID | None = None
    plan_id: UUID | None = None
    case_id: UUID | None = None
    hamlet: str = ""
    address: str = ""
    phone: str = ""
    starts_at: datetime | None = None
    wishes: list[dict[str, str]] = []
    form_item: str = ""
    form_version: int = 0
    fields: dict[str, list[DayValue]] = {}
    notes: list[DayNote] = []
    proofs: list[str] = []
    conflicts: list[str] = []
    soft: list[str] = []
    priority: bool = False
    seen: DaySeen = UNSEEN


class DayMember(Struct, frozen=True, omit_defaults=True):
    """Somebody of a household."""

    person_id: UUID
    name: str
    relation: str
    head: bool = False


class DayLastVisit(Struct, frozen=True):
    """A visit that ended within 30 days, whoever went."""

    id: UUID
    on: date
    state: str


class DayHousehold(Struct, frozen=True, omit_defaults=True):
    """A household, who lives in it and what is known of it."""

    version: int
    number: str
    hamlet: str = ""
    hamlet_id: UUID | None = None
    address: str = ""
    members: list[DayMember] = []
    fields: dict[str, list[DayValue]] = {}
    notes: list[DayNote] = []
    conflicts: list[str] = []
    soft: list[str] = []
    last_visits: list[DayLastVisit] = []
    seen: DaySeen = UNSEEN


class DayPerson(Struct, frozen=True, omit_defaults=True):
    """Somebody the agent meets, whole: they must be found and called."""

    name: str
    phone: str = ""
    elder: bool = False
    standing: str = ""


class DayForm(Struct, frozen=True):
    """The questions of a check list, by its item and version."""

    item: str
    version: int
    name: str
    form: list[FieldView]


class DayHolder(Struct, frozen=True):
    """Who has a paper, or whose it is."""

    id: UUID
    name: str


class DayOriginal(Struct, frozen=True, omit_defaults=True):
    """A paper that somebody handed over and has not back."""

    version: int
    number: str
    name: str
    copies: int
    place: str
    owner: DayHolder
    holder: DayHolder | None = None
    due_on: date | None = None
    half: bool = False
    case_id: UUID | None = None
    visit_id: UUID | None = None
    seen: DaySeen = UNSEEN


class DayMandate(Struct, frozen=True, omit_defaults=True):
    """A mandate the agent holds today; no items: all of them."""

    number: str
    principal: DayHolder
    way: str
    from_on: date
    until_on: date
    items: list[str] = []
    forbidden: list[str] = []


class DayPlan(Struct, frozen=True, omit_defaults=True):
    """Somebody, a household or a business whose contact the agent is."""

    kind: str
    every_days: int
    next_on: date
    person_id: UUID | None = None
    household_id: UUID | None = None
    subject: str = ""
    why: str = ""
    form_item: str = ""
    asleep_since_on: date | None = None
    asleep_because: str = ""


class DayRound(Struct, frozen=True, omit_defaults=True):
    """The stops of a day in their order: {visit, starts_at, minutes, travel_minutes}."""

    version: int
    on: date
    stops: list[dict[str, Any]]
    by_hand: bool = False


class DayRegister(Struct, frozen=True, omit_defaults=True):
    """A list that visits fill, so that nobody types it."""

    code: str
    name: str
    columns: list[dict[str, str]]
    plan_kinds: list[str] = []


Shown = (
    DayVisit
    | DayHousehold
    | DayPerson
    | DayForm
    | DayOriginal
    | DayMandate
    | DayPlan
    | DayRound
    | DayRegister
)
