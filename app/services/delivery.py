"""Saying what is due: claim rows under a lease, hand them over outside the transaction, note how.

A row is claimed by one statement, so any number of drainers may run. `sending_at` is written just
before the carrier is asked. A drainer that dies leaves its lease to run out: a row whose carrier
was never asked is planned again, one whose carrier was asked becomes *unknown* and is never asked
twice; WeChat's own receipt settles it later.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.messages import Message, Outcome, Receipt
from app.kit.errors import AppError, Invalid
from app.models import sql
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services import grants, people
from app.services.notices import State

log = logging.getLogger("cunkou.delivery")

LEASE = timedelta(seconds=90)
PAUSES = [timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1)]
"""How long to wait after each failed try; after the last one the message is given up."""
STALE = timedelta(hours=6)
"""A reminder later than this helps nobody."""

CLAIM = (
    "UPDATE notice SET state = 'claimed', lease_until_at = $1, attempts = attempts + 1"
    " WHERE id IN (SELECT id FROM notice WHERE state = 'planned' AND due_at <= $2"
    " ORDER BY due_at LIMIT $3{skip_locked}) RETURNING id"
)


@dataclass(frozen=True)
class Way:
    """How one message travels to one person."""

    channel: str
    to: str


async def deliver(deps: Deps, batch: int = 50) -> dict[str, int]:
    """Hand over what is due now; says how many messages reached which state.

    Cancelled in the middle (a graceful stop), it gives back what it had not asked a carrier for.
    """
    claimed = await _claim(deps, batch)
    tally: dict[str, int] = {}
    try:
        for state in await asyncio.gather(*(_hand_over(deps, notice) for notice in claimed)):
            tally[state] = tally.get(state, 0) + 1
    except asyncio.CancelledError:
        await asyncio.shield(release([notice.id for notice in claimed]))
        raise
    return tally


async def _claim(deps: Deps, batch: int) -> list[Notice]:
    now = deps.clock.now()
    skip = "" if sql.on_sqlite() else " FOR UPDATE SKIP LOCKED"
    async with in_transaction():
        got = await sql.rows(CLAIM.format(skip_locked=skip), now + LEASE, now, batch)
    return await Notice.filter(id__in=[row["id"] for row in got]).order_by("due_at", "id")


async def release(ids: Sequence[UUID]) -> int:
    """Plan again the claimed rows whose carrier was not asked; returns how many."""
    return await Notice.filter(id__in=list(ids), state=State.CLAIMED, sending_at=None).update(
        state=State.PLANNED, lease_until_at=None
    )


async def sweep(deps: Deps) -> dict[str, int]:
    """Settle leases that ran out: never asked is planned again, asked without an answer unknown."""
    late = Notice.filter(state=State.CLAIMED, lease_until_at__lt=deps.clock.now())
    unknown = await late.filter(sending_at__isnull=False).update(
        state=State.UNKNOWN, lease_until_at=None
    )
    again = await late.filter(sending_at=None).update(state=State.PLANNED, lease_until_at=None)
    return {"unknown": unknown, "planned": again}


async def settle(deps: Deps, openid: str, carrier_id: str, sent: bool, error: str) -> None:
    """WeChat's receipt: by its message id, else for the oldest of this person that is unknown."""
    person = await Person.get_or_none(openid=openid)
    if person is None:
        return
    theirs = Notice.filter(person_id=person.id, channel="wechat")
    found = await theirs.filter(carrier_id=carrier_id).first() if carrier_id else None
    found = found or await theirs.filter(state=State.UNKNOWN).order_by("sending_at").first()
    if found is not None:
        found.state, found.error = (State.SENT, "") if sent else (State.REFUSED, error[:60])
        found.sent_at = found.sent_at or (deps.clock.now() if sent else None)
        found.carrier_id = carrier_id or found.carrier_id
        await found.save(update_fields=["state", "error", "sent_at", "carrier_id"])


async def _hand_over(deps: Deps, notice: Notice) -> State:
    """Carry one claimed message and write down what became of it."""
    now = deps.clock.now()
    if now - notice.due_at > STALE:
        return await _settled(notice, State.GIVEN_UP, error="stale")
    ways = await _ways(deps, notice)
    for way in ways:
        state = await _try(deps, notice, way)
        if state is not None:
            return state
    return await _settled(notice, State.REFUSED, error=notice.error or "unreachable")


async def _try(deps: Deps, notice: Notice, way: Way) -> State | None:
    """One try on one way: the state reached, or None when the next way should be tried."""
    asked = await Notice.filter(id=notice.id, state=State.CLAIMED).update(
        sending_at=deps.clock.now(), channel=way.channel
    )
    if not asked:
        return State.RETRACTED
    notice.channel = way.channel
    message = Message(
        notice.template, {**notice.params, "_key": notice.key}, notice.language, notice.page
    )
    try:
        receipt = await deps.channels[way.channel].send(way.to, message)
    except Invalid as refusal:
        notice.error = refusal.code
        if refusal.code == "no-grant":
            await grants.clear(deps, notice.person_id, notice.template, "refusal")
        return None
    except AppError as trouble:
        return await _later(deps, notice, trouble.code)
    return await _delivered(deps, notice, receipt)


async def _delivered(deps: Deps, notice: Notice, receipt: Receipt) -> State:
    if notice.channel == "wechat":
        await grants.note(deps, notice.person_id, notice.template, -1, "sent", notice.key)
    state = State.SENT if receipt.outcome is Outcome.SENT else State.UNKNOWN
    sent_at = deps.clock.now() if state is State.SENT else None
    return await _settled(notice, state, carrier_id=receipt.carrier_id, sent_at=sent_at, error="")


async def _later(deps: Deps, notice: Notice, code: str) -> State:
    """The carrier has trouble: try again after a pause, or give up after the last one."""
    if notice.attempts > len(PAUSES):
        return await _settled(notice, State.GIVEN_UP, error=code)
    due_at = deps.clock.now() + PAUSES[notice.attempts - 1]
    return await _settled(notice, State.PLANNED, error=code, due_at=due_at, sending_at=None)


async def _settled(notice: Notice, state: State, **values: object) -> State:
    await Notice.filter(id=notice.id).update(state=state, lease_until_at=None, **values)
    if state in (State.REFUSED, State.GIVEN_UP, State.UNKNOWN):
        log.warning("notice %s is %s (%s)", notice.id, state, values.get("error"))
    return state


async def _ways(deps: Deps, notice: Notice) -> list[Way]:
    """The ways this message can go, the best first: WeChat with a grant, then a text message."""
    person = await Person.get(id=notice.person_id)
    ways = []
    allowed = (await grants.balance(person.id)).get(notice.template, 0)
    if person.openid and allowed > 0 and "wechat" in deps.channels:
        ways.append(Way("wechat", person.openid))
    for channel in ("sms", "paper"):
        if person.phone_sealed and channel in deps.channels:
            ways.append(Way(channel, people.phone_of(deps, person)))
    return ways


async def oldest_waiting(now: datetime) -> timedelta:
    """How late the oldest message is that should have been said by now; zero when none waits."""
    first = await Notice.filter(state=State.PLANNED, due_at__lte=now).order_by("due_at").first()
    return now - first.due_at if first else timedelta()
