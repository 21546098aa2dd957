"""Two thousand callers hang up at random moments: the server goes on, and the seats add up."""

import asyncio
import json
import random
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from app.models import sql
from app.models.booking import Booking
from app.models.operation import Answer
from app.ports import Deps
from tests.flows.crowd import a_busy_town, a_crowd, in_turns, seats_that_do_not_add_up, signed_in
from tests.flows.web import ask, hang_up, request, serving
from tests.make import CENTRE, ITEM, TUESDAY, at

CALLS, WIDTH, PATIENCE = 2000, 24, 0.020
TIMES = ("09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "14:00", "14:30", "15:00", "15:30")
STUCK = (
    "SELECT count(*) AS stuck FROM pg_stat_activity"
    " WHERE datname = current_database() AND state LIKE 'idle in transaction%'"
)


class Callers:
    """People who ask this and that of the real server."""

    def __init__(self, crowd: list[dict[str, str]], chance: random.Random) -> None:
        self.crowd, self.chance = crowd, chance

    def something(self) -> bytes:
        """A booking, or one of the things people read before it."""
        who, on = self.chance.choice(self.crowd), TUESDAY + timedelta(self.chance.randrange(5))
        if self.chance.random() < 0.5:
            return self.booking(who, at(self.chance.choice(TIMES), on).isoformat())
        there = f"/v1/centres/{CENTRE}/items/{ITEM}"
        paths = (f"{there}/slots?on={on}", f"{there}/days", f"/v1/items/{ITEM}", "/v1/bookings")
        return request("GET", self.chance.choice(paths), who)

    def booking(self, who: dict[str, str], starts_at: str) -> bytes:
        """The booking of one seat under a new key."""
        form = {"centre": CENTRE, "item": ITEM, "starts_at": starts_at}
        headers = {**who, "Idempotency-Key": str(uuid4())}
        return request("POST", "/v1/bookings", headers, json.dumps(form).encode())


@pytest.mark.slow
async def test_after_two_thousand_aborted_requests_the_server_still_answers(
    deps: Deps, url: str, tmp_path: Path
) -> None:
    await a_busy_town(deps, seats=3)
    crowd = await signed_in(deps, await a_crowd(deps, 40))
    chance = random.Random(2000)
    callers = Callers(crowd, chance)

    async with serving(url, tmp_path) as (port, process):
        tally = await in_turns(
            (lambda: hang_up(port, callers.something(), chance, PATIENCE) for _ in range(CALLS)),
            WIDTH,
        )
        day_after = at("16:00", TUESDAY + timedelta(7)).isoformat()
        answers = await asyncio.gather(
            *(ask(port, callers.booking(who, day_after)) for who in crowd[:5])
        )
        process.terminate()
        code = await asyncio.wait_for(process.wait(), 60)

    assert tally == {"done": CALLS}
    heads = sorted(answer.partition(b"\r\n")[0] for answer in answers)
    assert heads == [b"HTTP/1.1 201 Created"] * 3 + [b"HTTP/1.1 409 Conflict"] * 2
    assert code == 0
    assert await seats_that_do_not_add_up() == []
    assert await Answer.filter(status=200).count() == await Booking.all().count() > 50
    if not sql.on_sqlite():
        assert await sql.rows(STUCK) == [{"stuck": 0}]
