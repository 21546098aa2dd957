"""Planning what is to be said: `queue` and `retract` inside anybody's transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec
from msgspec import Struct

from app.domain.bookings.reminders import Planned
from app.kit.paging import Page, page, page_size, read_cursor
from app.models import sql
from app.models.notice import Notice
from app.ports import Deps
from app.words.letters import letter

QUEUE = (
    "INSERT INTO notice (id, key, template, due_at, person_id, booking_id, case_id, visit_id, via,"
    " params, page, language, made_at, state, channel, attempts, carrier_id, error)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'planned', '', 0, '', '')"
    " ON CONFLICT (key) DO NOTHING"
)
RETRACT = (
    "UPDATE notice SET state = 'retracted' WHERE id IN (SELECT id FROM notice"
    " WHERE {about} AND state IN ('planned', 'claimed'){ordered}) RETURNING id"
)


class State(StrEnum):
    """Where a message stands."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    GIVEN_UP = "given_up"
    RETRACTED = "retracted"


@dataclass(frozen=True)
class Addressee:
    """Who is told, in which language, about which booking, case or visit; a tap opens `page`.

    A filled `via` names the one channel it may go by.
    """

    person_id: UUID
    language: str
    booking_id: UUID | None = None
    page: str = ""
    case_id: UUID | None = None
    via: str = ""
    visit_id: UUID | None = None


class MessageView(Struct, frozen=True):
    """A message as its receiver sees it."""

    id: UUID
    kind: str
    text: str
    due_at: datetime
    state: str
    channel: str
    booking: UUID | None
    case: UUID | None
    visit: UUID | None = None


async def queue(
    deps: Deps, to: Addressee, planned: Iterable[Planned], params: Mapping[str, str]
) -> None:
    """Put messages into the outbox; one whose key is there already is not said again.

    Inside anybody's transaction.
    """
    said, now = msgspec.json.encode(params).decode(), deps.clock.now()
    about = (to.person_id, to.booking_id, to.case_id, to.visit_id, to.via)
    same = (*about, said, to.page, to.language, now)
    lines = [(deps.ids.new(), one.key, one.kind, one.due_at, *same) for one in planned]
    await sql.many(QUEUE, lines)


async def retract(booking_id: UUID) -> int:
    """Take back what is planned for a booking; returns how many.

    A message whose carrier was asked already may still turn out to be said: its answer overrules.
    """
    return await _retract("booking_id = $1", booking_id)


async def retract_visit(visit_id: UUID, kinds: Collection[str] = ()) -> int:
    """Take back what is planned for a visit, only of these kinds if any are named; how many."""
    chosen = f" AND template IN ({sql.gaps(2, len(kinds))})" if kinds else ""
    return await _retract(f"visit_id = $1{chosen}", visit_id, *kinds)


async def _retract(about: str, *values: object) -> int:
    ordered = "" if sql.on_sqlite() else " ORDER BY id FOR UPDATE"
    return len(await sql.rows(RETRACT.format(about=about, ordered=ordered), *values))


async def listed(
    person_id: UUID, cursor: str, limit: int | None, language: str
) -> Page[MessageView]:
    """Somebody's messages, the latest first; those taken back are left out."""
    size = page_size(limit)
    found = Notice.filter(person_id=person_id).exclude(state=State.RETRACTED)
    if cursor:
        due_at, _ = read_cursor(cursor, datetime, UUID)
        found = found.filter(due_at__lt=due_at)
    rows = await found.order_by("-due_at", "-id").limit(size + 1)
    listed = page(rows, size, lambda row: (row.due_at, row.id))
    return listed.showing(lambda row: _view(row, language))


def _view(row: Notice, language: str) -> MessageView:
    """Without the address that ends a text message: here a tap opens the page."""
    return MessageView(
        id=row.id,
        kind=row.template,
        text=letter(row.template, language, **{**row.params, "url": ""})[1],
        due_at=row.due_at,
        state=row.state,
        channel=row.channel,
        booking=row.booking_id,
        case=row.case_id,
        visit=row.visit_id,
    )
