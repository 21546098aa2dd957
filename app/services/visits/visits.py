"""Asking for a visit to one's door: by the resident, a relative, the counter or the hotline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor, RoleName
from app.domain.visits import visit_wishes
from app.domain.visits.visit_flow import VisitState
from app.domain.visits.visit_plans import CHECK_LIST
from app.domain.visits.visit_wishes import MOST_WISHES, Wish
from app.kit.errors import Conflict, Invalid, NotFound
from app.models import sql
from app.models.centre import Centre, Offer
from app.models.household import Hamlet, HouseholdMember
from app.models.item import Item as ItemRow
from app.models.person import Membership
from app.models.visit import Visit
from app.ports import Deps
from app.services.cases import priorities
from app.services.catalogue.items import NoSuchItem
from app.services.house import access, audit, serial_numbers
from app.services.house.access import NoSuchCentre
from app.services.journal import journal
from app.services.people import acting_for, people
from app.services.villages import hamlet_views
from app.services.villages.hamlet_views import HamletBrief
from app.services.visits import (
    visit_notices,
    visit_places,
    visit_record_views,
    visit_records,
    visit_views,
)
from app.services.visits.visit_views import VisitItemView, VisitView
from app.words import say

CODE_DIGITS = 4
MOST_OPEN = 3
"""Visits that one may have asked for and that are not over."""


class VisitLimit(Conflict):
    """Three visits that you asked for are still open; one of them has to end first."""


class NoSuchHamlet(NotFound):
    """There is no such hamlet in the area of this office."""


class VisitWhyNeeded(Invalid):
    """Say what the visit is for."""


@dataclass(frozen=True, kw_only=True)
class VisitWish:
    """What somebody asks for: where, why, when possible; `person` is for whom (None: oneself)."""

    centre: str
    why: str
    address: str
    person: UUID | None = None
    hamlet: UUID | None = None
    wishes: Sequence[Wish] = ()
    items: Sequence[str] = ()
    phone: str = ""


@dataclass(frozen=True)
class Caller:
    """For whom the office writes a visit down; `source` is clerk or hotline."""

    source: str
    name: str
    phone: str
    id_number: str = ""


@dataclass(frozen=True, kw_only=True)
class NewVisit:
    """A visit to be written, whoever it comes from.

    `source`: self, relative, agent, clerk, hotline, plan or spot (begun at the door). A plan says
    the agent from the start.
    """

    centre: Centre
    person_id: UUID
    source: str
    asked_by_id: UUID
    why: str
    address: str = ""
    hamlet_id: UUID | None = None
    household_id: UUID | None = None
    plan_id: UUID | None = None
    case_id: UUID | None = None
    agent_id: UUID | None = None
    wishes: Sequence[Wish] = ()
    items: Sequence[str] = ()
    minutes: int = visit_wishes.USUAL_MINUTES
    check_list: str = CHECK_LIST
    id: UUID | None = None


class VisitOfferView(Struct, frozen=True):
    """What the page on which one asks for a visit needs to know."""

    open: bool
    items: list[VisitItemView]
    hamlets: list[HamletBrief]
    free_note: str
    earliest_on: date


async def offer(deps: Deps, centre_code: str, language: str) -> VisitOfferView:
    """Whether one may ask for a visit here, about what and where; NoSuchCentre."""
    centre = await _centre(centre_code)
    codes = await _offered(centre)
    hamlets = await _hamlets(centre.id)
    agents = Membership.filter(
        role=RoleName.AGENT, centre_id__in=await visit_places.agent_places(centre.id)
    )
    return VisitOfferView(
        open=await agents.exists(),
        items=await visit_views.item_names(codes, language),
        hamlets=[hamlet_views.brief(one, language) for one in hamlets],
        free_note=say("visit.free", language),
        earliest_on=deps.clock.today() + timedelta(days=1),
    )


async def ask(deps: Deps, actor: Actor, wish: VisitWish, language: str) -> VisitView:
    """Ask for a visit to oneself, or to somebody for whom one may act.

    NoSuchCentre, NoSuchItem, NoSuchHamlet, BadWish, VisitWhyNeeded, VisitLimit, NameNeeded,
    PhoneNeeded, BadPhone, NoMandate.
    """
    centre = await _checked(deps, wish)
    person_id = wish.person or actor.person_id
    async with sql.transaction():
        asker = await people.held(actor.person_id)
        await people.complete(deps, asker, "", wish.phone)
        source = await _source(deps, actor, person_id)
        mine = Visit.filter(asked_by_id=actor.person_id, closed_at__isnull=True)
        if await mine.filter(source=source).count() >= MOST_OPEN:
            raise VisitLimit(limit=MOST_OPEN)
        visit = await begin(deps, _new(wish, centre, person_id, source, actor.person_id))
    return await visit_views.view(deps, actor, visit, language)


async def ask_for(
    deps: Deps, actor: Actor, wish: VisitWish, caller: Caller, language: str
) -> VisitView:
    """Write a visit down for somebody at the counter or on the phone; staff of the centre only.

    As `ask`, and BadName, BadIdNumber.
    """
    await access.centre_of_staff(actor, wish.centre)
    centre = await _checked(deps, wish)
    async with sql.transaction():
        person = await people.walk_in(deps, caller.name, caller.phone, caller.id_number)
        new = _new(wish, centre, person.id, caller.source, actor.person_id)
        visit = await begin(deps, new)
    return await visit_views.view(deps, actor, visit, language)


async def begin(deps: Deps, new: NewVisit, *, tell: bool = True) -> Visit:
    """Write a visit with its number, code and first operations, and tell whoever it concerns.

    Inside anybody's transaction. One that has an agent starts as assigned.
    """
    visit = await write(deps, new)
    state = VisitState.ASSIGNED if new.agent_id else VisitState.ASKED
    body: dict[str, Any] = {"state": state, "person": str(new.person_id), "items": list(new.items)}
    await journal.write(deps, "visit", visit.id, "open", body, new.asked_by_id)
    if new.agent_id:
        agent = {"agent": str(new.agent_id)}
        await journal.write(deps, "visit", visit.id, "assign", agent, new.asked_by_id)
    if new.minutes != visit_wishes.USUAL_MINUTES:
        length = {"starts_at": None, "minutes": new.minutes}
        await journal.write(deps, "visit", visit.id, "propose", length, new.asked_by_id)
    await visit_records.refresh(deps, visit)
    await audit.record(deps, new.asked_by_id, "visit-asked", f"visit:{visit.id}", by=new.source)
    if tell:
        await visit_notices.tell_new(deps, visit)
    return visit


async def write(deps: Deps, new: NewVisit) -> Visit:
    """The row of a visit alone, without any operation: for a phone that sends its own.

    Inside anybody's transaction. Elders and disabled people go first if that was verified.
    """
    visit_id = new.id or deps.ids.new()
    item, version = await visit_record_views.check_list(new.check_list or CHECK_LIST)
    seal, place = deps.cipher.seal, visit_records.place_of
    return await Visit.create(
        id=visit_id,
        number=await serial_numbers.next_number(deps, "visit", new.centre),
        centre_id=new.centre.id,
        person_id=new.person_id,
        household_id=new.household_id or await home_of(new.person_id),
        hamlet_id=new.hamlet_id,
        plan_id=new.plan_id,
        case_id=new.case_id,
        agent_id=new.agent_id,
        source=new.source,
        asked_by_id=new.asked_by_id,
        asked_at=deps.clock.now(),
        items=list(new.items),
        wishes=[kept_wish(one) for one in new.wishes],
        form_item=item,
        form_version=version,
        why_sealed=seal(new.why.strip(), place("why", visit_id)),
        address_sealed=seal(new.address.strip(), place("address", visit_id)),
        code_sealed=seal(deps.ids.digits(CODE_DIGITS), place("code", visit_id)),
        priority=await priorities.priority_of(new.person_id, deps.clock.today()),
        state=VisitState.ASKED,
        minutes=new.minutes,
        version=0,
    )


async def home_of(person_id: UUID) -> UUID | None:
    """The household in which somebody lives, so that what is known of it is at the door too."""
    lives = await HouseholdMember.filter(person_id=person_id, left_on=None).order_by("-id").first()
    return lives.household_id if lives else None


def kept_wish(wish: Wish) -> dict[str, str]:
    """A wish as a visit keeps it: {on, from, to}."""
    times = {"from": f"{wish.starts:%H:%M}", "to": f"{wish.ends:%H:%M}"}
    return {"on": wish.on.isoformat(), **times}


async def _source(deps: Deps, actor: Actor, person_id: UUID) -> str:
    """Who asks: oneself, a relative, or an agent with a mandate, who never learns the code."""
    if person_id == actor.person_id:
        return "self"
    today = deps.clock.today()
    mandate = await acting_for.check_may_act(deps, actor.person_id, person_id, None, today)
    return "agent" if mandate and mandate.as_agent else "relative"


async def _checked(deps: Deps, wish: VisitWish) -> Centre:
    """The room or centre that is asked, when everything asked for is there."""
    centre = await _centre(wish.centre)
    if not wish.why.strip():
        raise VisitWhyNeeded(pointer="/why")
    visit_wishes.check_wishes(wish.wishes[:MOST_WISHES], deps.clock.now())
    offered = set(await _offered(centre))
    for place, code in enumerate(wish.items):
        if code not in offered:
            raise NoSuchItem(item=code, pointer=f"/items/{place}")
    if wish.hamlet and wish.hamlet not in {row.id for row in await _hamlets(centre.id)}:
        raise NoSuchHamlet(hamlet=str(wish.hamlet), pointer="/hamlet")
    return centre


async def _centre(code: str) -> Centre:
    centre = await access.centre_called(code)
    if centre is None:
        raise NoSuchCentre(centre=code)
    return centre


async def _offered(centre: Centre) -> list[str]:
    """The services that the office or the one above it offers now, by code."""
    offices = await visit_places.offices_of(centre.id)
    ids = await Offer.filter(centre_id__in=offices).values_list("item_id", flat=True)
    rows = await ItemRow.filter(id__in=list(ids), current__gt=0).order_by("code") if ids else []
    return [row.code for row in rows]


async def _hamlets(centre_id: UUID) -> list[Hamlet]:
    places = await visit_places.agent_places(centre_id)
    return await Hamlet.filter(centre_id__in=places).order_by("code")


def _new(
    wish: VisitWish, centre: Centre, person_id: UUID, source: str, asked_by_id: UUID
) -> NewVisit:
    return NewVisit(
        centre=centre,
        person_id=person_id,
        source=source,
        asked_by_id=asked_by_id,
        why=wish.why,
        address=wish.address,
        hamlet_id=wish.hamlet,
        wishes=tuple(wish.wishes),
        items=tuple(dict.fromkeys(wish.items)),
    )
