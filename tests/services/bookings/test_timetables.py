"""When a centre receives people, as the rules need to know it."""

from datetime import date, time

import pytest

from app.catalog.catalog import Catalog
from app.domain.bookings.openings import WORKDAYS, ranges
from app.domain.bookings.slots import slots
from app.models.centre import Centre
from app.models.item import Item
from app.models.opening import OpeningRule
from app.ports import Deps
from app.services.bookings import booking_changes, bookings, timetables
from app.services.bookings.bookings import Wish
from app.services.bookings.timetables import NotOffered, days_of
from app.services.catalogue import catalog_import
from tests.make import (
    CENTRE,
    ITEM,
    OTHER_CENTRE,
    TUESDAY,
    a_centre,
    a_person,
    a_town,
    an_item,
    an_opening,
    at,
    the_pool,
)
from tests.people import YANG


async def test_a_rule_comes_back_as_it_was_written(deps: Deps) -> None:
    summer = an_opening(
        code="summer",
        days=(1, 3),
        starts=time(8, 30),
        ends=time(11),
        breaks=((time(9, 30), time(10)),),
        windows=3,
        step_minutes=15,
        items=(ITEM,),
        valid_from=date(2026, 6, 1),
        valid_to=date(2026, 8, 31),
        off_hours=True,
        on_holidays=True,
    )
    await a_town(deps, openings=(summer,))
    centre = await Centre.get(code=CENTRE)

    [rule] = (await timetables.timetable(centre.id, TUESDAY, TUESDAY)).openings

    assert (rule.days, rule.starts, rule.ends) == (frozenset({1, 3}), time(8, 30), time(11))
    assert (rule.breaks, rule.windows, rule.step_minutes) == (((time(9, 30), time(10)),), 3, 15)
    assert (rule.items, rule.off_hours, rule.on_holidays) == (frozenset({ITEM}), True, True)
    assert (rule.valid_from, rule.valid_to) == (date(2026, 6, 1), date(2026, 8, 31))


async def test_a_rule_for_some_items_serves_no_others(deps: Deps) -> None:
    only = an_opening(items=(ITEM,))
    await a_town(deps, openings=(only,))
    centre = await Centre.get(code=CENTRE)
    table = await timetables.timetable(centre.id, TUESDAY, TUESDAY)

    served = {item: len(slots(TUESDAY, item, 30, table, {})) for item in (ITEM, "homestead")}

    assert served == {ITEM: 12, "homestead": 0}


@pytest.mark.parametrize(
    ("text", "days"), [("workdays", WORKDAYS), ("1,3,5", frozenset({1, 3, 5}))]
)
def test_days_are_stored_as_people_write_them(text: str, days: object) -> None:
    assert days_of(text) == days


async def test_each_centre_gets_its_own_rules(deps: Deps) -> None:
    await a_town(deps, openings=(an_opening(), an_opening(code="second")))
    ids = {one.code: one.id for one in await Centre.all()}

    tables = await timetables.timetables(list(ids.values()), TUESDAY, TUESDAY)

    assert {code: len(tables[one].openings) for code, one in ids.items()} == {
        CENTRE: 2,
        OTHER_CENTRE: 1,
    }
    assert ranges(TUESDAY, tables[ids[CENTRE]]).is_workday


async def test_seats_taken_are_told_by_pool_and_moment(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    centre = await Centre.get(code=CENTRE)
    table = await timetables.timetable(centre.id, TUESDAY, TUESDAY)

    taken = await timetables.taken(table, TUESDAY, TUESDAY)
    day_before = await timetables.taken(table, date(2026, 3, 2), date(2026, 3, 2))

    assert taken == {(str(await the_pool()), at("09:30")): 1}
    assert day_before == {}


async def test_a_seat_given_back_is_not_told(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    await booking_changes.cancel(deps, yang, made.id, "", "zh")
    centre = await Centre.get(code=CENTRE)
    table = await timetables.timetable(centre.id, TUESDAY, TUESDAY)

    assert await timetables.taken(table, TUESDAY, TUESDAY) == {}


async def test_a_centre_without_hours_has_no_seats_taken(deps: Deps) -> None:
    await a_town(deps)
    centre = await Centre.get(code=CENTRE)
    await OpeningRule.filter(centre_id=centre.id).delete()
    table = await timetables.timetable(centre.id, TUESDAY, TUESDAY)

    assert table.openings == ()
    assert await timetables.taken(table, TUESDAY, TUESDAY) == {}


async def test_a_centre_offers_what_its_catalogue_says(deps: Deps) -> None:
    await a_town(deps)
    await catalog_import.take_in(
        deps, Catalog(items=(an_item("elsewhere"),), centres=(a_centre(OTHER_CENTRE),))
    )
    item, elsewhere = await Item.get(code=ITEM), await Item.get(code="elsewhere")

    centre, offer = await timetables.centre_offering(CENTRE, item.id)

    assert (centre.code, offer.windows) == (CENTRE, ["w1"])
    with pytest.raises(NotOffered):
        await timetables.centre_offering(CENTRE, elsewhere.id)
    with pytest.raises(NotOffered):
        await timetables.centre_offering("999999999999", item.id)
