"""Ties of a family: named by one of them, verified by the office, ended by either."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.people import family_ties as rules
from app.domain.people.family_ties import Relation, TieKnown
from app.domain.people.mandates import is_minor
from app.domain.people.roles import Actor
from app.kit.errors import Conflict, NotFound
from app.kit.masking import masked_name
from app.models import sql
from app.models.mandate import FamilyTie
from app.models.person import Person
from app.ports import Deps
from app.services.house import audit
from app.services.people import acting_for, paper_people, people
from app.services.people.paper_people import Named
from app.words import say

MOST_LISTED = 200
MOST_TIES = 20


class NoSuchTie(NotFound):
    """There is no such tie, or it is not yours."""


class TieLimit(Conflict):
    """So many relatives stand in your list already."""


class TieSettled(Conflict):
    """This tie was verified or ended before."""


class RelativeView(Struct, frozen=True):
    """One of both sides of a tie, masked until the office has seen the proof."""

    id: UUID
    name: str


class FamilyTieView(Struct, frozen=True):
    """A tie: the relative is `relation` to the person; `acts` tells whether it opens anything."""

    id: UUID
    person: RelativeView
    relative: RelativeView
    relation: str
    relation_name: str
    guardian: bool
    acts: bool
    verified_at: datetime | None
    verified_by_name: str
    ended_at: datetime | None
    made_at: datetime


class FamilyView(Struct, frozen=True):
    """Ties, the latest first."""

    items: list[FamilyTieView]


async def mine(deps: Deps, actor: Actor, language: str) -> FamilyView:
    """The ties that somebody named, and those in which they were; open ones alone."""
    standing = FamilyTie.filter(ended_at__isnull=True)
    named = await standing.filter(person_id=actor.person_id).order_by("-made_at")
    naming = await standing.filter(relative_id=actor.person_id, verified_at__isnull=False)
    return FamilyView([await _view(deps, row, language) for row in [*named, *naming]])


async def name(
    deps: Deps,
    actor: Actor,
    relative: Named,
    relation: Relation,
    guardian: bool,
    language: str,
) -> FamilyTieView:
    """Name a relative; it opens nothing before the office has seen the proof.

    A relative is always named by name and ID number; what is known of them stays. BadName,
    BadIdNumber, AnotherName, BadPhone, OwnRelative, NotMinor, TieKnown, TieLimit.
    """
    async with sql.transaction():
        await people.held(actor.person_id)
        known = await paper_people.relative(deps, relative, pointer="/relative/name")
        minor = is_minor(acting_for.id_number_of(deps, known), deps.clock.today())
        rules.check_tie(actor.person_id, known.id, guardian=guardian, minor=minor)
        row = await _write(deps, actor, known.id, relation, guardian)
    return await _view(deps, row, language)


async def listed(
    deps: Deps, actor: Actor, person: UUID | None, waiting: bool, language: str
) -> FamilyView:
    """For the office: the ties that wait for a look, or those of somebody, the latest first.

    Without a `person` only those of people the reader has to do with; a look at somebody is kept.
    """
    rows = FamilyTie.filter(ended_at__isnull=True) if waiting else FamilyTie.all()
    if waiting:
        rows = rows.filter(verified_at__isnull=True)
    if person is not None:
        rows = rows.filter(Q(person_id=person) | Q(relative_id=person))
    found = await rows.order_by("-made_at", "-id").limit(MOST_LISTED)
    if person is not None:
        await audit.record(deps, actor.person_id, "ties-seen", f"person:{person}")
    else:
        found = [row for row in found if await _in_sight(actor, row)]
    return FamilyView([await _view(deps, row, language) for row in found])


async def verify(deps: Deps, actor: Actor, tie_id: UUID, language: str) -> FamilyTieView:
    """Note that the paper which proves it was seen; NoSuchTie, OwnTie, TieSettled, NotMinor."""
    async with sql.transaction():
        row = await _held(tie_id)
        rules.check_verifier(actor.person_id, row.person_id, row.relative_id)
        if row.verified_at is not None or row.ended_at is not None:
            raise TieSettled(tie=str(tie_id))
        child = await Person.get(id=row.relative_id)
        minor = is_minor(acting_for.id_number_of(deps, child), deps.clock.today())
        rules.check_tie(row.person_id, row.relative_id, guardian=row.guardian, minor=minor)
        row.verified_by_id, row.verified_at = actor.person_id, deps.clock.now()
        await row.save(update_fields=["verified_by_id", "verified_at"])
        await audit.record(deps, actor.person_id, "tie-verified", f"tie:{row.id}")
    return await _view(deps, row, language)


async def end(deps: Deps, actor: Actor, tie_id: UUID, language: str) -> FamilyTieView:
    """End a tie: either side may, and the office; NoSuchTie, TieSettled."""
    async with sql.transaction():
        row = await _held(tie_id)
        sides = (row.person_id, row.relative_id)
        if actor.person_id not in sides and not actor.is_staff:
            raise NoSuchTie(tie=str(tie_id))
        if row.ended_at is not None:
            raise TieSettled(tie=str(tie_id))
        row.ended_at = deps.clock.now()
        await row.save(update_fields=["ended_at"])
        await audit.record(deps, actor.person_id, "tie-ended", f"tie:{row.id}")
    return await _view(deps, row, language)


async def _write(
    deps: Deps, actor: Actor, relative_id: UUID, relation: Relation, guardian: bool
) -> FamilyTie:
    """A new tie, or an ended one begun anew; whoever names it is held."""
    mine = FamilyTie.filter(person_id=actor.person_id, ended_at__isnull=True)
    if await mine.filter(relative_id=relative_id).exists():
        raise TieKnown(pointer="/relative")
    if await mine.count() >= MOST_TIES:
        raise TieLimit(limit=MOST_TIES)
    said = {
        "relation": relation.value,
        "guardian": guardian,
        "verified_by_id": None,
        "verified_at": None,
        "ended_at": None,
        "made_by_id": actor.person_id,
        "made_at": deps.clock.now(),
    }
    row, made = await FamilyTie.get_or_create(
        person_id=actor.person_id,
        relative_id=relative_id,
        defaults={"id": deps.ids.new(), **said},
    )
    if not made:
        await row.update_from_dict(said).save(update_fields=list(said))
    await audit.record(deps, actor.person_id, "tie-named", f"tie:{row.id}")
    return row


async def _held(tie_id: UUID) -> FamilyTie:
    found = await sql.find(FamilyTie, f"WHERE id = $1{sql.held_rows()}", tie_id)
    if not found:
        raise NoSuchTie(tie=str(tie_id))
    return found[0]


async def _in_sight(actor: Actor, row: FamilyTie) -> bool:
    """Whether the office has to do with one of both, or with nobody's office at all yet."""
    for one in (row.person_id, row.relative_id):
        if await paper_people.in_sight(actor, one):
            return True
    return False


async def _view(deps: Deps, row: FamilyTie, language: str) -> FamilyTieView:
    who = [row.person_id, row.relative_id, row.verified_by_id or row.person_id]
    rows = {one.id: one for one in await Person.filter(id__in=who)}
    names = {one.id: people.name_of(deps, one) for one in rows.values()}
    whole = row.verified_at is not None
    shown = {one: text if whole else masked_name(text) for one, text in names.items()}
    verifier = names.get(row.verified_by_id, "") if row.verified_by_id else ""
    return FamilyTieView(
        id=row.id,
        person=RelativeView(row.person_id, shown[row.person_id]),
        relative=RelativeView(row.relative_id, shown[row.relative_id]),
        relation=row.relation,
        relation_name=say(f"family.relation.{row.relation}", language),
        guardian=row.guardian,
        acts=row.guardian
        and whole
        and row.ended_at is None
        and _young(deps, rows[row.relative_id]),
        verified_at=row.verified_at,
        verified_by_name=verifier,
        ended_at=row.ended_at,
        made_at=row.made_at,
    )


def _young(deps: Deps, person: Person) -> bool:
    return is_minor(acting_for.id_number_of(deps, person), deps.clock.today())
