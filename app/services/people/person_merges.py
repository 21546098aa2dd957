"""Making one person of two rows, and two of one again: nobody loses a booking or a case."""

from typing import Any, TypeAlias
from uuid import UUID

from tortoise.exceptions import IntegrityError

from app.domain.people.merge_messages import MergeKind
from app.domain.people.roles import Actor
from app.kit.errors import Conflict, NotFound
from app.models import sql
from app.models.booking import Booking
from app.models.mandate import PersonMerge
from app.models.person import Person
from app.models.session import Session
from app.ports import Deps
from app.services.cases import priorities
from app.services.custody import custody_records
from app.services.house import access, audit
from app.services.messages import knock_merges
from app.services.people import merge_checks, merge_notices, person_fillings
from app.services.people.merge_checks import MergedBefore
from app.services.people.people import NoSuchPerson
from app.services.people.person_columns import Column, moving

Lines: TypeAlias = list[dict[str, object]]


class NoSuchMerge(NotFound):
    """There is no such merge, or it is not yours to see."""


class MergeUndone(Conflict):
    """This merge was undone before."""


class MergedFurther(Conflict):
    """The person was merged once more since; undo that first."""


class MergeRaced(Conflict):
    """Somebody did something for one of both at this moment; try again."""


async def merge(deps: Deps, actor: Actor, kept_id: UUID, gone_id: UUID, words: str) -> PersonMerge:
    """Make one person of two: every row that names `gone_id` names `kept_id` from now on.

    What `kept_id` does not have of name, phone, WeChat ... comes along. A row of which the kept one
    has its like already stays with the gone one, and is listed with the merge. The sign-in of the
    gone one leads to the kept one. Both and their proxies are told. With a sign-in confirmed just
    now. Refusals of `merge_checks`, ConfirmationNeeded, MergedBefore, MergeRaced.
    """
    await access.check_confirmed(deps, actor)
    try:
        async with sql.transaction():
            return await _merge(deps, actor, kept_id, gone_id, words.strip())
    except IntegrityError:
        raise MergeRaced(kept=str(kept_id), gone=str(gone_id)) from None


async def undo(deps: Deps, actor: Actor, merge_id: UUID) -> PersonMerge:
    """Make two of one again: what moved goes back, what came since stays with the kept one.

    Whoever signed in as the kept one since signs in again: it may have been the other. Both and
    their proxies are told.
    ConfirmationNeeded, NoSuchMerge, MergeUndone, MergedFurther, MergeRaced.
    """
    await access.check_confirmed(deps, actor)
    try:
        async with sql.transaction():
            return await _undo(deps, actor, merge_id)
    except IntegrityError:
        raise MergeRaced(merge=str(merge_id)) from None


async def _merge(deps: Deps, actor: Actor, kept_id: UUID, gone_id: UUID, words: str) -> PersonMerge:
    kept, gone = await _both(kept_id, gone_id)
    await merge_checks.check(deps, actor, kept, gone)
    lines = await _move_bookings(kept, gone)
    lines += await knock_merges.join(deps, kept.id, gone.id)
    for column in moving():
        lines += await _moved(column, kept.id, gone.id)
    lines += await person_fillings.fill(deps, kept, gone)
    if not await Person.filter(id=gone.id, merged_into_id=None).update(merged_into_id=kept.id):
        raise MergedBefore(person=str(gone.id))
    await custody_records.renew(deps, [kept.id, gone.id])
    merge_id = deps.ids.new()
    row = await PersonMerge.create(
        id=merge_id,
        kept_id=kept.id,
        gone_id=gone.id,
        moved=lines,
        words_sealed=deps.cipher.seal(words, f"person_merge:words:{merge_id}"),
        made_by_id=actor.person_id,
        made_at=deps.clock.now(),
    )
    await priorities.lift(kept.id, deps.clock.today())
    await audit.record(
        deps, actor.person_id, "people-merged", f"person:{kept.id}", merge=str(row.id)
    )
    await merge_notices.tell(deps, actor, row, MergeKind.MERGED)
    return row


async def _undo(deps: Deps, actor: Actor, merge_id: UUID) -> PersonMerge:
    seen = await PersonMerge.get_or_none(id=merge_id)
    if seen is None:
        raise NoSuchMerge(merge=str(merge_id))
    kept, gone = await _both(seen.kept_id, seen.gone_id)
    await merge_checks.check_rights(actor, kept, gone)
    now = deps.clock.now()
    standing = PersonMerge.filter(id=merge_id, undone_at=None)
    if not await standing.update(undone_at=now, undone_by_id=actor.person_id):
        raise MergeUndone(merge=str(merge_id))
    if kept.merged_into_id is not None:
        raise MergedFurther(person=str(kept.id))
    await Person.filter(id=gone.id).update(merged_into_id=None)
    await person_fillings.take_back(deps, kept, gone, seen.moved)
    columns = {(one.table, one.name): one for one in moving()}
    for line in seen.moved:
        if column := columns.get((str(line["table"]), str(line["column"]))):
            await _moved_back(column, line, kept.id, gone.id)
    await _restore_places(seen.moved)
    await knock_merges.part(seen.moved)
    await custody_records.renew(deps, [kept.id, gone.id])
    since = Session.filter(person_id=kept.id, made_at__gte=seen.made_at, revoked_at=None)
    await since.update(revoked_at=now)
    for person in (kept, gone):
        await priorities.lift(person.id, deps.clock.today())
    subject = f"person:{kept.id}"
    await audit.record(deps, actor.person_id, "merge-undone", subject, merge=str(merge_id))
    row = await PersonMerge.get(id=merge_id)
    await merge_notices.tell(deps, actor, row, MergeKind.PARTED)
    return row


async def _both(kept_id: UUID, gone_id: UUID) -> tuple[Person, Person]:
    """Both rows, held in one order, so that two who merge the other way round queue up."""
    rows = {}
    for person_id in sorted({kept_id, gone_id}):
        found = await sql.find(Person, f"WHERE id = $1{sql.held_rows()}", person_id)
        if not found:
            raise NoSuchPerson(person=str(person_id))
        rows[person_id] = found[0]
    return rows[kept_id], rows[gone_id]


async def _moved(column: Column, kept: UUID, gone: UUID) -> Lines:
    """Move what is named by one column; the rows that moved and those that could not."""
    rows = await column.model.filter(**{column.name: gone}).order_by(column.model._meta.pk_attr)
    if not rows:
        return []
    stays = [row for row in rows if await _has_like(column, row, kept)]
    keys = [row.pk for row in rows if row not in stays]
    if keys:
        await column.model.filter(pk__in=keys).update(**{column.name: kept})
    lines: Lines = []
    if keys:
        lines.append(_line(column.table, column.name, keys))
    if stays:
        lines.append({**_line(column.table, column.name, [row.pk for row in stays]), "stays": True})
    return lines


async def _has_like(column: Column, row: Any, kept: UUID) -> bool:
    """Whether the kept person has a row that this one would clash with."""
    for group in column.unique:
        alike = {name: getattr(row, name) for name in group} | {column.name: kept}
        if await column.model.filter(**alike).exists():
            return True
    return False


async def _moved_back(column: Column, line: dict[str, object], kept: UUID, gone: UUID) -> None:
    """Give back what moved and is still the kept one's."""
    if line.get("stays"):
        return
    keys = [column.value_of(str(key)) for key in _keys(line)]
    await column.model.filter(**{"pk__in": keys, column.name: kept}).update(**{column.name: gone})


async def _move_bookings(kept: Person, gone: Person) -> Lines:
    """Give each open booking of the gone one a place that the kept one has free."""
    lines: Lines = []
    for booking in await Booking.filter(person_id=gone.id, place__isnull=False).order_by("id"):
        alike = Booking.filter(person_id__in=[kept.id, gone.id], item_id=booking.item_id)
        others = await alike.exclude(id=booking.id)
        taken = {one.place for one in others if one.place is not None}
        if booking.place not in taken:
            continue
        free = next(place for place in range(1, len(taken) + 2) if place not in taken)
        await Booking.filter(id=booking.id).update(place=free)
        lines.append({**_line("Booking", "place", [booking.id]), "was": booking.place})
    return lines


async def _restore_places(lines: Lines) -> None:
    """Bookings that are open still get the place they had."""
    for line in lines:
        if (line["table"], line["column"]) == ("Booking", "place"):
            keys = [UUID(str(key)) for key in _keys(line)]
            await Booking.filter(id__in=keys, place__isnull=False).update(place=line["was"])


def _line(table: str, column: str, keys: list[Any]) -> dict[str, object]:
    return {"table": table, "column": column, "ids": [str(key) for key in keys]}


def _keys(line: dict[str, object]) -> list[object]:
    keys = line["ids"]
    assert isinstance(keys, list)
    return keys
