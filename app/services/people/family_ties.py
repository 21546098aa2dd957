"""Ties of a family: named by one of them, verified by the office, ended by either."""

from collections.abc import Mapping, Sequence
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
from app.services.people import acting_for, paper_people, people, person_places
from app.services.people.paper_people import Named
from app.words import say

MOST_LISTED = 200
MOST_TIES = 20
BATCH = 500
"""So many ties are looked at together until a list is full."""


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
    named = await standing.filter(person_id=actor.person_id).order_by("-made_at", "-id")
    naming = standing.filter(relative_id=actor.person_id, verified_at__isnull=False)
    of_others = await naming.order_by("-made_at", "-id").limit(MOST_LISTED)
    return FamilyView(await _views(deps, [*named, *of_others], language))


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

    Only those that the reader may decide; a look at somebody is kept. NoSuchPerson for somebody
    whom another office handles.
    """
    rows = FamilyTie.filter(ended_at__isnull=True) if waiting else FamilyTie.all()
    if waiting:
        rows = rows.filter(verified_at__isnull=True)
    if person is not None:
        await person_places.check_handles(actor, person)
        rows = rows.filter(Q(person_id=person) | Q(relative_id=person))
        await audit.record(deps, actor.person_id, "ties-seen", f"person:{person}")
    found: list[FamilyTie] = []
    ordered = rows.order_by("-made_at", "-id")
    for start in range(0, await ordered.count(), BATCH):
        found += await _decided_by(actor, await ordered.offset(start).limit(BATCH))
        if len(found) >= MOST_LISTED:
            break
    return FamilyView(await _views(deps, found[:MOST_LISTED], language))


async def verify(deps: Deps, actor: Actor, tie_id: UUID, language: str) -> FamilyTieView:
    """Note that the paper which proves it was seen; NoSuchTie, OwnTie, TieSettled, NotMinor.

    By the office where they belong, see `whose_office`.
    """
    async with sql.transaction():
        row = await _held(tie_id)
        rules.check_verifier(actor.person_id, row.person_id, row.relative_id)
        await _check_decides(actor, row)
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
    """End a tie: either side may, and the office where they belong; NoSuchTie, TieSettled."""
    async with sql.transaction():
        row = await _held(tie_id)
        if actor.person_id not in (row.person_id, row.relative_id):
            await _check_decides(actor, row)
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


async def _check_decides(actor: Actor, row: FamilyTie) -> None:
    if not await _decided_by(actor, [row]):
        raise NoSuchTie(tie=str(row.id))


async def _decided_by(actor: Actor, rows: Sequence[FamilyTie]) -> list[FamilyTie]:
    """Those of these ties of which the office of `actor` looks at the proof."""
    if not actor.is_staff:
        return []
    sides = {one for row in rows for one in (row.person_id, row.relative_id)}
    handled = await person_places.handled(actor, sides)
    found = []
    for row in rows:
        ends = (row.person_id, row.relative_id)
        deciding = rules.whose_office(*ends, guardian=row.guardian, known=handled.known)
        if not deciding or deciding & handled.ours:
            found.append(row)
    return found


async def _view(deps: Deps, row: FamilyTie, language: str) -> FamilyTieView:
    return (await _views(deps, [row], language))[0]


async def _views(deps: Deps, ties: Sequence[FamilyTie], language: str) -> list[FamilyTieView]:
    who = {one for row in ties for one in (row.person_id, row.relative_id, row.verified_by_id)}
    found = await Person.filter(id__in=[one for one in who if one]) if ties else []
    rows = {one.id: one for one in found}
    return [_shown(deps, row, rows, language) for row in ties]


def _shown(deps: Deps, row: FamilyTie, rows: Mapping[UUID, Person], language: str) -> FamilyTieView:
    ends = (row.person_id, row.relative_id)
    whole = row.verified_at is not None
    names = {one: people.name_of(deps, rows[one]) for one in ends}
    shown = {one: text if whole else masked_name(text) for one, text in names.items()}
    verifier = rows.get(row.verified_by_id) if row.verified_by_id else None
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
        verified_by_name=people.name_of(deps, verifier) if verifier else "",
        ended_at=row.ended_at,
        made_at=row.made_at,
    )


def _young(deps: Deps, person: Person) -> bool:
    return is_minor(acting_for.id_number_of(deps, person), deps.clock.today())
