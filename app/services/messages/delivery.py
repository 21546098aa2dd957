"""Saying what is due: claim rows under a lease, hand them over outside the transaction, note how.

A row is claimed by one statement, so any number of drainers may run. `sending_at` is written just
before the carrier is asked, by whoever finds it empty. A drainer that dies leaves its lease to run
out: a row whose carrier was never asked is planned again, one whose carrier was asked becomes
*unknown* and is not asked again before its carrier says that it never took it.

What belongs to one matter is said to a person in its order: a row is not claimed while an earlier
one is still to be said. Something urgent takes the earlier ones along.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from app.domain.messages.ladder import Go
from app.models import sql
from app.models.notice import Notice
from app.ports import Deps
from app.services.messages import (
    delivery_facts,
    delivery_marks,
    delivery_outcomes,
    delivery_turns,
)
from app.services.messages.delivery_facts import Due, Facts
from app.services.messages.delivery_outcomes import Told
from app.services.messages.delivery_turns import Turn
from app.services.messages.notices import State

LEASE = timedelta(seconds=90)
BATCH = 200
AT_ONCE = 25
"""Carriers asked at the same time: so many messages at most are unknown after a kill."""
WAITS_FOR_ANSWERS: Final = timedelta(minutes=10)
"""So long something urgent waits for the answer about an earlier message of its matter."""

EARLIER = (
    "o.matter = n.matter AND o.person_id = n.person_id AND o.matter <> ''"
    " AND (o.state = 'planned' OR o.state = 'claimed' OR o.state = 'unknown')"
    " AND (o.wanted_at, COALESCE(o.first_id, o.id)) < (n.wanted_at, COALESCE(n.first_id, n.id))"
)
CLAIM = (
    "WITH due AS MATERIALIZED (SELECT n.id FROM notice AS n"  # noqa: S608
    " WHERE n.state = 'planned' AND n.due_at <= $2{urgent} AND (n.matter = '' OR NOT EXISTS"
    f" (SELECT 1 FROM notice AS o WHERE {EARLIER} AND (o.state <> 'unknown'"
    " OR (o.settle_by_at IS NOT NULL AND (NOT n.urgent OR o.sending_at > $4)))))"
    " ORDER BY n.due_at LIMIT $3{free_rows})"
    " UPDATE notice SET state = 'claimed', lease_until_at = $1"
    f" WHERE id IN (SELECT id FROM due) RETURNING due_at, {delivery_facts.COLUMNS}"
)
HURRY = (
    "UPDATE notice SET urgent = TRUE, due_at = $1 WHERE id IN (SELECT o.id FROM notice AS n"  # noqa: S608
    f" JOIN notice AS o ON {EARLIER} WHERE n.urgent AND n.state = 'planned' AND n.due_at <= $1"
    " AND n.matter <> '' AND o.state = 'planned' AND NOT o.urgent{free_rows}) RETURNING id"
)
RELEASE = (
    "UPDATE notice SET state = 'planned', lease_until_at = NULL WHERE id IN (SELECT id FROM notice"
    " WHERE state = 'claimed' AND sending_at IS NULL AND id IN ({ids}){free_rows}) RETURNING id"
)
SWEEP = (
    "UPDATE notice SET state = CASE WHEN sending_at IS NULL THEN 'planned' ELSE 'unknown' END,"
    " settle_by_at = CASE WHEN sending_at IS NULL THEN NULL ELSE lease_until_at END,"
    " lease_until_at = NULL WHERE id IN (SELECT id FROM notice"
    " WHERE state = 'claimed' AND lease_until_at < $1{free_rows}) RETURNING state"
)


async def deliver(deps: Deps, batch: int = BATCH) -> dict[str, int]:
    """Hand over what is due now; says how many messages reached which state.

    A message whose rung was left is counted by the state of that rung; the row of the next one is
    due at once. Cancelled in the middle (a graceful stop), it gives back what no carrier was asked
    for, and waits for the carriers that were.
    """
    claiming = asyncio.ensure_future(_claim(deps, batch))
    carrying = asyncio.ensure_future(_carry(deps, claiming))
    try:
        return await asyncio.shield(carrying)
    except asyncio.CancelledError:
        await release([due.id for due in await claiming])
        await carrying
        raise


async def hurry(deps: Deps) -> int:
    """Let what something urgent waits for go at once, quiet hours or not; returns how many."""
    of_the_others = sql.free_rows().replace("UPDATE", "UPDATE OF o")
    return len(await sql.rows(HURRY.format(free_rows=of_the_others), deps.clock.now()))


async def _claim(deps: Deps, batch: int) -> list[Due]:
    """The rows that are ours under a lease, what is urgent first."""
    async with sql.transaction():
        urgent = await _claimed(deps, batch, " AND n.urgent")
        room = batch - len(urgent)
        return urgent + (await _claimed(deps, room, " AND NOT n.urgent") if room else [])


async def _claimed(deps: Deps, batch: int, urgent: str) -> list[Due]:
    now = deps.clock.now()
    of_the_due = sql.free_rows().replace("UPDATE", "UPDATE OF n")
    claim = CLAIM.format(urgent=urgent, free_rows=of_the_due)
    got = await sql.rows(claim, now + LEASE, now, batch, now - WAITS_FOR_ANSWERS)
    got.sort(key=lambda row: (str(row["due_at"]), str(row["id"])))
    return [delivery_facts.due_of(row) for row in got]


async def _carry(deps: Deps, claiming: Awaitable[Sequence[Due]]) -> dict[str, int]:
    """Decide about each; ask the carriers, some at once, and write down what has been heard."""
    due = await claiming
    if not due:
        return {}
    turns, facts = await delivery_turns.turns(deps, due)
    tally = await delivery_marks.close(
        deps, [turn for turn in turns if not isinstance(turn.choice, Go)]
    )
    tally += await _ask_all(deps, [turn for turn in turns if isinstance(turn.choice, Go)], facts)
    return dict(tally)


async def _ask_all(deps: Deps, waiting: list[Turn], facts: Facts) -> Counter[str]:
    """Ask the carriers, some at once; what was heard and who is asked next is one commit."""
    asked: set[asyncio.Future[Told]] = set()
    told: list[Told] = []
    tally: Counter[str] = Counter()
    while waiting or asked or told:
        room, now = AT_ONCE - len(asked), deps.clock.now()
        async with sql.transaction():
            await delivery_outcomes.write(deps, told)
            tally.update(one.state.value for one in told)
            waiting = await _without_stopped(waiting, told, tally)
            marked, others = await delivery_marks.mark(deps, waiting[:room], facts, now)
        waiting, told = waiting[room:], []
        tally += others
        asked |= {asyncio.ensure_future(delivery_outcomes.ask(deps, one, now)) for one in marked}
        if asked:
            heard, asked = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
            told = [one.result() for one in heard]
    return tally


async def _without_stopped(
    waiting: list[Turn], told: Sequence[Told], tally: Counter[str]
) -> list[Turn]:
    """What may still be asked; what was to go by a carrier that was just stopped is given back."""
    stopped = delivery_outcomes.stopped(told)
    if not stopped:
        return waiting
    back = [turn.due.id for turn in waiting if turn.way.carrier in stopped]
    tally[State.PLANNED] += await release(back)
    return [turn for turn in waiting if turn.way.carrier not in stopped]


async def release(ids: Sequence[UUID]) -> int:
    """Plan again the claimed rows whose carrier was not asked; returns how many."""
    if not ids:
        return 0
    freed = RELEASE.format(ids=sql.gaps(1, len(ids)), free_rows=sql.free_rows())
    return len(await sql.rows(freed, *ids))


async def sweep(deps: Deps) -> dict[str, int]:
    """Settle leases that ran out: never asked is planned again, asked without an answer unknown.

    What is unknown is looked after from the end of its lease on.
    """
    swept = await sql.rows(SWEEP.format(free_rows=sql.free_rows()), deps.clock.now())
    count = Counter(row["state"] for row in swept)
    return {"unknown": count[State.UNKNOWN], "planned": count[State.PLANNED]}


async def oldest_waiting(now: datetime) -> timedelta:
    """How late the oldest message is that should have been said by now; zero when none waits."""
    first = await Notice.filter(state=State.PLANNED, due_at__lte=now).order_by("due_at").first()
    return now - first.due_at if first else timedelta()
