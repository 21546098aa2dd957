"""What carriers tell us unasked: kept at once, each thing once, and worked on by the timetable."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from app.channels.wechat.callback import GrantChanged
from app.kit.errors import AppError
from app.models import sql
from app.models.carrier import CarrierEvent
from app.ports import Deps
from app.services.messages import grants, message_replies, receipts, settling
from app.services.messages.delivery_facts import uuid_of
from app.services.messages.message_replies import Replied
from app.services.messages.settling import Word

log = logging.getLogger("cunkou.carriers")

BATCH: Final = 200
TOGETHER: Final = 50
"""So many receipts are settled by one commit."""
ROWS_AT_ONCE: Final = 500
KEPT_FOR: Final = timedelta(days=90)
PAUSES: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=6),
)
"""When a receipt is looked at again that no message was found for: it may have come too early."""

KEEP = (
    "INSERT INTO carrier_event (id, carrier, event_key, kind, body_sealed, received_at, look_at)"
    " VALUES {lines} ON CONFLICT (carrier, event_key) DO NOTHING RETURNING id"
)
COLUMNS: Final = 7
DUE = (
    "WHERE done_at IS NULL AND look_at <= $1 ORDER BY look_at, id LIMIT $2"  # the index event_open
)
TAKE = (
    "UPDATE carrier_event SET done_at = $2, tries = tries + 1"
    " WHERE id = $1 AND done_at IS NULL AND tries = $3 RETURNING id"
)
FREE = (
    "SELECT id FROM carrier_event WHERE done_at IS NULL AND look_at <= $1 AND id IN ({ids})"
    " ORDER BY id{free_rows}"
)
SETTLED = (
    "UPDATE carrier_event SET done_at = $1, look_at = $1, outcome = 'settled', tries = tries + 1"
    " WHERE id IN ({ids}) RETURNING id"
)
CLOSE = "UPDATE carrier_event SET done_at = $2, look_at = $3, outcome = $4 WHERE id = $1"


class EventKind(StrEnum):
    """What a carrier told: what became of a message, an answer to one, a grant of WeChat."""

    RECEIPT = "receipt"
    REPLY = "reply"
    PUSH = "push"


class Outcome(StrEnum):
    """What an event came to; WAITING is looked at again."""

    SETTLED = "settled"
    GRANTED = "granted"
    REPLIED = "replied"
    STOPPED = "stopped"
    NOBODY = "nobody"
    BROKEN = "broken"
    WAITING = ""


Told = Word | Replied | GrantChanged
KIND_OF: Mapping[type, EventKind] = {
    Word: EventKind.RECEIPT,
    Replied: EventKind.REPLY,
    GrantChanged: EventKind.PUSH,
}
READ: Mapping[EventKind, Callable[[str], Told]] = {
    kind: msgspec.json.Decoder(told).decode for told, kind in KIND_OF.items()
}


@dataclass(frozen=True)
class Heard:
    """One thing that a carrier told; told again it has the same `key`."""

    carrier: str
    key: str
    told: Told


async def keep(deps: Deps, heard: Sequence[Heard]) -> list[UUID]:
    """Keep what was told, each thing once; returns the new events in the order of their keys.

    The fingerprint of a key is kept, for vendors' keys hold phone numbers.
    """
    now = deps.clock.now()
    lines = sorted((_line(deps, one, now) for one in heard), key=lambda line: line[2])
    new: list[UUID] = []
    async with sql.transaction():
        for start in range(0, len(lines), ROWS_AT_ONCE):
            some = lines[start : start + ROWS_AT_ONCE]
            gaps = [f"({sql.gaps(n * COLUMNS + 1, COLUMNS)})" for n in range(len(some))]
            values = [value for line in some for value in line]
            kept = await sql.rows(KEEP.format(lines=", ".join(gaps)), *values)
            new += [UUID(str(row["id"])) for row in kept]
    return new


def _line(
    deps: Deps, heard: Heard, now: datetime
) -> tuple[UUID, str, str, str, str, datetime, datetime]:
    event_id, kind = deps.ids.new(), KIND_OF[type(heard.told)]
    key = deps.cipher.blind("carrier-event", f"{kind}/{heard.key}")
    body = deps.cipher.seal(msgspec.json.encode(heard.told).decode(), _place(event_id))
    return (event_id, heard.carrier, key, kind, body, now, now)


def _place(event_id: UUID) -> str:
    return f"carrier_event:body:{event_id}"


async def work_off(deps: Deps, batch: int = BATCH) -> dict[str, int]:
    """Work on what is due, the oldest first; says how many events came to which outcome."""
    due = await sql.find(CarrierEvent, DUE, deps.clock.now(), batch)
    done: set[UUID] = set()
    for start in range(0, len(due), TOGETHER):
        done |= await _settle_together(deps, due[start : start + TOGETHER])
    alone = [await _work_on(deps, event) for event in due if event.id not in done]
    return dict(Counter([*(Outcome.SETTLED for _ in done), *alone]))


async def _settle_together(deps: Deps, events: Sequence[CarrierEvent]) -> set[UUID]:
    """Settle in one commit what is plain; which events were done. Trouble leaves all to do."""
    now = deps.clock.now()
    words = {event.id: told for event in events if (told := _word(deps, event))}
    if not words:
        return set()
    try:
        async with sql.transaction():
            free = FREE.format(ids=sql.gaps(2, len(words)), free_rows=sql.free_rows())
            ours = [uuid_of(row["id"]) for row in await sql.rows(free, now, *words)]
            settled = await receipts.settle_many(deps, {one: words[one] for one in ours})
            if settled:
                closed = SETTLED.format(ids=sql.gaps(2, len(settled)))
                await sql.rows(closed, now, *settled)
            return settled
    except Exception:
        log.exception("%s receipts could not be settled together", len(words))
        return set()


def _word(deps: Deps, event: CarrierEvent) -> Word | None:
    """The receipt in an event; None for anything else, and for what cannot be read."""
    if event.kind != EventKind.RECEIPT:
        return None
    try:
        told = _told(deps, event)
    except (AppError, msgspec.MsgspecError):
        return None
    return told if isinstance(told, Word) else None


async def work_on(deps: Deps, ids: Sequence[UUID]) -> dict[str, int]:
    """As `work_off`, of these events alone."""
    found = await CarrierEvent.filter(id__in=list(ids), done_at=None).order_by("id") if ids else []
    return dict(Counter([await _work_on(deps, event) for event in found]))


async def _work_on(deps: Deps, event: CarrierEvent) -> str:
    """One event in a transaction of its own: what it says and that it was done are one.

    Another who works on it at this moment is waited for, and then nothing is left to do.
    """
    now = deps.clock.now()
    try:
        async with sql.transaction():
            if not await sql.rows(TAKE, event.id, now, event.tries):
                return "elsewhere"
            return await _close(event, await _act(deps, event), now)
    except Exception:
        log.exception("event %s of %s failed", event.id, event.carrier)
    async with sql.transaction():
        if not await sql.rows(TAKE, event.id, now, event.tries):
            return "elsewhere"
        return await _close(event, Outcome.WAITING, now, at_last=Outcome.BROKEN)


async def _act(deps: Deps, event: CarrierEvent) -> Outcome:
    told = _told(deps, event)
    match told:
        case Word():
            return Outcome.SETTLED if await settling.settle(deps, told) else Outcome.WAITING
        case Replied():
            stopped = await message_replies.take_in(deps, event.id, event.carrier, told)
            return Outcome.STOPPED if stopped else Outcome.REPLIED
    about = (told.openid, told.template_id, told.accepted, told.event_key)
    await grants.take_in_event(deps, *about, event.received_at)
    return Outcome.GRANTED


def _told(deps: Deps, event: CarrierEvent) -> Told:
    plain = deps.cipher.open(event.body_sealed, _place(event.id))
    return READ[EventKind(event.kind)](plain)


async def _close(
    event: CarrierEvent, outcome: Outcome, now: datetime, at_last: Outcome = Outcome.NOBODY
) -> str:
    """Write what came of it, or when to look again; `at_last` when that was often enough."""
    if outcome is not Outcome.WAITING:
        await sql.rows(f"{CLOSE} RETURNING id", event.id, now, now, outcome)
        return outcome
    if event.tries >= len(PAUSES):
        await sql.rows(f"{CLOSE} RETURNING id", event.id, now, now, at_last)
        return at_last
    await sql.rows(f"{CLOSE} RETURNING id", event.id, None, now + PAUSES[event.tries], outcome)
    return "waiting"


async def forget_old(deps: Deps) -> int:
    """Delete events of more than 90 days ago; returns how many."""
    return await CarrierEvent.filter(received_at__lt=deps.clock.now() - KEPT_FOR).delete()
