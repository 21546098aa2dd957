"""What people send about home visits, and what it asks of the services."""

from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from app.domain.visits.visit_flow import (
    VisitAct,
    VisitNotNow,
    VisitNotYours,
    VisitParty,
    VisitReasonsNeeded,
)
from app.domain.visits.visit_wishes import BadVisitTime, BadWish, Wish
from app.routes.http.wire import Moment
from app.routes.papers.case_forms import Applicant, Centre, ItemCode, Phone
from app.services.visits.visit_acts import (
    VisitAgentNeeded,
    VisitChanged,
    VisitOrder,
    VisitTimeNeeded,
    VisitWishNeeded,
)
from app.services.visits.visit_parties import NoSuchVisit, OwnVisit
from app.services.visits.visit_triage import NoSuchAgent
from app.services.visits.visits import VisitWish

Why = Annotated[str, Meta(min_length=1, max_length=500)]
Address = Annotated[str, Meta(max_length=200)]
VisitWords = Annotated[str, Meta(max_length=500)]
VisitMinutes = Annotated[int, Meta(ge=5, le=480)]
Time = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
RecordVersion = Annotated[int, Meta(ge=1)]
"""The version of the visit that was looked at."""
OF_AN_ACT = (
    NoSuchVisit,
    OwnVisit,
    VisitChanged,
    VisitNotYours,
    VisitNotNow,
    VisitReasonsNeeded,
    VisitTimeNeeded,
    VisitAgentNeeded,
    VisitWishNeeded,
    NoSuchAgent,
    BadVisitTime,
    BadWish,
)


class WishForm(Struct, forbid_unknown_fields=True, rename={"starts": "from", "ends": "to"}):
    """A part of a day on which one can be visited."""

    on: date
    starts: Time
    ends: Time


Wishes = Annotated[list[WishForm], Meta(max_length=5)]


class VisitedPerson(Struct, forbid_unknown_fields=True):
    """For whom one asks, who is somebody else."""

    id: UUID


class VisitForm(Struct, forbid_unknown_fields=True):
    """What one asks for: why, where, when possible, about which items."""

    centre: Centre
    why: Why
    address: Address
    person: VisitedPerson | None = None
    hamlet: UUID | None = None
    wishes: Wishes = []
    items: Annotated[list[ItemCode], Meta(max_length=10)] = []
    phone: Phone = ""


class StaffVisitForm(Struct, forbid_unknown_fields=True):
    """A visit for somebody at the counter or on the phone."""

    centre: Centre
    person: Applicant
    why: Why
    address: Address
    source: Literal["clerk", "hotline"] = "clerk"
    hamlet: UUID | None = None
    wishes: Wishes = []
    items: Annotated[list[ItemCode], Meta(max_length=10)] = []


class VisitActForm(Struct, forbid_unknown_fields=True):
    """One act of the person concerned or of who asked for them."""

    act: Literal["confirm", "decline", "withdraw", "propose"]
    version: RecordVersion
    wishes: Wishes = []
    words: VisitWords = ""


class StaffVisitActForm(Struct, forbid_unknown_fields=True):
    """One act of the office."""

    act: Literal["assign", "propose", "confirm", "postpone", "refuse", "withdraw", "reopen"]
    version: RecordVersion
    agent: UUID | None = None
    starts_at: Moment | None = None
    minutes: VisitMinutes | None = None
    words: VisitWords = ""


class AgentVisitActForm(Struct, forbid_unknown_fields=True):
    """One act of the agent, with a signal: without one the phone keeps it in its journal."""

    act: Literal["accept", "propose", "on_way", "arrived", "done", "not_home", "postpone", "refuse"]
    version: RecordVersion
    starts_at: Moment | None = None
    minutes: VisitMinutes | None = None
    words: VisitWords = ""


class SettleForm(Struct, forbid_unknown_fields=True):
    """Which operation is right about a field."""

    key: Annotated[str, Meta(min_length=1, max_length=80)]
    op: UUID
    version: RecordVersion


def wishes_of(wishes: list[WishForm]) -> tuple[Wish, ...]:
    """The wishes as the rules see them."""
    clock = time.fromisoformat
    return tuple(Wish(one.on, clock(one.starts), clock(one.ends)) for one in wishes)


def wish_of(form: VisitForm | StaffVisitForm) -> VisitWish:
    """What is asked for, whoever asks."""
    own = form if isinstance(form, VisitForm) else None
    return VisitWish(
        centre=form.centre,
        why=form.why,
        address=form.address,
        person=own.person.id if own and own.person else None,
        hamlet=form.hamlet,
        wishes=wishes_of(form.wishes),
        items=tuple(form.items),
        phone=own.phone if own else "",
    )


def resident_order(form: VisitActForm) -> VisitOrder:
    """What the person concerned wants done."""
    return VisitOrder(
        act=VisitAct(form.act),
        party=VisitParty.RESIDENT,
        version=form.version,
        words=form.words,
        wishes=wishes_of(form.wishes),
    )


def office_order(form: StaffVisitActForm) -> VisitOrder:
    """What the office wants done."""
    return VisitOrder(
        act=VisitAct(form.act),
        party=VisitParty.OFFICE,
        version=form.version,
        words=form.words,
        agent=form.agent,
        starts_at=form.starts_at,
        minutes=form.minutes,
    )


def agent_order(form: AgentVisitActForm) -> VisitOrder:
    """What the agent wants done."""
    return VisitOrder(
        act=VisitAct(form.act),
        party=VisitParty.AGENT,
        version=form.version,
        words=form.words,
        starts_at=form.starts_at,
        minutes=form.minutes,
    )
