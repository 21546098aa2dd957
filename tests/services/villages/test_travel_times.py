"""Hamlets and the ways between them: written down, changed, taken in from a file."""

import asyncio
from typing import Any

import pytest

from app.domain.villages.travel import BadWay, pair
from app.formats import travel_sheets
from app.formats.travel_sheets import Place
from app.kit.errors import AppError
from app.models.household import Hamlet, TravelTime
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.villages import hamlets, travel_files, travel_times
from app.services.villages.hamlets import BadHamlet, HamletCodeTaken, HamletNames, HamletWish
from app.services.villages.travel_times import WayWish
from app.services.visits.visits import NoSuchHamlet
from tests.make import CENTRE, OTHER_CENTRE, ROOM, a_person
from tests.people import OUTSIDER
from tests.services.planned_rounds import NAMES, Hills, the_hills


async def ways(deps: Deps, hills: Hills) -> dict[str, int]:
    """The written ways by the codes of their ends."""
    table = await travel_times.table(deps, hills.people.li, CENTRE, "zh")
    codes = {one.id: one.code for one in table.hamlets}
    return {"".join(sorted(codes[w.here] + codes[w.there])): w.minutes for w in table.minutes}


async def put(deps: Deps, hills: Hills, **minutes: Any) -> None:
    wishes = [
        WayWish(hills.hamlet[one], hills.hamlet[other], told)
        for (one, other), told in minutes.items()
    ]
    await travel_times.put(deps, hills.people.zhao, CENTRE, wishes, "zh")


async def test_ways_are_the_same_both_ways_and_others_stay(deps: Deps) -> None:
    hills = await the_hills(deps)

    await put(deps, hills, ca=55, ba=25)
    after_change = await ways(deps, hills)
    await put(deps, hills, ab=None, ac=None)

    assert after_change == {"ab": 25, "bc": 30, "ac": 55}
    assert await ways(deps, hills) == {"bc": 30}
    assert await AuditEntry.filter(act="travel-changed").count() == 3


async def test_two_who_write_the_same_way_at_once_leave_one_row(deps: Deps) -> None:
    hills = await the_hills(deps)

    await asyncio.gather(put(deps, hills, ac=40), put(deps, hills, ca=45))

    assert (await ways(deps, hills))["ac"] in (40, 45)
    assert await TravelTime.all().count() == 3


async def test_hamlets_are_added_renamed_and_placed(deps: Deps) -> None:
    hills = await the_hills(deps)
    li, zhao = hills.people.li, hills.people.zhao
    names = HamletNames("坳口村民组", bo="ཨ།", en="Pass")

    changed = await hamlets.change(
        deps, zhao, hills.hamlet["a"], HamletWish(names, 28.91, 104.9), "en"
    )
    listed = await hamlets.listed(deps, li, CENTRE, "zh")

    assert (changed.name, changed.names, changed.latitude) == ("Pass", names, 28.91)
    assert (changed.centre, changed.households, changed.code) == (ROOM, 0, "a")
    assert [one.name for one in listed.items] == ["坳口村民组", NAMES["b"], NAMES["c"]]


async def test_a_code_is_taken_once_even_by_two_at_once(deps: Deps) -> None:
    hills = await the_hills(deps)
    wish = HamletWish(HamletNames("东组"), None, None)

    told = await asyncio.gather(
        *[hamlets.add(deps, hills.people.zhao, ROOM, "d", wish, "zh") for _ in range(2)],
        return_exceptions=True,
    )

    assert sorted(type(one).__name__ for one in told) == ["HamletCodeTaken", "HamletView"]
    with pytest.raises(HamletCodeTaken):
        await hamlets.add(deps, hills.people.zhao, ROOM, "a", wish, "zh")
    assert await Hamlet.all().count() == 4


async def test_what_is_refused_of_hamlets_and_ways(deps: Deps) -> None:
    hills = await the_hills(deps)
    stranger, li = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE), hills.people.li
    zhao = hills.people.zhao
    fine, half = HamletWish(HamletNames("甲"), None, None), HamletWish(HamletNames("甲"), 1.0, None)
    one, other = hills.hamlet["a"], hills.hamlet["b"]

    async def refused(what: type[AppError], done: object) -> None:
        with pytest.raises(what):
            await done  # type: ignore[misc]

    await refused(NoSuchCentre, hamlets.listed(deps, stranger, ROOM, "zh"))
    await refused(NoSuchCentre, hamlets.add(deps, stranger, ROOM, "x", fine, "zh"))
    await refused(NoSuchHamlet, hamlets.change(deps, stranger, one, fine, "zh"))
    await refused(BadHamlet, hamlets.add(deps, zhao, ROOM, "x", half, "zh"))
    blank = HamletWish(HamletNames(" "), None, None)
    await refused(BadHamlet, hamlets.change(deps, zhao, one, blank, "zh"))
    await refused(BadWay, put(deps, hills, aa=3))
    await refused(BadWay, put(deps, hills, ab=481))
    strange = [WayWish(one, deps.ids.new(), 3)]
    await refused(NoSuchHamlet, travel_times.put(deps, zhao, CENTRE, strange, "zh"))
    wishes = [WayWish(one, other, 3)]
    await refused(NoSuchCentre, travel_times.put(deps, stranger, CENTRE, wishes, "zh"))
    await refused(NoSuchCentre, travel_files.exported(stranger, CENTRE))
    await refused(NoSuchCentre, travel_files.take_in(deps, stranger, CENTRE, b"", False))
    await refused(DirectorsOnly, hamlets.add(deps, li, ROOM, "x", fine, "zh"))
    await refused(DirectorsOnly, hamlets.change(deps, li, one, fine, "zh"))
    await refused(DirectorsOnly, travel_times.put(deps, li, CENTRE, wishes, "zh"))
    await refused(DirectorsOnly, travel_files.take_in(deps, li, CENTRE, b"", True))


async def test_a_file_is_tried_then_taken_in_whole(deps: Deps) -> None:
    hills = await the_hills(deps)
    zhao = hills.people.zhao
    places = [Place(one, code, NAMES[code]) for code, one in hills.hamlet.items()]
    one, other, third = hills.hamlet.values()
    data = travel_sheets.written(places, {pair(one, other): 22, pair(one, third): 50})

    tried = await travel_files.take_in(deps, zhao, CENTRE, data, dry_run=True)
    before = await ways(deps, hills)
    taken = await travel_files.take_in(deps, zhao, CENTRE, data, dry_run=False)
    again = await travel_files.take_in(deps, zhao, CENTRE, data, dry_run=False)

    assert (tried.changed, tried.added, tried.removed, tried.taken) == (1, 1, 1, False)
    assert before == {"ab": 20, "bc": 30}
    assert taken == travel_files.TravelFileView([], 1, 1, 1, True)
    assert await ways(deps, hills) == {"ab": 22, "ac": 50}
    assert again == travel_files.TravelFileView([], 0, 0, 0, True)


async def test_the_file_of_an_office_is_read_back_without_a_change(deps: Deps) -> None:
    hills = await the_hills(deps)

    file = await travel_files.exported(hills.people.li, CENTRE)
    view = await travel_files.take_in(deps, hills.people.zhao, CENTRE, file.content, dry_run=False)

    assert file.name == f"travel-{CENTRE}.xlsx"
    assert view == travel_files.TravelFileView([], 0, 0, 0, True)


async def test_of_a_file_with_an_error_nothing_is_taken(deps: Deps) -> None:
    hills = await the_hills(deps)

    view = await travel_files.take_in(deps, hills.people.zhao, CENTRE, b"no file", dry_run=False)

    assert [one.message for one in view.problems] == ["文件打不开"]
    assert view.taken is False
    assert await ways(deps, hills) == {"ab": 20, "bc": 30}
