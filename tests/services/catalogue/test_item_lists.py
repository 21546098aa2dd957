"""The catalogue of an office: states, drafts, what is offered, and taking over from neighbours."""

import pytest

from app.models.case import Case
from app.models.centre import Centre, Offer
from app.ports import Deps
from app.services.catalogue import (
    item_changes,
    item_lists,
    item_offers,
    item_publishing,
    item_touched,
    item_version_views,
)
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import EditorsOnly, NoSuchCentre
from tests.make import CENTRE, ITEM, LONG_ITEM, OTHER_CENTRE, a_person
from tests.people import OUTSIDER, YANG
from tests.services.drafted_items import (
    SUMMER,
    a_draft,
    changed,
    edited_town,
    order,
    published,
    saved,
)
from tests.services.held_cases import a_case


async def test_the_catalogue_tells_how_each_service_stands(deps: Deps) -> None:
    town = await edited_town(deps, publish_by_two=True)
    await a_draft(deps, town.qian, "free-bus", origin="", name="免费公交")
    later = await a_draft(deps, town.qian, "night-bus", origin=ITEM, name="夜班车")
    await published(deps, town.ma, later, from_on=SUMMER)
    await item_publishing.withdraw(deps, town.qian, LONG_ITEM, order(), "zh")

    view = await item_lists.catalogue(deps, town.ma, CENTRE, "zh")

    assert (view.may_edit, view.needs_second) == (True, True)
    assert [
        (row.code, row.name, row.state, row.version, row.from_on, row.offered, row.centres)
        for row in view.items
    ] == [
        ("free-bus", "免费公交", "new", 0, None, False, 0),
        (LONG_ITEM, "宅基地申请", "withdrawn", 0, None, True, 2),
        ("night-bus", "夜班车", "scheduled", 0, SUMMER, True, 1),
        (ITEM, "高龄津贴", "published", 1, None, True, 2),
    ]
    [bus, _, night, _] = view.items
    assert bus.draft is not None
    assert (bus.draft.state, bus.draft.changed_by_name, bus.draft.mine) == ("draft", "钱管理", True)
    assert night.next is not None
    assert (night.next.number, night.next.from_on) == (1, SUMMER)


async def test_a_new_service_of_another_office_is_not_told_before_it_is_published(
    deps: Deps,
) -> None:
    town = await edited_town(deps)
    await a_draft(deps, town.qian, "free-bus", origin="", name="免费公交")

    here = await item_lists.catalogue(deps, town.ma, CENTRE, "zh")
    there = await item_lists.catalogue(deps, town.outsider, OTHER_CENTRE, "zh")

    assert [row.code for row in here.items if row.state == "new"] == ["free-bus"]
    assert [row.code for row in there.items if row.state == "new"] == []


async def test_whoever_works_there_sees_the_catalogue_and_edits_nothing(deps: Deps) -> None:
    town = await edited_town(deps)
    await a_draft(deps, town.qian)

    view = await item_lists.catalogue(deps, town.staffed.wang, CENTRE, "en")

    assert view.may_edit is False
    assert [row.name for row in view.items] == ["宅基地申请", "Old-age allowance"]
    assert [row.draft.mine for row in view.items if row.draft] == [False]
    with pytest.raises(NoSuchCentre):
        await item_lists.catalogue(deps, await a_person(deps, YANG), CENTRE, "zh")


async def test_a_service_paused_by_its_wording(deps: Deps) -> None:
    town = await edited_town(deps)
    await published(
        deps,
        town.qian,
        await saved(deps, town.qian, await a_draft(deps, town.qian), state="paused"),
    )

    view = await item_lists.catalogue(deps, town.qian, CENTRE, "zh")

    assert [(row.code, row.state, row.version) for row in view.items][1] == (ITEM, "paused", 0)


async def test_an_office_offers_what_another_offers(deps: Deps) -> None:
    town = await edited_town(deps)
    here = await Centre.get(code=CENTRE)
    await Offer.filter(centre_id=here.id).delete()

    made = await item_offers.adopt(deps, town.qian, CENTRE, OTHER_CENTRE, [ITEM, ITEM, LONG_ITEM])
    again = await item_offers.adopt(deps, town.qian, CENTRE, "", [ITEM])

    assert (made.added, again.added) == ([ITEM, LONG_ITEM], [])
    assert [one.windows for one in await Offer.filter(centre_id=here.id)] == [
        ["w1", "w2", "w3"]
    ] * 2


async def test_nothing_is_adopted_when_one_service_is_not_there(deps: Deps) -> None:
    town = await edited_town(deps)
    there, here = await Centre.get(code=OTHER_CENTRE), await Centre.get(code=CENTRE)
    await Offer.filter(centre_id=here.id).delete()
    await Offer.filter(centre_id=there.id, item__code=LONG_ITEM).delete()

    with pytest.raises(NoSuchItem):
        await item_offers.adopt(deps, town.qian, CENTRE, OTHER_CENTRE, [ITEM, LONG_ITEM])
    with pytest.raises(NoSuchCentre):
        await item_offers.adopt(deps, town.qian, CENTRE, "nowhere", [ITEM])
    with pytest.raises(NoSuchCentre):
        await item_offers.adopt(deps, await a_person(deps, OUTSIDER), CENTRE, "", [ITEM])
    with pytest.raises(EditorsOnly):
        await item_offers.adopt(deps, town.staffed.wang, CENTRE, "", [ITEM])

    assert await Offer.filter(centre_id=here.id).count() == 0


async def test_the_open_cases_that_a_change_leaves_behind(deps: Deps) -> None:
    town = await edited_town(deps)
    case, closed = [await a_case(deps, town.staffed, town.staffed.li) for _ in range(2)]
    await Case.filter(id=closed).update(closed_at=deps.clock.now())
    await changed(deps, town.qian)
    draft = await a_draft(deps, town.qian)

    [one] = (await item_touched.cases(deps, town.ma, draft.id, "zh")).cases

    assert (one.id, one.state, one.person, one.version) == (case, "reviewing", "杨*英", 1)
    assert draft.touched.open_cases == 1
    versions = (await item_version_views.every(deps, ITEM, "zh")).versions
    assert [(row.number, row.open_cases) for row in versions] == [(2, 0), (1, 1)]
    there = await Centre.get(code=OTHER_CENTRE)
    await Case.filter(id=case).update(centre_id=there.id)
    assert (await item_touched.cases(deps, town.ma, draft.id, "zh")).cases == []


async def test_what_differs_between_two_versions(deps: Deps) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian, promised_workdays=3)
    draft = await saved(deps, town.qian, await a_draft(deps, town.qian), summary="七十岁以上")

    told = (await item_changes.between(deps, ITEM, (1, 2), "zh")).changes
    of_draft = (await item_changes.of_draft(deps, town.ma, draft.id, "zh")).changes

    assert [(one.kind, one.part, one.pointer) for one in told] == [
        ("changed", "limits", "/promised_workdays")
    ]
    assert "3" in told[0].said
    assert [one.pointer for one in of_draft] == ["/summary"]
    new = await a_draft(deps, town.qian, "free-bus", origin="", name="免费公交")
    assert (await item_changes.of_draft(deps, town.qian, new.id, "zh")).changes == []
