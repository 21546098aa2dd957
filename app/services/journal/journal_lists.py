"""What agents did that did not count, for their office: nothing they wrote is lost unseen."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias, cast
from uuid import UUID

from app.domain.people.roles import Actor
from app.kit.errors import Conflict, NotFound
from app.kit.paging import Page, page, page_size, read_cursor
from app.models import sql
from app.models.journal import JournalEntry
from app.ports import Deps
from app.services.house import access, audit
from app.services.journal import journal, journal_views
from app.services.journal.journal import SubjectKind
from app.services.journal.journal_views import SETTLED, JournalRow
from app.services.visits import visit_places

Which: TypeAlias = Literal["refused", "waiting", "settled"]
OF_OUR_PEOPLE = (
    "device_id IN (SELECT id FROM device WHERE person_id IN ("
    "SELECT person_id FROM membership WHERE centre_id IS NULL OR centre_id IN ({places})"
    " UNION SELECT agent_id FROM home_visit WHERE agent_id IS NOT NULL AND centre_id IN ({places})"
    "))"
)
"""Written on a phone of somebody who works for these places, or once made a visit of theirs."""
DEALT_WITH = (
    "EXISTS (SELECT 1 FROM journal_entry ours JOIN device ON device.id = ours.device_id"
    " WHERE ours.subject_id = journal_entry.id AND ours.kind = 'settled' AND device.office)"
)


class NoSuchEntry(NotFound):
    """No agent of yours wrote this."""


class EntryCounts(Conflict):
    """This counts, or will count by itself: there is nothing to deal with by hand."""


class EntrySettled(Conflict):
    """Somebody of the office has dealt with this already."""


@dataclass(frozen=True)
class SoughtEntries:
    """Which operations of an office somebody wants to see; settled ones were refused before."""

    centre: str
    state: Which = "refused"
    cursor: str = ""
    limit: int | None = None


async def listed(deps: Deps, actor: Actor, asked: SoughtEntries, language: str) -> Page[JournalRow]:
    """What the agents of an office and its rooms did that does not count, the latest first.

    Each look is written down. NoSuchCentre, BadCursor.
    """
    centre = await access.centre_of_staff(actor, asked.centre)
    places, size = await visit_places.places_of(centre.id), page_size(asked.limit)
    after = read_cursor(asked.cursor, datetime, UUID) if asked.cursor else None
    found = await _found(places, asked.state, after, size + 1)
    listed = page(found, size, lambda row: (row.received_at, row.id))
    subject, facts = f"centre:{centre.code}", {"state": asked.state, "rows": len(listed.items)}
    await audit.record(deps, actor.person_id, "journal-seen", subject, **facts)
    return Page(await journal_views.rows(deps, listed.items, places, language), listed.next)


async def settle(deps: Deps, actor: Actor, op: UUID, words: str, language: str) -> JournalRow:
    """Say how the office has dealt by hand with an operation that was refused.

    That is an operation of our own about this one, so it is kept as long and as safe; the refused
    one stays as it is. NoSuchEntry, EntryCounts, EntrySettled.
    """
    places = await _places_of(actor)
    async with sql.transaction():
        held = await sql.find(JournalEntry, f"WHERE id = $1{sql.held_rows()}", op)
        if not held or not await _is_ours(op, places):
            raise NoSuchEntry(op=str(op))
        [entry] = held
        if entry.state != journal.REFUSED:
            raise EntryCounts(op=str(op))
        if await journal_views.settled_by([op]):
            raise EntrySettled(op=str(op))
        kind = cast(SubjectKind, entry.subject_kind or "visit")
        body = {"words": words.strip()}
        await journal.write(deps, kind, op, SETTLED, body, actor.person_id)
        await audit.record(deps, actor.person_id, "journal-settled", f"journal:{op}")
        [row] = await journal_views.rows(deps, [entry], places, language)
    return row


async def _found(
    places: Collection[UUID], state: Which, after: tuple[datetime, UUID] | None, most: int
) -> list[JournalEntry]:
    count = len(places)
    ours = OF_OUR_PEOPLE.format(places=sql.gaps(1, count))
    rest = f"WHERE state = ${count + 1} AND {ours}"
    values: list[object] = [*places, journal.WAITING if state == "waiting" else journal.REFUSED]
    if state != "waiting":
        rest += f" AND {'' if state == SETTLED else 'NOT '}{DEALT_WITH}"
    if after is not None:
        at, last = after
        rest += f" AND (received_at, id) < (${count + 2}, ${count + 3})"
        values += [at.astimezone(UTC), last]
    rest += f" ORDER BY received_at DESC, id DESC LIMIT {most}"
    return await sql.find(JournalEntry, rest, *values)


async def _places_of(actor: Actor) -> list[UUID] | None:
    """Every place that somebody's offices look after; None for all there are."""
    if actor.offices is None:
        return None
    found: dict[UUID, None] = {}
    for office in sorted(actor.offices):
        found |= dict.fromkeys(await visit_places.places_of(office))
    return list(found)


async def _is_ours(op: UUID, places: list[UUID] | None) -> bool:
    if places is None:
        return await JournalEntry.exists(id=op, device__office=False)
    rest = f"WHERE id = $1 AND {OF_OUR_PEOPLE.format(places=sql.gaps(2, len(places)))}"
    return bool(places) and bool(await sql.find(JournalEntry, rest, op, *places))
