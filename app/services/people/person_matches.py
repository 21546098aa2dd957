"""People who look like one and the same at an office: shown side by side, merged or kept apart."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.people.person_matches import Known, pairs
from app.domain.people.roles import Actor
from app.kit.errors import Conflict
from app.models import sql
from app.models.booking import Booking
from app.models.case import Case
from app.models.household import HouseholdMember
from app.models.mandate import Mandate, NotTheSame, PersonMerge
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.house import access, audit
from app.services.people import (
    mandate_agents,
    paper_people,
    people,
    person_merges,
    person_places,
)
from app.services.people.merge_checks import SameRow
from app.services.people.people import NoSuchPerson
from app.words import say

MOST_SHOWN = 100
BATCH = 500
Counts: TypeAlias = Mapping[UUID, int]


class SaidApart(Conflict):
    """Somebody said before that these are two."""


class MatchSideView(Struct, frozen=True):
    """One of two who look alike, masked, and how much hangs on them."""

    id: UUID
    name: str
    phone: str
    has_id_number: bool
    signs_in: bool
    paper_file: str
    made_at: datetime
    cases: int
    bookings: int
    visits: int


class MatchView(Struct, frozen=True):
    """Two who look alike, and why: as slugs and as a sentence."""

    one: MatchSideView
    other: MatchSideView
    because: list[str]
    because_said: str


class MatchesView(Struct, frozen=True):
    """Pairs that look alike, the likeliest first."""

    items: list[MatchView]


class ClashView(Struct, frozen=True):
    """What stayed with the gone one, because the kept one had its like."""

    table: str
    count: int


class MergeView(Struct, frozen=True):
    """Two that were made one: how many rows moved, what stayed, and whether it was undone."""

    id: UUID
    kept: MatchSideView
    gone: MatchSideView
    moved: int
    stayed: list[ClashView]
    words: str
    made_by_name: str
    made_at: datetime
    undone_at: datetime | None


class MergesView(Struct, frozen=True):
    """Merges, the latest first."""

    items: list[MergeView]


@dataclass(frozen=True)
class _Weight:
    """How many cases, bookings and visits hang on people."""

    cases: Counts
    bookings: Counts
    visits: Counts


async def likely(deps: Deps, actor: Actor, centre_code: str, language: str) -> MatchesView:
    """The people of an office (and the rooms below it) who look like somebody else; NoSuchCentre.

    Also people of other offices who share an ID number, or phone and name, with one of them.
    """
    centre = await access.centre_of_staff(actor, centre_code)
    places = [centre.id, *[one.id for one in await mandate_agents.rooms_below(centre)]]
    await fill_name_indexes(deps)
    at = await _people_at(places)
    rows = await _with_alike(at)
    apart = {frozenset((row.one_id, row.other_id)) for row in await NotTheSame.all()}
    homes = await _homes(at)
    known = [_known(row, at, homes) for row in rows.values()]
    found = [pair for pair in pairs(known) if frozenset((pair[0].id, pair[1].id)) not in apart][
        :MOST_SHOWN
    ]
    weight = await _weight({one.id for pair in found for one in pair[:2]})
    return MatchesView(
        [
            MatchView(
                one=_side(deps, rows[one.id], weight),
                other=_side(deps, rows[other.id], weight),
                because=[str(reason) for reason in reasons],
                because_said=say("shown.and", language).join(
                    say(f"match.because.{reason}", language) for reason in reasons
                ),
            )
            for one, other, reasons in found
        ]
    )


async def keep_apart(deps: Deps, actor: Actor, one: UUID, other: UUID) -> None:
    """Note that two who look alike are two; SameRow, NoSuchPerson, SaidApart."""
    if one == other:
        raise SameRow(pointer="/other")
    first, second = sorted((one, other))
    async with sql.transaction():
        rows = await Person.filter(id__in=[first, second])
        known = [await paper_people.in_sight(actor, row.id) for row in rows]
        if len(rows) < 2 or not any(known):
            raise NoSuchPerson(person=str(first))
        _, made = await NotTheSame.get_or_create(
            one_id=first,
            other_id=second,
            defaults={
                "id": deps.ids.new(),
                "made_by_id": actor.person_id,
                "made_at": deps.clock.now(),
            },
        )
        if not made:
            raise SaidApart(one=str(first), other=str(second))
        await audit.record(deps, actor.person_id, "people-apart", f"person:{first}")


async def merge(deps: Deps, actor: Actor, kept: UUID, gone: UUID, words: str) -> MergeView:
    """Make one of two, as `person_merges.merge`, and show what moved."""
    return await _shown(deps, await person_merges.merge(deps, actor, kept, gone, words))


async def undo(deps: Deps, actor: Actor, merge_id: UUID) -> MergeView:
    """Take two apart again, as `person_merges.undo`."""
    return await _shown(deps, await person_merges.undo(deps, actor, merge_id))


async def merges(deps: Deps, actor: Actor) -> MergesView:
    """The latest merges of people who belong to the reader's office, and those they made."""
    near: list[PersonMerge] = []
    ordered = PersonMerge.all().order_by("-made_at", "-id")
    for start in range(0, await ordered.count(), BATCH):
        rows = await ordered.offset(start).limit(BATCH)
        ours = (await person_places.handled(actor, [row.kept_id for row in rows])).ours
        near += [row for row in rows if row.kept_id in ours or row.made_by_id == actor.person_id]
        if len(near) >= MOST_SHOWN:
            break
    return MergesView([await _shown(deps, row) for row in near[:MOST_SHOWN]])


async def fill_name_indexes(deps: Deps) -> int:
    """Make findable by name whom we knew before names were; how many there were."""
    filled = 0
    while True:
        rows = await Person.filter(name_index="").exclude(name_sealed="").limit(BATCH)
        for row in rows:
            index = deps.cipher.blind("name", people.name_of(deps, row))
            await Person.filter(id=row.id, name_index="").update(name_index=index)
        filled += len(rows)
        if len(rows) < BATCH:
            return filled


async def _people_at(places: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Who has to do with some offices, and with which of them."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for model, who in ((Case, "person_id"), (Booking, "person_id"), (Visit, "person_id")):
        here = model.filter(centre_id__in=list(places)).distinct()
        for person, centre in await here.values_list(who, "centre_id"):
            found[person].add(centre)
    given = Mandate.filter(centre_id__in=list(places)).distinct()
    for person, centre in await given.values_list("principal_id", "centre_id"):
        found[person].add(centre)
    lives = HouseholdMember.filter(household__centre_id__in=list(places)).distinct()
    for person, centre in await lives.values_list("person_id", "household__centre_id"):
        found[person].add(centre)
    return found


async def _with_alike(at: Collection[UUID]) -> dict[UUID, Person]:
    """These people, and everybody anywhere with the same number, or the same phone."""
    standing = Person.filter(merged_into_id__isnull=True)
    here = await standing.filter(id__in=list(at)) if at else []
    numbers = [row.id_number_index for row in here if row.id_number_index]
    phones = [row.phone_index for row in here if row.phone_index]
    alike = Q(id_number_index__in=numbers or ["-"]) | Q(phone_index__in=phones or ["-"])
    others = await standing.filter(alike) if here else []
    return {row.id: row for row in (*here, *others)}


async def _homes(at: Collection[UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    lives = HouseholdMember.filter(person_id__in=list(at)) if at else None
    for row in await lives if lives else []:
        found[row.person_id].add(row.household_id)
    return found


def _known(row: Person, at: Mapping[UUID, set[UUID]], homes: Mapping[UUID, set[UUID]]) -> Known:
    return Known(
        id=row.id,
        name=row.name_index,
        phone=row.phone_index,
        id_number=row.id_number_index,
        households=frozenset(homes.get(row.id, ())),
        centres=frozenset(at.get(row.id, ())),
    )


async def _weight(who: Collection[UUID]) -> _Weight:
    counted: list[Counter[UUID]] = []
    for model in (Case, Booking, Visit):
        rows = await model.filter(person_id__in=list(who)).values("person_id") if who else []
        counted.append(Counter(row["person_id"] for row in rows))
    return _Weight(*counted)


def _side(deps: Deps, row: Person, weight: _Weight) -> MatchSideView:
    shown = people.seen(deps, row)
    return MatchSideView(
        id=row.id,
        name=shown.name,
        phone=shown.phone,
        has_id_number=row.id_number_index != "",
        signs_in=row.openid is not None,
        paper_file=row.paper_file,
        made_at=row.made_at,
        cases=weight.cases.get(row.id, 0),
        bookings=weight.bookings.get(row.id, 0),
        visits=weight.visits.get(row.id, 0),
    )


async def _shown(deps: Deps, row: PersonMerge) -> MergeView:
    who = {row.kept_id, row.gone_id, row.made_by_id}
    rows = {one.id: one for one in await Person.filter(id__in=list(who))}
    weight = await _weight([row.kept_id, row.gone_id])
    return MergeView(
        id=row.id,
        kept=_side(deps, rows[row.kept_id], weight),
        gone=_side(deps, rows[row.gone_id], weight),
        moved=sum(_count(line) for line in row.moved if "stays" not in line),
        stayed=_clashes(row.moved),
        words=deps.cipher.open(row.words_sealed, f"person_merge:words:{row.id}"),
        made_by_name=people.name_of(deps, rows[row.made_by_id]),
        made_at=row.made_at,
        undone_at=row.undone_at,
    )


def _clashes(lines: Iterable[dict[str, object]]) -> list[ClashView]:
    return [ClashView(str(one["table"]), _count(one)) for one in lines if one.get("stays")]


def _count(line: dict[str, object]) -> int:
    keys = line["ids"]
    return len(keys) if isinstance(keys, list) else 0
