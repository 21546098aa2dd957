"""Whose service it is: an office changes what it offers, and nothing that only others do."""

from collections.abc import Awaitable, Callable

import pytest

from app.catalog.catalog import Catalog
from app.domain.people.roles import Actor, Role, RoleName
from app.formats.catalog_bytes import written
from app.models.centre import Offer
from app.models.item_draft import ItemDraft
from app.ports import Deps
from app.services.bookings.timetables import NotOffered
from app.services.catalogue import item_imports, item_publishing
from app.services.catalogue.item_imports import File
from app.services.catalogue.item_publishing import Order
from tests.make import ITEM, OTHER_CENTRE, an_item
from tests.services.drafted_items import a_draft, changed, edited_town, published, saved

Deed = Callable[[Deps, Actor], Awaitable[object]]


async def begins(deps: Deps, actor: Actor) -> object:
    return await a_draft(deps, actor, centre=OTHER_CENTRE)


async def withdraws(deps: Deps, actor: Actor) -> object:
    return await item_publishing.withdraw(deps, actor, ITEM, Order(centre=OTHER_CENTRE), "zh")


async def restores(deps: Deps, actor: Actor) -> object:
    order = Order(centre=OTHER_CENTRE, number=1)
    return await item_publishing.restore(deps, actor, ITEM, order, "zh")


@pytest.mark.parametrize("deed", [begins, withdraws, restores])
async def test_what_only_another_office_offers_is_not_ours_to_change(
    deps: Deps, deed: Deed
) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian)
    await Offer.filter(centre__code=OTHER_CENTRE).delete()

    with pytest.raises(NotOffered):
        await deed(deps, town.outsider)


async def test_a_draft_is_not_published_once_its_office_offers_the_service_no_more(
    deps: Deps,
) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.outsider, centre=OTHER_CENTRE)
    draft = await saved(deps, town.outsider, draft, promised_workdays=3)
    await Offer.filter(centre__code=OTHER_CENTRE).delete()

    with pytest.raises(NotOffered):
        await published(deps, town.outsider, draft)


async def test_a_file_does_not_change_what_others_offer_either(deps: Deps) -> None:
    town = await edited_town(deps)
    await Offer.filter(centre__code=OTHER_CENTRE).delete()
    file = File("a.json", written(Catalog(items=(an_item(summary="七十岁以上"),)), "json"))

    told = await item_imports.take_in(deps, town.outsider, OTHER_CENTRE, file, False, "zh")

    assert [(one.message, one.severity) for one in told.problems] == [
        (f"本中心没有提供事项“{ITEM}”，请先在事项目录里加上，再改它", "error")
    ]
    assert (told.drafts, await ItemDraft.all().count()) == ([], 0)


async def test_what_nobody_offers_and_an_administrator_everywhere_are_free(deps: Deps) -> None:
    town = await edited_town(deps)
    everywhere = Actor(town.outsider.person_id, town.outsider.session_id, (Role(RoleName.ADMIN),))
    await Offer.filter(centre__code=OTHER_CENTRE).delete()

    await withdraws(deps, everywhere)
    await Offer.all().delete()
    back = await restores(deps, town.outsider)

    assert back
