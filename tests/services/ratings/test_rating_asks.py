"""Whom we ask how it was, how often, and what they are told."""

from datetime import timedelta

import pytest

from app.domain.bookings.bookings import Act
from app.domain.cases.case_flow import Act as CaseAct
from app.domain.ratings.ratings import OwnWork
from app.models.booking import Booking
from app.models.notice import Notice
from app.models.rating import RatingAsk
from app.ports import Deps
from app.services.bookings import booking_changes, bookings
from app.services.bookings.bookings import Wish
from app.services.cases import case_acts, cases
from app.services.cases.case_orders import Order
from app.services.cases.cases import Filing
from app.services.house.access import NoSuchCentre
from app.services.ratings import rating_asks, ratings
from app.services.ratings.rating_asks import NoSuchWindow
from app.services.ratings.ratings import Said
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, Staffed, a_person, a_staffed_town, at
from tests.people import YANG, ZHAXI
from tests.services.ratings.rated_visits import delivered, served


async def a_quick_town(deps: Deps) -> Staffed:
    """A staffed town whose allowance is done at once."""
    return await a_staffed_town(deps, mode="immediate", promised_workdays=0)


async def test_a_visit_is_asked_about_once_and_the_person_is_told(deps: Deps) -> None:
    town = await a_quick_town(deps)
    yang = await a_person(deps, YANG)

    ask = await served(deps, yang, town.li)
    await booking_changes.note_arrival(deps, town.li, ask.booking_id, Act.SERVE, "zh")  # type: ignore[arg-type]
    again = await rating_asks.after_visit(
        deps, await Booking.get(id=ask.booking_id), town.wang.person_id
    )

    assert again is None
    assert await RatingAsk.all().count() == 1
    assert (ask.kind, ask.person_id, ask.handler_id, ask.window_code) == (
        "visit",
        yang.person_id,
        town.li.person_id,
        "w1",
    )
    assert (ask.asked_at, ask.until_at) == (at("09:30"), at("09:30") + timedelta(days=30))
    [notice] = await Notice.filter(template="rate_me")
    assert (notice.person_id, notice.due_at, notice.page) == (
        yang.person_id,
        at("09:45"),
        f"/pages/rating/form/index?id={ask.id}",
    )
    assert notice.params == {
        "item": "高龄津贴",
        "number": "A01",
        "centre": "刘家镇便民服务中心",
        "token": ask.token,
        "url": "",
    }


async def test_a_visit_that_was_missed_is_not_asked_about(deps: Deps, clock: StillClock) -> None:
    town = await a_quick_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    clock.at = at("10:00")

    await booking_changes.note_arrival(deps, town.li, made.id, Act.CHECK_IN, "zh")
    await booking_changes.note_arrival(deps, town.li, made.id, Act.MISS, "zh")

    assert await RatingAsk.all().count() == 0


async def test_a_delivered_case_is_asked_about_once(deps: Deps) -> None:
    town = await a_quick_town(deps)
    yang = await a_person(deps, YANG)

    ask = await delivered(deps, yang, town.li)

    assert (ask.kind, ask.person_id, ask.handler_id) == ("case", yang.person_id, town.li.person_id)
    [notice] = await Notice.filter(template="rate_me")
    assert (notice.case_id, notice.params["number"]) == (ask.case_id, f"{CENTRE}-2026-00001")
    facts = await rating_asks.facts_of(ask)
    assert facts.handlers == {town.li.person_id}


async def test_a_director_who_delivers_has_handled_it_too(deps: Deps) -> None:
    town = await a_quick_town(deps)
    yang = await a_person(deps, YANG)

    ask = await delivered(deps, yang, town.zhao)

    facts = await rating_asks.facts_of(ask)
    assert facts.handlers == {town.li.person_id, town.zhao.person_id}


async def test_a_case_that_was_withdrawn_is_not_asked_about(deps: Deps) -> None:
    await a_quick_town(deps)
    yang = await a_person(deps, YANG)
    made = await cases.file(deps, yang, Filing(centre=CENTRE, item=ITEM, materials=(0,)), "zh")

    await case_acts.act(deps, yang, made.id, Order(act=CaseAct.WITHDRAW, words="不办了"), "zh")

    assert await RatingAsk.all().count() == 0


async def test_a_window_is_rated_once_by_each_person_and_day(deps: Deps, clock: StillClock) -> None:
    town = await a_quick_town(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)

    first = await ratings.visit(deps, yang, CENTRE, "w1", "zh")
    clock.pass_(hours=2)
    same = await ratings.visit(deps, yang, CENTRE, "w1", "zh")
    other = await ratings.visit(deps, zhaxi, CENTRE, "w1", "zh")
    beside = await ratings.visit(deps, yang, CENTRE, "w2", "zh")
    clock.pass_(days=1)
    next_day = await ratings.visit(deps, yang, CENTRE, "w1", "zh")

    assert same == first
    assert len({first.id, other.id, beside.id, next_day.id}) == 4
    assert (first.kind, first.item_name, first.window_name) == ("visit", None, "民政窗口")
    ask = await RatingAsk.get(id=first.id)
    assert ask.handler_id == town.li.person_id


async def test_a_booking_and_the_code_at_the_window_are_one_visit(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_quick_town(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    ask = await served(deps, yang, town.li)
    made = await bookings.book(deps, zhaxi, Wish(CENTRE, ITEM, at("10:30")), "zh")

    scanned = await ratings.visit(deps, yang, CENTRE, "w1", "zh")
    clock.at = at("10:30")
    before = await ratings.visit(deps, zhaxi, CENTRE, "w1", "zh")
    await booking_changes.note_arrival(deps, town.li, made.id, Act.SERVE, "zh")

    assert scanned.id == ask.id
    assert [one.id for one in await RatingAsk.filter(person_id=zhaxi.person_id)] == [before.id]


async def test_who_works_here_rates_no_window_of_the_office(deps: Deps) -> None:
    town = await a_quick_town(deps)
    yang = await a_person(deps, YANG)

    with pytest.raises(OwnWork):
        await ratings.visit(deps, town.wang, CENTRE, "w1", "zh")
    with pytest.raises(NoSuchWindow):
        await ratings.visit(deps, yang, CENTRE, "w9", "zh")
    with pytest.raises(NoSuchCentre):
        await ratings.visit(deps, yang, "000000000000", "w1", "zh")


async def test_who_rated_already_is_not_asked_again(deps: Deps) -> None:
    town = await a_quick_town(deps)
    yang = await a_person(deps, YANG)
    ask = await served(deps, yang, town.li)

    await ratings.give(deps, yang, ask.id, Said(5), "zh")

    [notice] = await Notice.filter(template="rate_me")
    assert notice.state == "retracted"
