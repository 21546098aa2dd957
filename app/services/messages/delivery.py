"""Saying what is due: claim rows under a lease, hand them over outside the transaction, note how.

A row is claimed by one statement, so any number of drainers may run. `sending_at` is written just
before the carrier is asked, by whoever finds it empty. A drainer that dies leaves its lease to run
out: a row whose carrier was never asked is planned again, one whose carrier was asked becomes
*unknown* and is never asked twice; WeChat's own receipt settles it later.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from tortoise.expressions import Q

from app.models import sql
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import delivery_outcomes
from app.services.messages.delivery_outcomes import Told, Turn
from app.services.messages.notices import State

LEASE = timedelta(seconds=90)
BATCH = 50
AT_ONCE = 25
"""Carriers asked at the same time: so many messages at most are unknown after a kill."""

CLAIM = (
    "WITH due AS MATERIALIZED (SELECT id FROM notice WHERE state = 'planned' AND due_at <= $2"
    " ORDER BY due_at LIMIT $3{free_rows})"
    " UPDATE notice SET state = 'claimed', lease_until_at = $1"
    " WHERE id IN (SELECT id FROM due) RETURNING id"
)
MARK = (
    "UPDATE notice SET sending_at = $1, channel = $2 WHERE id IN (SELECT id FROM notice"
    " WHERE state = 'claimed' AND sending_at IS NULL AND id IN ({ids}){free_rows}) RETURNING id"
)
RELEASE = (
    "UPDATE notice SET state = 'planned', lease_until_at = NULL WHERE id IN (SELECT id FROM notice"
    " WHERE state = 'claimed' AND sending_at IS NULL AND id IN ({ids}){free_rows}) RETURNING id"
)
SWEEP = (
    "UPDATE notice SET state = CASE WHEN sending_at IS NULL THEN 'planned' ELSE 'unknown' END,"
    " lease_until_at = NULL WHERE id IN (SELECT id FROM notice"
    " WHERE state = 'claimed' AND lease_until_at < $1{free_rows}) RETURNING state"
)


async def deliver(deps: Deps, batch: int = BATCH) -> dict[str, int]:
    """Hand over what is due now; says how many messages reached which state.

    Cancelled in the middle (a graceful stop), it gives back what no carrier was asked for, and
    waits for the carriers that were.
    """
    claiming = asyncio.ensure_future(_claim(deps, batch))
    carrying = asyncio.ensure_future(_carry(deps, claiming))
    try:
        return await asyncio.shield(carrying)
    except asyncio.CancelledError:
        await release([notice.id for notice in await claiming])
        await carrying
        raise


async def _claim(deps: Deps, batch: int) -> list[Notice]:
    now = deps.clock.now()
    got = await sql.rows(CLAIM.format(free_rows=sql.free_rows()), now + LEASE, now, batch)
    if not got:
        return []
    return await Notice.filter(id__in=[row["id"] for row in got]).order_by("due_at", "id")


async def _carry(deps: Deps, claiming: Awaitable[Sequence[Notice]]) -> dict[str, int]:
    """Ask the carriers, some at once, and write down together what has been heard meanwhile."""
    waiting = await delivery_outcomes.turns(deps, await claiming)
    asked: set[asyncio.Future[Told]] = set()
    told: list[Told] = []
    tally: Counter[str] = Counter()
    while waiting or asked or told:
        room = AT_ONCE - len(asked)
        async with sql.transaction():
            await delivery_outcomes.write(deps, told)
            waiting += [one.next_turn for one in told if one.state is State.CLAIMED]
            tally.update(one.state.value for one in told if one.state is not State.CLAIMED)
            told, marked = await _begin(deps, waiting[:room])
        waiting = waiting[room:]
        asked |= {asyncio.ensure_future(delivery_outcomes.ask(deps, turn)) for turn in marked}
        if asked and not told:
            heard, asked = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
            told = [one.result() for one in heard]
    return tally


async def _begin(deps: Deps, turns: Sequence[Turn]) -> tuple[list[Told], list[Turn]]:
    """What is settled without asking anybody, and the turns whose carrier is to be asked now."""
    now = deps.clock.now()
    told = [delivery_outcomes.without_asking(turn, now) for turn in turns]
    to_ask = [turn for turn, one in zip(turns, told, strict=True) if one is None]
    return [one for one in told if one], await _mark(to_ask, now)


async def _mark(turns: Sequence[Turn], now: datetime) -> list[Turn]:
    """Note that the next carrier is about to be asked; those taken back meanwhile are left out."""
    marked: set[str] = set()
    by_channel = sorted(turns, key=lambda turn: turn.ways[0].channel)
    for channel, group in groupby(by_channel, key=lambda turn: turn.ways[0].channel):
        ids = [turn.notice.id for turn in group]
        mark = MARK.format(ids=sql.gaps(3, len(ids)), free_rows=sql.free_rows())
        marked |= {str(row["id"]) for row in await sql.rows(mark, now, channel, *ids)}
    return [turn for turn in turns if str(turn.notice.id) in marked]


async def release(ids: Sequence[UUID]) -> int:
    """Plan again the claimed rows whose carrier was not asked; returns how many."""
    if not ids:
        return 0
    freed = RELEASE.format(ids=sql.gaps(1, len(ids)), free_rows=sql.free_rows())
    return len(await sql.rows(freed, *ids))


async def sweep(deps: Deps) -> dict[str, int]:
    """Settle leases that ran out: never asked is planned again, asked without an answer unknown."""
    swept = await sql.rows(SWEEP.format(free_rows=sql.free_rows()), deps.clock.now())
    count = Counter(row["state"] for row in swept)
    return {"unknown": count[State.UNKNOWN], "planned": count[State.PLANNED]}


async def settle(deps: Deps, openid: str, carrier_id: str, sent: bool, error: str) -> None:
    """WeChat's receipt: by its message id, else for this person's oldest without an answer."""
    person = await Person.get_or_none(openid=openid)
    if person is None:
        return
    theirs = Notice.filter(person_id=person.id, channel="wechat")
    found = await theirs.filter(carrier_id=carrier_id).first() if carrier_id else None
    found = found or await theirs.filter(_unanswered()).order_by("sending_at").first()
    if found is not None:
        found.state, found.error = (State.SENT, "") if sent else (State.REFUSED, error[:60])
        found.sent_at = found.sent_at or (deps.clock.now() if sent else None)
        found.carrier_id = carrier_id or found.carrier_id
        await found.save(update_fields=["state", "error", "sent_at", "carrier_id"])


def _unanswered() -> Q:
    """Asked, and no answer known: it was lost, or the receipt came before it."""
    return Q(state=State.UNKNOWN) | Q(state=State.CLAIMED, sending_at__isnull=False)


async def oldest_waiting(now: datetime) -> timedelta:
    """How late the oldest message is that should have been said by now; zero when none waits."""
    first = await Notice.filter(state=State.PLANNED, due_at__lte=now).order_by("due_at").first()
    return now - first.due_at if first else timedelta()
