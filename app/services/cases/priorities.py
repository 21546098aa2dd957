"""The green lane: who verified that somebody goes first, until when, and what it lifts."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import F

from app.domain.cases import priorities as rules
from app.domain.cases.priorities import PriorityKind
from app.domain.people import identity
from app.domain.people.roles import Actor
from app.kit.errors import Conflict, NotFound
from app.models import sql
from app.models.case import Case
from app.models.person import Person
from app.models.priority import Priority
from app.models.visit import Visit
from app.ports import Deps
from app.services.house import audit
from app.services.people import people
from app.services.people.people import NoSuchPerson
from app.words import say


class PriorityKnown(Conflict):
    """This status was verified before and still holds."""


class NoSuchPriority(NotFound):
    """There is no such status, or it was ended before."""


class PriorityView(Struct, frozen=True):
    """A verified status; `holds` tells whether it lets its person go first today."""

    id: UUID
    kind: str
    kind_name: str
    verified_by_name: str
    verified_at: datetime
    until_on: date | None
    ended_at: datetime | None
    holds: bool


class PrioritiesView(Struct, frozen=True):
    """What was verified of somebody, the latest first."""

    items: list[PriorityView]


async def priority_of(person_id: UUID, today: date) -> bool:
    """Whether somebody goes first today."""
    return any(_holds(row, today) for row in await Priority.filter(person_id=person_id))


async def listed(deps: Deps, person_id: UUID, language: str) -> PrioritiesView:
    """What was verified of somebody, ended or not; NoSuchPerson."""
    if not await Person.exists(id=person_id):
        raise NoSuchPerson(person=str(person_id))
    rows = await Priority.filter(person_id=person_id).order_by("-verified_at", "-id")
    return PrioritiesView(await _show(deps, rows, language))


async def verify(
    deps: Deps,
    actor: Actor,
    person_id: UUID,
    kind: PriorityKind,
    until_on: date | None,
    language: str,
) -> PriorityView:
    """Note that somebody showed why they go first; their open cases do so at once.

    NoSuchPerson, OwnStatus, BadUntil, PriorityKnown.
    """
    rules.check_status(person_id, actor.person_id, until_on, deps.clock.today())
    async with sql.transaction():
        await _held(person_id)
        row = await _note(deps, actor.person_id, person_id, kind, until_on)
        if row is None:
            raise PriorityKnown(kind=kind)
    return (await _show(deps, [row], language))[0]


async def note_age(deps: Deps, actor_id: UUID, person: Person, id_number: str) -> None:
    """Open the green lane for whose ID card, shown at the counter, says that they are old enough.

    Inside anybody's transaction; the person's row is held. BadIdNumber.
    """
    today = deps.clock.today()
    old = rules.is_elder(identity.id_number(id_number, today).born_on, today)
    if old and person.id != actor_id:
        await _note(deps, actor_id, person.id, PriorityKind.ELDER, None)


async def end(deps: Deps, actor: Actor, priority_id: UUID, language: str) -> PriorityView:
    """End a status, and with it what it lifted, unless another one holds.

    OwnStatus, NoSuchPriority.
    """
    seen = await Priority.get_or_none(id=priority_id)
    if seen is None:
        raise NoSuchPriority(priority=str(priority_id))
    today = deps.clock.today()
    rules.check_status(seen.person_id, actor.person_id, None, today)
    async with sql.transaction():
        await _held(seen.person_id)
        standing = Priority.filter(id=priority_id, ended_at__isnull=True)
        if not await standing.update(ended_at=deps.clock.now()):
            raise NoSuchPriority(priority=str(priority_id))
        await lift(seen.person_id, today)
        subject = f"person:{seen.person_id}"
        await audit.record(deps, actor.person_id, "priority-ended", subject, kind=seen.kind)
        row = await Priority.get(id=priority_id)
    return (await _show(deps, [row], language))[0]


async def _note(
    deps: Deps, actor_id: UUID, person_id: UUID, kind: PriorityKind, until_on: date | None
) -> Priority | None:
    """A status that is new; None when it holds already."""
    today = deps.clock.today()
    if any(_holds(row, today) for row in await Priority.filter(person_id=person_id, kind=kind)):
        return None
    row = await Priority.create(
        id=deps.ids.new(),
        person_id=person_id,
        kind=kind,
        verified_by_id=actor_id,
        verified_at=deps.clock.now(),
        until_on=until_on,
    )
    await lift(person_id, today)
    await audit.record(deps, actor_id, "priority-verified", f"person:{person_id}", kind=kind)
    return row


async def lift(person_id: UUID, today: date) -> None:
    """Let the open cases and visits of somebody go first or not; inside anybody's transaction."""
    first = await priority_of(person_id, today)
    cases = Case.filter(person_id=person_id, closed_at__isnull=True, item_priority=False)
    await cases.update(priority=first)
    visits = Visit.filter(person_id=person_id, closed_at__isnull=True).exclude(priority=first)
    await visits.update(priority=first, version=F("version") + 1)


async def _held(person_id: UUID) -> None:
    if not await sql.find(Person, f"WHERE id = $1{sql.held_rows()}", person_id):
        raise NoSuchPerson(person=str(person_id))


def _holds(row: Priority, today: date) -> bool:
    return rules.holds(row.until_on, row.ended_at is not None, today)


async def _show(deps: Deps, rows: Iterable[Priority], language: str) -> list[PriorityView]:
    known = list(rows)
    verifiers = await Person.filter(id__in=[row.verified_by_id for row in known])
    names = {person.id: people.name_of(deps, person) for person in verifiers}
    today = deps.clock.today()
    return [
        PriorityView(
            id=row.id,
            kind=row.kind,
            kind_name=say(f"priority.{row.kind}", language),
            verified_by_name=names.get(row.verified_by_id, ""),
            verified_at=row.verified_at,
            until_on=row.until_on,
            ended_at=row.ended_at,
            holds=_holds(row, today),
        )
        for row in known
    ]
