"""Rounds that somebody of the office put in order by hand."""

import asyncio
from uuid import UUID

import pytest

from app.ports import Deps
from app.services.visits import rounds
from app.services.visits.rounds import NotOfThisRound, RoundChanged
from tests.make import CENTRE, TUESDAY, at
from tests.services.planned_rounds import (
    a_door,
    agree,
    by_hand,
    order,
    planned,
    round_of,
    the_hills,
)


async def test_an_order_by_hand_stays_when_the_whole_office_is_planned(deps: Deps) -> None:
    hills = await the_hills(deps)
    one, other = await a_door(deps, hills, "a"), await a_door(deps, hills, "c")
    await planned(deps, hills)

    kept = await by_hand(deps, hills, [other, one], 1)
    after = await planned(deps, hills)
    agent = hills.people.agent.person_id
    anew = await rounds.plan(deps, hills.people.li, CENTRE, TUESDAY, agent, "zh")

    assert (order(kept), kept.by_hand, kept.exact, kept.version) == ([other, one], True, False, 2)
    assert kept.travel_minutes == 50
    assert after == kept
    assert (round_of(anew, hills).by_hand, round_of(anew, hills).version) == (False, 3)


async def test_an_order_by_hand_shows_what_comes_too_late(deps: Deps) -> None:
    hills = await the_hills(deps)
    promised, first = await a_door(deps, hills, "a"), await a_door(deps, hills, "c", minutes=60)
    await agree(deps, hills, promised, "08:30")

    kept = await by_hand(deps, hills, [first, promised], 0)

    assert [(one.starts_at, one.late) for one in kept.stops] == [
        (at("08:00"), False),
        (at("09:50"), True),
    ]


async def test_of_two_orders_over_the_same_version_one_is_refused(deps: Deps) -> None:
    hills = await the_hills(deps)
    one, other = await a_door(deps, hills, "a"), await a_door(deps, hills, "b")

    told = await asyncio.gather(
        by_hand(deps, hills, [one, other], 0),
        by_hand(deps, hills, [other, one], 0),
        return_exceptions=True,
    )

    assert sorted(type(one).__name__ for one in told) == ["RoundChanged", "RoundView"]
    with pytest.raises(RoundChanged):
        await by_hand(deps, hills, [one], 0)


async def test_a_round_holds_open_visits_of_its_agent_once(deps: Deps) -> None:
    hills = await the_hills(deps)
    mine = await a_door(deps, hills, "a")
    of_he = await a_door(deps, hills, "a", agent=hills.people.he)

    for ids in ([mine, of_he], [mine, mine], [UUID(int=1)]):
        with pytest.raises(NotOfThisRound):
            await by_hand(deps, hills, ids, 0)
