"""Publishing services: at once, by two, back again, and never twice."""

import asyncio
from typing import Any

import pytest

from app.domain.catalogue.item_versions import (
    AlreadyCurrent,
    AlreadyWithdrawn,
    DraftChanged,
    DraftHasErrors,
    DraftOutdated,
    NoSuchDraft,
    NoSuchVersion,
    SecondPersonNeeded,
)
from app.kit.errors import AppError
from app.models.centre import Centre, Offer
from app.models.item import Item, ItemVersion
from app.models.item_draft import ItemDraft
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.catalogue import catalog_import, item_publishing, item_version_views, items
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import EditorsOnly, NoSuchCentre
from tests.make import CENTRE, ITEM, OTHER_CENTRE, a_catalog, an_item
from tests.services.drafted_items import (
    a_draft,
    changed,
    current_of,
    edited_town,
    order,
    published,
    saved,
    who,
)


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


async def test_a_cancelled_wording_ends_the_service(deps: Deps) -> None:
    town = await edited_town(deps)
    over = {"state": "cancelled", "booking": {"bookable": False}}
    draft = await saved(deps, town.qian, await a_draft(deps, town.qian), **over)

    await published(deps, town.qian, draft)

    view = await item_version_views.every(deps, ITEM, "zh")
    assert (view.state, view.current) == ("withdrawn", 0)
    assert (await Item.get(code=ITEM)).family == an_item().family
