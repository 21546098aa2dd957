"""Publishing services: at once, by two, from a day on, back again, and never twice."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from app.domain.item_versions import (
    AlreadyCurrent,
    AlreadyWithdrawn,
    BadBeginDay,
    DraftChanged,
    DraftHasErrors,
    DraftOutdated,
    NoSuchDraft,
    NoSuchVersion,
    NotScheduled,
    SecondPersonNeeded,
    VersionScheduled,
)
from app.jobs import begin_versions
from app.kit.errors import AppError
from app.models import sql
from app.models.centre import Centre, Offer
from app.models.item import Item, ItemVersion
from app.models.item_draft import ItemDraft
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services import catalog_import, item_publishing, item_version_views, items
from app.services.access import EditorsOnly, NoSuchCentre
from app.services.items import NoSuchItem
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, LONG_ITEM, OTHER_CENTRE, a_catalog, an_item
from tests.services.drafted_items import (
    SUMMER,
    a_draft,
    changed,
    current_of,
    edited_town,
    order,
    published,
    saved,
    who,
)

A_DAY = timedelta(days=1)


async def states(deps: Deps) -> dict[int, str]:
    view = await item_version_views.every(deps, ITEM, "zh")
    return {one.number: one.state for one in view.versions}


async def test_a_published_draft_is_what_people_meet(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await saved(deps, town.qian, await a_draft(deps, town.qian), summary="七十岁以上")

    made = await published(deps, town.ma, draft, note="降低年龄")

    assert (made.number, made.state, made.current, made.from_on) == (2, "current", True, None)
    assert (made.made_by_name, made.published_by_name) == ("钱管理", "马管理")
    assert (made.note, made.open_cases, made.undo_of) == ("降低年龄", 0, None)
    assert (await items.guide(ITEM, "zh")).summary == "七十岁以上"
    assert [card.code for card in (await items.search("zh", "七十岁")).items] == [ITEM]
    assert await ItemDraft.all().count() == 0
    [entry] = await AuditEntry.filter(act="item-published")
    assert (entry.subject, entry.actor_id) == (f"item:{ITEM}", who(town.ma))


async def test_a_new_service_is_offered_by_its_office_at_all_windows(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian, "free-bus", origin=ITEM, name="免费公交")

    await published(deps, town.qian, draft)

    [offer] = await Offer.filter(item__code="free-bus")
    assert (offer.centre_id, offer.windows) == (
        (await Centre.get(code=CENTRE)).id,
        ["w1", "w2", "w3"],
    )
    assert (await items.guide("free-bus", "zh")).centres[0].code == CENTRE


async def test_a_new_service_may_be_published_without_being_offered(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian, "free-bus", origin=ITEM, name="免费公交")

    await published(deps, town.qian, draft, centre_offers=False)

    assert await Offer.filter(item__code="free-bus").count() == 0
    assert await current_of("free-bus") == 1


async def test_a_change_leaves_offers_alone(deps: Deps) -> None:
    town = await edited_town(deps)
    await Offer.all().delete()

    await changed(deps, town.qian)

    assert await Offer.all().count() == 0


async def test_of_two_publishers_one_is_refused(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)

    done = await asyncio.gather(
        published(deps, town.qian, draft), published(deps, town.ma, draft), return_exceptions=True
    )

    refusals = [one for one in done if isinstance(one, AppError)]
    assert len(refusals) == 1
    assert isinstance(refusals[0], NoSuchDraft | DraftChanged)
    assert await ItemVersion.filter(item__code=ITEM).count() == 2


async def test_a_draft_saved_meanwhile_is_not_published(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)
    await saved(deps, town.ma, draft, summary="又改了")

    with pytest.raises(DraftChanged):
        await published(deps, town.qian, draft)

    assert await current_of() == 1


async def test_with_two_needed_the_last_to_change_a_draft_does_not_publish_it(deps: Deps) -> None:
    town = await edited_town(deps, publish_by_two=True)
    draft = await saved(deps, town.qian, await a_draft(deps, town.qian), summary="七十岁以上")

    with pytest.raises(SecondPersonNeeded):
        await published(deps, town.qian, draft)
    await published(deps, town.ma, draft)

    assert await current_of() == 2


async def test_a_draft_with_errors_is_not_published(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await saved(deps, town.qian, await a_draft(deps, town.qian), phone="not a phone")

    with pytest.raises(DraftHasErrors) as refusal:
        await published(deps, town.qian, draft)

    assert [one.pointer for one in refusal.value.problems] == ["/phone"]
    assert await current_of() == 1


async def test_a_draft_over_an_old_version_is_published_only_knowingly(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)
    await catalog_import.take_in(deps, a_catalog(summary="七十岁以上"))

    with pytest.raises(DraftOutdated):
        await published(deps, town.qian, draft)
    made = await published(deps, town.qian, draft, base=2)

    assert made.number == 3


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


async def test_undo_publishes_the_older_wording_as_the_next_version(deps: Deps) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian, promised_workdays=3)

    view = await item_publishing.restore(deps, town.ma, ITEM, order(number=1, note="写错了"), "zh")

    [newest, *_] = view.versions
    assert (newest.number, newest.undo_of, newest.note, newest.state) == (3, 1, "写错了", "current")
    assert (view.current, view.state) == (3, "published")
    assert (await items.guide(ITEM, "zh")).promised_workdays == 5
    with pytest.raises(AlreadyCurrent):
        await item_publishing.restore(deps, town.ma, ITEM, order(number=3), "zh")
    with pytest.raises(NoSuchVersion):
        await item_publishing.restore(deps, town.ma, ITEM, order(number=9), "zh")


async def test_a_service_that_ended_cannot_be_started_until_it_is_restored(deps: Deps) -> None:
    town = await edited_town(deps)

    ended = await item_publishing.withdraw(deps, town.qian, ITEM, order(note="政策到期"), "zh")

    assert (ended.state, ended.current, ended.versions[0].state) == ("withdrawn", 0, "withdrawn")
    with pytest.raises(NoSuchItem):
        await items.guide(ITEM, "zh")
    with pytest.raises(AlreadyWithdrawn):
        await item_publishing.withdraw(deps, town.qian, ITEM, order(), "zh")
    again = await item_publishing.restore(deps, town.qian, ITEM, order(number=1), "zh")
    assert (again.state, again.current) == ("published", 2)


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


@pytest.mark.parametrize("act", ["restore", "withdraw", "take_back"])
async def test_others_do_nothing_to_versions(deps: Deps, act: str) -> None:
    town = await edited_town(deps)
    clerk = town.staffed.wang
    done: Any = getattr(item_publishing, act)

    with pytest.raises(EditorsOnly):
        await done(deps, clerk, ITEM, order(number=1), "zh")
    with pytest.raises(NoSuchCentre):
        await done(deps, town.outsider, ITEM, order(number=1), "zh")
    with pytest.raises(NoSuchItem):
        await done(deps, town.qian, "nothing", order(number=1), "zh")
    with pytest.raises(NoSuchCentre):
        await done(deps, town.qian, ITEM, order(number=1, centre=OTHER_CENTRE), "zh")


async def test_an_import_leaves_alone_what_waits_and_what_ended(deps: Deps) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian, from_on=SUMMER)
    await item_publishing.withdraw(deps, town.qian, LONG_ITEM, order(), "zh")

    taken = await catalog_import.take_in(deps, a_catalog())

    assert (taken.items_new, taken.items_changed) == (0, 0)
    assert (await current_of(ITEM), await current_of(LONG_ITEM)) == (1, 0)
    with pytest.raises(VersionScheduled):
        await catalog_import.take_in(deps, a_catalog(summary="七十岁以上"))


async def test_a_cancelled_wording_ends_the_service(deps: Deps) -> None:
    town = await edited_town(deps)
    over = {"state": "cancelled", "booking": {"bookable": False}}
    draft = await saved(deps, town.qian, await a_draft(deps, town.qian), **over)

    await published(deps, town.qian, draft)

    view = await item_version_views.every(deps, ITEM, "zh")
    assert (view.state, view.current) == ("withdrawn", 0)
    assert (await Item.get(code=ITEM)).family == an_item().family
