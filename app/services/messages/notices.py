"""Planning what is to be said: `queue` and `retract` inside anybody's transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec
from msgspec import Struct
from tortoise.expressions import Q

from app.domain.bookings.reminders import Planned
from app.domain.messages.message_kinds import rules_of
from app.kit.paging import Page, page, page_size, read_cursor
from app.models import sql
from app.models.notice import Notice
from app.ports import Deps
from app.services.messages import knock_tellers, message_failures
from app.words import knows, say
from app.words.letters import letter

QUEUE = (
    "INSERT INTO notice (id, key, template, due_at, person_id, booking_id, case_id, visit_id, via,"
    " params, page, language, made_at, wanted_at, matter, urgent, centre_id,"
    " state, channel, attempts, carrier_id, error, step, rung)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $4, $14, $15, COALESCE($16,"
    " (SELECT centre_id FROM booking WHERE id = $6),"
    " (SELECT centre_id FROM service_case WHERE id = $7),"
    " (SELECT centre_id FROM home_visit WHERE id = $8)), 'planned', '', 0, '', '', 0, '')"
    " ON CONFLICT (key) DO NOTHING"
)
RETRACT = (
    "UPDATE notice SET state = 'retracted' WHERE id IN (SELECT id FROM notice"
    " WHERE {about} AND state IN ('planned', 'claimed'){ordered}) RETURNING id"
)
LET_REST = (
    "UPDATE notice SET settle_by_at = NULL, error = 'taken-back',"
    " state = CASE WHEN state = 'unknown' OR channel = 'knock' THEN 'retracted' ELSE state END"
    " WHERE id IN (SELECT id FROM notice WHERE {about} AND state IN ('sent', 'unknown')"
    " AND (settle_by_at IS NOT NULL OR channel = 'knock'){ordered}) RETURNING id"
)
TAKEN_BACK = "taken-back"
"""The error of a message that was asked for already when it was taken back: no rung follows it."""


class State(StrEnum):
    """Where a message stands."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    DELIVERED = "delivered"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    GIVEN_UP = "given_up"
    RETRACTED = "retracted"


@dataclass(frozen=True)
class Addressee:
    """Who is told, in which language, about which booking, case or visit; a tap opens `page`.

    A filled `via` names the one channel it may go by. `centre_id` is the office that pays for it,
    where the booking, case or visit does not say.
    """

    person_id: UUID
    language: str
    booking_id: UUID | None = None
    page: str = ""
    case_id: UUID | None = None
    via: str = ""
    visit_id: UUID | None = None
    centre_id: UUID | None = None

    @property
    def matter(self) -> str:
        """What is said to them in its order."""
        abouts = (("booking", self.booking_id), ("case", self.case_id), ("visit", self.visit_id))
        return next((f"{name}/{about.hex}" for name, about in abouts if about), "")


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
    state_said: str = ""
    rung: str = ""
    delivered_at: datetime | None = None
    told_by: str = ""
    """Who told them in person."""
    error_said: str = ""
    """Why it did not reach them."""


async def queue(
    deps: Deps, to: Addressee, planned: Iterable[Planned], params: Mapping[str, str]
) -> None:
    """Put messages into the outbox; one whose key is there already is not said again.

    Inside anybody's transaction.
    """
    said, now = msgspec.json.encode(params).decode(), deps.clock.now()
    about = (to.person_id, to.booking_id, to.case_id, to.visit_id, to.via)
    same = (*about, said, to.page, to.language, now, to.matter)
    lines = [
        (
            *(deps.ids.new(), one.key, one.kind, one.due_at, *same),
            *(rules_of(one.kind).urgent, to.centre_id),
        )
        for one in planned
    ]
    await sql.many(QUEUE, lines)


async def retract(booking_id: UUID) -> int:
    """Take back what is planned for a booking; returns how many.

    A message whose carrier was asked already may still turn out to be said: its answer overrules.
    If it was not, nothing follows it.
    """
    return await _retract("booking_id = $1", booking_id)


async def retract_visit(visit_id: UUID, kinds: Collection[str] = ()) -> int:
    """Take back what is planned for a visit, only of these kinds if any are named; how many."""
    chosen = f" AND template IN ({sql.gaps(2, len(kinds))})" if kinds else ""
    return await _retract(f"visit_id = $1{chosen}", visit_id, *kinds)


async def _retract(about: str, *values: object) -> int:
    ordered = "" if sql.on_sqlite() else " ORDER BY id FOR UPDATE"
    planned = await sql.rows(RETRACT.format(about=about, ordered=ordered), *values)
    await sql.rows(LET_REST.format(about=about, ordered=ordered), *values)
    return len(planned)


async def listed(
    deps: Deps, person_id: UUID, cursor: str, limit: int | None, language: str
) -> Page[MessageView]:
    """Somebody's messages, the latest first; those taken back are left out.

    Of each the rung that counts: the last one it came to.
    """
    size = page_size(limit)
    found = Notice.filter(person_id=person_id, next_id=None).exclude(state=State.RETRACTED)
    if cursor:
        due_at, last = read_cursor(cursor, datetime, UUID)
        found = found.filter(Q(due_at__lt=due_at) | Q(due_at=due_at, id__lt=last))
    rows = await found.order_by("-due_at", "-id").limit(size + 1)
    listed = page(rows, size, lambda row: (row.due_at, row.id))
    told = {row.knock_id for row in listed.items if row.knock_id and row.state == State.DELIVERED}
    tellers = await knock_tellers.tellers(deps, told)
    return listed.showing(lambda row: _view(row, language, tellers))


def _view(row: Notice, language: str, tellers: Mapping[UUID, str]) -> MessageView:
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
        state_said=said_of_state(row.state, row.channel, language),
        rung=row.rung,
        delivered_at=row.delivered_at,
        told_by=tellers.get(row.knock_id, "") if row.knock_id else "",
        error_said=message_failures.said(row.state, row.error, language),
    )


def said_of_state(state: str, channel: str, language: str) -> str:
    """Where a message stands, in words: one that somebody brings to the door is on its way."""
    walks = state == State.SENT and channel == "knock"
    return say(f"notice.state.{'walking' if walks else state}", language)


def said_of_error(error: str, language: str) -> str:
    """Why a message waits or went no further, in words; empty for none.

    An error is a word of the ladder or the code of a refusal.
    """
    if not error:
        return ""
    keys = (f"notice.error.{error}", f"problem.{error}", f"carrier.why.{error}", f"title.{error}")
    for key in keys:
        if knows(key):
            try:
                return say(key, language)
            except KeyError:
                continue
    return say("notice.error.other", language)


def said_of_rung(rung: str, language: str) -> str:
    """A rung in words; empty before any was chosen."""
    return say(f"reach.rung.{rung}", language) if knows(f"reach.rung.{rung}") else rung
