"""Telling people, agents and the office about home visits: what changed, each thing once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.domain.visits import visit_messages
from app.domain.visits.visit_flow import CLOSED, VisitState
from app.domain.visits.visit_messages import OF_A_TIME, OF_AN_OPEN_VISIT, VisitKind
from app.domain.visits.visit_plans import Standing
from app.models.centre import Centre
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.messages import notices
from app.services.messages.notices import Addressee
from app.services.visits import visit_places
from app.services.visits.visit_parties import OF_THE_PERSON
from app.words import say
from app.words.dates import moment_text

PERSON_PAGE = "/pages/visit/detail/index?id={id}"
AGENT_PAGE = "/packages/agent/visit/index?id={id}"
STAFF_HOME = "/packages/staff/todo/index"
AT_STATE: Mapping[str, VisitKind] = {
    VisitState.PROPOSED: VisitKind.PLANNED,
    VisitState.CONFIRMED: VisitKind.AGREED,
    VisitState.ON_WAY: VisitKind.ON_WAY,
    VisitState.NOT_HOME: VisitKind.MISSED,
    VisitState.POSTPONED: VisitKind.MOVED,
    VisitState.REFUSED: VisitKind.REFUSED,
    VisitState.WITHDRAWN: VisitKind.WITHDRAWN,
    VisitState.DONE: VisitKind.DONE,
}
"""What the person is told when a visit comes into a state; of the others nothing."""
FOR_THE_AGENT = (VisitState.CONFIRMED, VisitState.ASSIGNED, VisitState.POSTPONED, *CLOSED)


@dataclass(frozen=True)
class Before:
    """What a visit was before it changed, as far as somebody is told of a change."""

    state: str
    agent_id: UUID | None
    starts_at: datetime | None
    conflicts: int


def before(visit: Visit) -> Before:
    """The visit as it is now, to be compared with what becomes of it."""
    return Before(visit.state, visit.agent_id, visit.starts_at, visit.conflicts)


async def announce(deps: Deps, visit: Visit, was: Before, by: UUID | None) -> None:
    """Tell whoever it concerns what became of a visit, but never the one who did it (`by`).

    Inside the transaction of the change, after `visit_records.refresh`: the version makes the keys.
    What was said of a time that no longer holds is taken back.
    """
    new_time, over = visit.starts_at != was.starts_at, visit.state in CLOSED
    if over and was.state not in CLOSED:
        await notices.retract_visit(visit.id, OF_AN_OPEN_VISIT)
    elif new_time:
        await notices.retract_visit(visit.id, OF_A_TIME)
    await _tell_person_of(deps, visit, was, by)
    await _tell_agents_of(deps, visit, was, by)
    if visit.conflicts > was.conflicts:
        await tell_office(deps, visit, VisitKind.CONFLICT)


async def tell_new(deps: Deps, visit: Visit) -> None:
    """Tell that a visit is asked for: the people concerned, and the office that arranges it."""
    await tell_people(deps, visit, VisitKind.ASKED)
    if visit.agent_id is None:
        await tell_office(deps, visit, VisitKind.NEW)
    elif visit.agent_id != visit.asked_by_id:
        await tell_agent(deps, visit, visit.agent_id, VisitKind.ASSIGNED)


async def tell_people(
    deps: Deps, visit: Visit, kind: VisitKind, but: UUID | None = None, at: datetime | None = None
) -> None:
    """Tell the person concerned and who asked for them, without `but`; `at`: not now but then.

    Nobody writes to the dead.
    """
    asker = {visit.asked_by_id} if visit.source in OF_THE_PERSON else set()
    await _tell(deps, ({visit.person_id} | asker) - {but}, visit, kind, PERSON_PAGE, at)


async def tell_agent(deps: Deps, visit: Visit, agent_id: UUID, kind: VisitKind) -> None:
    """Tell an agent."""
    await _tell(deps, {agent_id}, visit, kind, AGENT_PAGE)


async def tell_office(deps: Deps, visit: Visit, kind: VisitKind) -> None:
    """Tell whoever answers for the office that arranges the visit."""
    office = (await visit_places.offices_of(visit.centre_id))[-1]
    await _tell(deps, set(await routing.directors_of(office)), visit, kind, STAFF_HOME)


async def _tell_person_of(deps: Deps, visit: Visit, was: Before, by: UUID | None) -> None:
    kind = AT_STATE.get(visit.state) if visit.state != was.state else None
    moved = visit.starts_at != was.starts_at and was.starts_at is not None
    if moved and visit.state in (VisitState.PROPOSED, VisitState.CONFIRMED):
        kind = VisitKind.MOVED
    if kind is None and visit.agent_id != was.agent_id and visit.state == VisitState.CONFIRMED:
        kind = VisitKind.AGREED
    if kind is not None:
        await tell_people(deps, visit, kind, by)
    if visit.state in (VisitState.PROPOSED, VisitState.CONFIRMED) and visit.starts_at:
        due = visit_messages.remind_at(visit.starts_at, deps.clock.now())
        if due is not None and (kind is not None or moved):
            await notices.retract_visit(visit.id, (VisitKind.TOMORROW,))
            await tell_people(deps, visit, VisitKind.TOMORROW, at=due)


async def _tell_agents_of(deps: Deps, visit: Visit, was: Before, by: UUID | None) -> None:
    agent_id = visit.agent_id
    if was.agent_id not in (None, agent_id, by):
        await tell_agent(deps, visit, was.agent_id, VisitKind.CHANGED)
    if agent_id is None or agent_id == by:
        return
    if agent_id != was.agent_id:
        await tell_agent(deps, visit, agent_id, VisitKind.ASSIGNED)
    elif visit.starts_at != was.starts_at or (
        visit.state != was.state and visit.state in FOR_THE_AGENT
    ):
        await tell_agent(deps, visit, agent_id, VisitKind.CHANGED)


async def _tell(
    deps: Deps,
    people: Iterable[UUID | None],
    visit: Visit,
    kind: VisitKind,
    page: str,
    at: datetime | None = None,
) -> None:
    centre = await Centre.get(id=visit.centre_id)
    living = Person.filter(id__in=[one for one in people if one is not None])
    for person in await living.exclude(standing=Standing.DIED).order_by("id"):
        to = Addressee(person.id, person.language, page=page.format(id=visit.id), visit_id=visit.id)
        key = f"visit/{visit.id.hex}/{kind}/{visit.version}/{person.id.hex}"
        told = {
            "item": say("visit.word", person.language),
            "number": visit.number,
            "centre": said_of(centre.name, person.language),
            "starts": visit.starts_at.isoformat() if visit.starts_at else "",
            "when": _when(visit.starts_at, person.language),
        }
        await notices.queue(deps, to, [Planned(key, kind, at or deps.clock.now())], told)


def _when(starts_at: datetime | None, language: str) -> str:
    """A time in words, or that there is none."""
    if starts_at is None:
        return say("visit.value.no_time", language)
    return moment_text(starts_at, language)
