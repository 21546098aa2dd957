"""Kept public reads and the acts that change them: who acts, and who looks next, sees it."""

from typing import Any

from app.services.bookings.bookings import Wish, book
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, a_person, a_town, an_opening, at
from tests.people import YANG, ZHAXI
from tests.routes.client import Headers, Town

SLOTS = f"/v1/centres/{CENTRE}/items/{ITEM}/slots"


async def free(town: Town, headers: Headers | None = None) -> int:
    """How many seats are free at half past nine tomorrow."""
    told: Any = await town.get(SLOTS, headers, on="2026-03-03")
    [nine] = [slot for slot in told["slots"] if slot["starts_at"] == "2026-03-03T01:30:00Z"]
    return int(nine["free"])


async def test_a_booking_is_seen_by_whoever_looks_next(town: Town) -> None:
    await a_town(town.deps, openings=(an_opening(windows=2),))
    await a_person(town.deps, YANG)
    yang = await town.sign_in(YANG)
    wish = {"centre": CENTRE, "item": ITEM, "starts_at": at("09:30").isoformat()}

    before = await free(town)
    made = await town.post("/v1/bookings", yang, wish)

    assert made.status_code == 201, made.text
    assert (before, await free(town), await free(town, yang)) == (2, 1, 1)


async def test_what_another_process_does_is_seen_at_once_signed_in_and_else_a_second_later(
    town: Town, clock: StillClock
) -> None:
    await a_town(town.deps, openings=(an_opening(windows=2),))
    zhaxi = await a_person(town.deps, ZHAXI)
    yang = await town.sign_in(YANG)
    before = await free(town)

    await book(town.deps, zhaxi, Wish(CENTRE, ITEM, at("09:30")), "zh")
    at_once = (await free(town), await free(town, yang))
    clock.pass_(seconds=1)
    later = await free(town)

    assert (before, at_once, later) == (2, (2, 1), 1)
