"""Versions that begin on a day: once, unless taken back, and with nothing beside them."""

import asyncio
from datetime import timedelta

import pytest

from app.domain.catalogue.item_versions import BadBeginDay, NotScheduled, VersionScheduled
from app.jobs import begin_versions
from app.models import sql
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.catalogue import catalog_import, item_publishing, item_version_views, items
from tests.fakes import StillClock
from tests.make import ITEM, LONG_ITEM, a_catalog
from tests.services.drafted_items import (
    SUMMER,
    a_draft,
    changed,
    current_of,
    edited_town,
    order,
    published,
    saved,
)

A_DAY = timedelta(days=1)


async def states(deps: Deps) -> dict[int, str]:
    view = await item_version_views.every(deps, ITEM, "zh")
    return {one.number: one.state for one in view.versions}


async def test_a_version_begins_on_its_day(deps: Deps, clock: StillClock) -> None:
    town = await edited_town(deps)

    made = await changed(deps, town.qian, from_on=SUMMER)
    before = (await begin_versions.run(deps), await current_of(), await states(deps))
    clock.at += SUMMER - clock.today()
    after = (await begin_versions.run(deps), await current_of(), await states(deps))

    assert (made.number, made.state, made.from_on) == (2, "scheduled", SUMMER)
    assert before == ("idle", 1, {2: "scheduled", 1: "current"})
    assert after == ("1 begun", 2, {2: "current", 1: "past"})
    assert await begin_versions.run(deps) == "idle"
    assert (await items.guide(ITEM, "zh")).promised_workdays == 3


async def test_two_jobs_begin_a_version_once(deps: Deps, clock: StillClock) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian, from_on=clock.today() + A_DAY)
    await changed(deps, town.qian, LONG_ITEM, from_on=clock.today() + A_DAY)
    clock.at += A_DAY

    said = await asyncio.gather(begin_versions.run(deps), begin_versions.run(deps))

    assert await AuditEntry.filter(act="version-begun").count() == 2
    assert (await current_of(ITEM), await current_of(LONG_ITEM)) == (2, 2)
    assert sorted(said) in (["2 begun", "idle"], ["1 begun", "1 begun"])


async def test_a_pause_may_begin_on_a_day(deps: Deps, clock: StillClock) -> None:
    town = await edited_town(deps)
    draft = await saved(deps, town.qian, await a_draft(deps, town.qian), state="paused")
    await published(deps, town.qian, draft, from_on=clock.today() + A_DAY)
    clock.at += A_DAY

    said = [await begin_versions.run(deps), await begin_versions.run(deps)]

    assert (said, await current_of()) == (["1 begun", "idle"], 0)
    assert await states(deps) == {2: "paused", 1: "past"}


async def test_a_day_in_the_past_or_far_away_is_refused(deps: Deps, clock: StillClock) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)

    for day in (clock.today() - A_DAY, clock.today() + timedelta(days=400)):
        with pytest.raises(BadBeginDay):
            await published(deps, town.qian, draft, from_on=day)


async def test_a_version_that_waits_is_taken_back_before_its_day(
    deps: Deps, clock: StillClock
) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian, from_on=SUMMER)
    draft = await a_draft(deps, town.qian)

    with pytest.raises(VersionScheduled):
        await published(deps, town.qian, draft)
    with pytest.raises(VersionScheduled):
        await item_publishing.restore(deps, town.qian, ITEM, order(number=1), "zh")
    with pytest.raises(NotScheduled):
        await item_publishing.take_back(deps, town.qian, ITEM, order(number=1), "zh")
    taken = await item_publishing.take_back(deps, town.ma, ITEM, order(number=2, note="太急"), "zh")
    clock.at += SUMMER - clock.today()

    assert [(one.number, one.state, one.note) for one in taken.versions] == [
        (2, "taken-back", "太急"),
        (1, "current", ""),
    ]
    assert (await begin_versions.run(deps), await current_of()) == ("idle", 1)
    assert (await published(deps, town.qian, draft, base=1)).number == 3


async def test_a_service_does_not_end_while_a_version_waits_that_would_open_it_again(
    deps: Deps,
) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian, from_on=SUMMER)

    with pytest.raises(VersionScheduled):
        await item_publishing.withdraw(deps, town.qian, ITEM, order(), "zh")
    await item_publishing.take_back(deps, town.qian, ITEM, order(number=2), "zh")
    ended = await item_publishing.withdraw(deps, town.qian, ITEM, order(), "zh")

    assert (ended.state, ended.current) == ("withdrawn", 0)


async def test_a_version_that_began_and_is_past_is_not_looked_at_again(
    deps: Deps, clock: StillClock
) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian, from_on=SUMMER)
    clock.at += SUMMER - clock.today()
    await begin_versions.run(deps)
    await changed(deps, town.qian, promised_workdays=2)

    due = await sql.rows(item_publishing.DUE, clock.today())

    assert due == []


async def test_an_import_leaves_alone_what_waits_and_what_ended(deps: Deps) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian, from_on=SUMMER)
    await item_publishing.withdraw(deps, town.qian, LONG_ITEM, order(), "zh")

    taken = await catalog_import.take_in(deps, a_catalog())

    assert (taken.items_new, taken.items_changed) == (0, 0)
    assert (await current_of(ITEM), await current_of(LONG_ITEM)) == (1, 0)
    with pytest.raises(VersionScheduled):
        await catalog_import.take_in(deps, a_catalog(summary="七十岁以上"))
