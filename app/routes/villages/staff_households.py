"""HTTP for households: who lives where, what is known of them, who moved away or died."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.people.identity import BadIdNumber, BadPhone
from app.domain.visits.visit_plans import BadStanding, Standing
from app.kit.idempotency import KeyReused
from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Centre
from app.routes.visits.visit_forms import RecordVersion, SettleForm
from app.services.house.access import NoSuchCentre
from app.services.people import standings
from app.services.people.people import AnotherName, BadName, NoSuchPerson
from app.services.people.standings import OwnStanding, StandingView
from app.services.villages import household_lists, households
from app.services.villages.household_lists import HouseholdRow, Search
from app.services.villages.household_members import BadMembers, Living
from app.services.villages.household_records import HouseholdChanged, NoSuchHousehold
from app.services.villages.household_views import HouseholdView
from app.services.villages.households import BadHousehold, HouseholdWish, NumberTaken
from app.services.visits.visit_conflicts import Choice, NoSuchValue
from app.services.visits.visits import NoSuchHamlet

bp = Blueprint("staff-households", url_prefix="/staff")
HouseholdNumber = Annotated[str, Meta(min_length=1, max_length=30)]
Relation = Literal[
    "self",
    "spouse",
    "child",
    "child_in_law",
    "parent",
    "grandparent",
    "grandchild",
    "sibling",
    "other",
]
OF_MEMBERS = (BadMembers, NoSuchPerson, BadName, BadPhone, BadIdNumber, AnotherName)


class HouseholdsQuery(Struct, forbid_unknown_fields=True):
    """The office, a hamlet, part of the number; `conflicts`: those in which people disagree."""

    centre: Centre
    hamlet: UUID | None = None
    q: Annotated[str, Meta(max_length=30)] = ""
    conflicts: bool = False
    cursor: str = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


class MemberForm(Struct, forbid_unknown_fields=True):
    """Somebody of a household: known by `person`, or by name and what their papers say."""

    relation: Relation
    person: UUID | None = None
    name: Annotated[str, Meta(max_length=40)] = ""
    phone: Annotated[str, Meta(max_length=20)] = ""
    id_number: Annotated[str, Meta(max_length=40)] = ""
    head: bool = False


class HouseholdForm(Struct, forbid_unknown_fields=True):
    """A new household, at an office or a room."""

    centre: Centre
    number: HouseholdNumber
    address: Annotated[str, Meta(max_length=200)] = ""
    hamlet: UUID | None = None
    members: Annotated[list[MemberForm], Meta(max_length=30)] = []


class HouseholdChangeForm(Struct, forbid_unknown_fields=True):
    """A household as it is now, with everybody who lives there; `version` is what was looked at."""

    number: HouseholdNumber
    address: Annotated[str, Meta(max_length=200)]
    hamlet: UUID | None
    members: Annotated[list[MemberForm], Meta(max_length=30)]
    version: RecordVersion


class StandingForm(Struct, forbid_unknown_fields=True):
    """Moved or died since a day; empty is here."""

    standing: Literal["", "moved", "died"]
    since_on: date | None = None


@operation(
    bp, "GET", "/households", summary="The households of the office", query=HouseholdsQuery,
    answer=Page[HouseholdRow], who="staff", problems=(NoSuchCentre, BadCursor),
)  # fmt: skip
async def listed(call: Call[None, HouseholdsQuery]) -> Page[HouseholdRow]:
    """Those of its rooms too, by number; heads are masked."""
    asked = call.query
    search = Search(
        centre=asked.centre,
        hamlet=asked.hamlet,
        number=asked.q,
        conflicts=asked.conflicts,
        cursor=asked.cursor,
        limit=asked.limit,
    )
    return await household_lists.listed(call.deps, call.actor, search, call.language)


@operation(
    bp,
    "POST",
    "/households",
    summary="Write a household down",
    body=HouseholdForm,
    answer=HouseholdView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, NoSuchHamlet, BadHousehold, NumberTaken, *OF_MEMBERS, KeyReused),
    example={
        "centre": "511503102000",
        "number": "3-012",
        "address": "group 3, no. 12",
        "members": [{"name": "Luo Guifang", "relation": "self", "head": True}],
    },
)
async def make(call: Call[HouseholdForm]) -> msgspec.Raw:
    """It belongs to the room of its hamlet; who moves in leaves the household they lived in."""
    form = call.form
    wish = HouseholdWish(form.number, form.address, form.hamlet, _living(form.members))
    return await once(
        call, lambda: households.make(call.deps, call.actor, form.centre, wish, call.language)
    )


@operation(
    bp, "GET", "/households/<household:uuid>", summary="A household", answer=HouseholdView,
    who="staff", problems=(NoSuchHousehold,),
)  # fmt: skip
async def shown(call: Call, household: UUID) -> HouseholdView:
    """Its people, everything known of it, plans and visits; the look is logged."""
    return await households.seen(call.deps, call.actor, household, call.language)


@operation(
    bp,
    "PUT",
    "/households/<household:uuid>",
    summary="Describe a household anew",
    body=HouseholdChangeForm,
    answer=HouseholdView,
    who="staff",
    idempotent=True,
    problems=(
        *(NoSuchHousehold, HouseholdChanged, NoSuchHamlet, BadHousehold, NumberTaken),
        *(*OF_MEMBERS, KeyReused),
    ),
)
async def change(call: Call[HouseholdChangeForm], household: UUID) -> msgspec.Raw:
    """Who is left out moved out today; a plan sleeps when nobody is left."""
    form = call.form
    wish = HouseholdWish(form.number, form.address, form.hamlet, _living(form.members))
    return await once(
        call,
        lambda: households.change(
            call.deps, call.actor, household, wish, form.version, call.language
        ),
    )


@operation(
    bp,
    "POST",
    "/households/<household:uuid>/settle",
    summary="Say which of two answers holds",
    body=SettleForm,
    answer=HouseholdView,
    who="staff",
    idempotent=True,
    problems=(NoSuchHousehold, HouseholdChanged, NoSuchValue, KeyReused),
)
async def settle(call: Call[SettleForm], household: UUID) -> msgspec.Raw:
    """The answer that one operation gave stands; both stay in the journal."""
    choice = Choice(call.form.key, call.form.op, call.form.version)
    return await once(
        call,
        lambda: households.settle(call.deps, call.actor, household, choice, call.language),
    )


@operation(
    bp,
    "POST",
    "/people/<person:uuid>/standing",
    summary="Somebody moved away, died, or is back",
    body=StandingForm,
    answer=StandingView,
    who="staff",
    idempotent=True,
    problems=(NoSuchPerson, OwnStanding, BadStanding, KeyReused),
    example={"standing": "moved", "since_on": "2026-03-01"},
)
async def note(call: Call[StandingForm], person: UUID) -> msgspec.Raw:
    """Their plans sleep with all reminders and planned visits are withdrawn; and wake again."""
    standing, since_on = Standing(call.form.standing), call.form.since_on
    return await once(
        call,
        lambda: standings.note(call.deps, call.actor, person, standing, since_on, call.language),
    )


def _living(forms: list[MemberForm]) -> list[Living]:
    return [Living(**msgspec.structs.asdict(one)) for one in forms]
