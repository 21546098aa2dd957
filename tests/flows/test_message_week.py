"""A week of messages, with carriers in trouble and jobs that are killed: none lost, none twice."""

import logging
from pathlib import Path

import pytest

from tests.flows.message_week import accounts, manners, once
from tests.flows.message_week.ledger import Ledger, ledger
from tests.flows.message_week.week import Size, lived

log = logging.getLogger("cunkou.week")
SMALL = Size(messages=400, residents=120, kills=6, limit_fen=60, minutes=30)
LARGE = Size(messages=20_000, residents=1500, kills=50, limit_fen=3000, minutes=10)


async def test_in_a_small_week_nothing_is_lost_and_nothing_said_twice(
    url: str, tmp_path: Path
) -> None:
    found = await a_week(url, tmp_path, SMALL)

    hold(found, SMALL)


@pytest.mark.slow
async def test_in_a_week_of_20000_messages_nothing_is_lost_and_nothing_said_twice(
    url: str, tmp_path: Path
) -> None:
    found = await a_week(url, tmp_path, LARGE)

    hold(found, LARGE)


async def a_week(url: str, folder: Path, size: Size) -> Ledger:
    """What is left of a week of this size; a short table of it is logged."""
    async with lived(url, folder, size) as week:
        found = await ledger(week)
    log.warning("%s", found.summary())
    return found


def hold(found: Ledger, size: Size) -> None:
    """Everything that must be true after any week; what breaks it is named."""
    lived = found.lived
    assert (lived.kills, lived.faults, len(found.wanted)) == (size.kills, [], size.messages)
    assert once.lost(found) == []
    assert once.still_open(found) == []
    assert once.without_reason(found) == []
    assert once.made_up(found) == []
    assert once.strangers(found) == []
    assert once.doubled(found) == []
    assert once.climbed_for_nothing(found) == []
    assert once.too_many_failed(found) == 0
    assert once.twice_delivered(found) == []
    assert len(once.unsettled_texts(found)) <= size.messages // 5000, once.unsettled_texts(found)
    assert manners.overtaken(found) == []
    assert manners.woken(found) == []
    assert manners.not_knocked(found) == []
    assert manners.knocked_without_need(found) == []
    assert manners.idle_tasks(found) == []
    assert accounts.overspent(found) == {}
    assert accounts.miscounted(found) == {}
    assert accounts.unpaid(found) == []
    assert accounts.overdrawn(found) == []
    assert accounts.unallowed(found) == []
    assert accounts.beyond_limits(found) == []
