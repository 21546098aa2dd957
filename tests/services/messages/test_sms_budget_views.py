"""What an office may spend on text messages: shown, changed, and told when it is nearly gone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.messages.budgets import WhenSpent, month_of
from app.domain.people.roles import Actor, Role, RoleName
from app.jobs import watch_budgets
from app.models import sql
from app.models.carrier import CarrierState
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.sms_budget import SmsBudget, SmsMonth
from app.ports import Deps
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.messages import delivery, sms_budget_views, text_costs
from app.services.messages.sms_budget_views import BudgetDay
from app.services.messages.text_costs import Cost
from app.services.people import people
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, ROOM, Staffed, a_person, a_staffed_town, at
from tests.people import CHEN, SUN
from tests.services.carriers import Carrier, due_messages, over
from tests.services.homes import a_village

URGENT = WhenSpent.URGENT


async def spent(deps: Deps, town: Staffed, *fen: int) -> list[bool]:
    """Whether the office pays for each of these text messages, one after the other."""
    paid = []
    for one in fen:
        async with sql.transaction():
            cost = Cost(town.centre, deps.clock.now(), max(1, one // 5), one)
            paid += await text_costs.reserve(deps, [cost])
            if not paid[-1]:
                await text_costs.hold_back([cost])
    return paid


async def a_budget(deps: Deps, monthly_fen: int | None) -> Staffed:
    """The staffed town, whose office may spend so much."""
    town = await a_staffed_town(deps)
    await sms_budget_views.keep(deps, town.zhao, CENTRE, monthly_fen, URGENT)
    return town


async def told() -> list[tuple[str, str, str]]:
    """Who was told of which budget, by openid, in order, and what was left."""
    rows = await Notice.filter(template__startswith="budget_").order_by("made_at", "template")
    names = {row.id: row.openid or "" for row in await Person.all()}
    return [(names[row.person_id], row.template, row.params["left"]) for row in rows]


async def test_an_office_without_a_budget_spends_without_limit(deps: Deps) -> None:
    town = await a_staffed_town(deps)

    await spent(deps, town, 10)
    shown = await sms_budget_views.of(deps, town.li, CENTRE)

    assert (shown.monthly_fen, shown.when_spent, shown.spent_fen) == (None, "urgent", 10)
    assert (shown.texts, shown.parts, shown.held_back, shown.percent) == (1, 2, 0, 0)
    assert (shown.by_day, shown.may) == ([], [])


async def test_what_is_left_is_shown_day_by_day_with_a_forecast(
    deps: Deps, clock: StillClock
) -> None:
    clock.at = at("23:59", date(2026, 3, 9))
    town = await a_budget(deps, 100)
    await due_messages(deps, SUN, ["one", "two", "other"])
    for key, when in (("one", clock.at), ("two", at("00:01", date(2026, 3, 10)))):
        its = Notice.filter(key=key)
        await its.update(centre_id=town.centre, sending_at=when, cost_fen=20, parts=4)
    await spent(deps, town, 20, 20)
    clock.at = at("09:00", date(2026, 3, 10))

    shown = await sms_budget_views.of(deps, town.zhao, CENTRE)

    assert (shown.month, shown.monthly_fen, shown.spent_fen, shown.percent) == (
        "2026-03",
        100,
        40,
        40,
    )
    assert shown.by_day == [
        BudgetDay(date(2026, 3, 9), 20),
        BudgetDay(date(2026, 3, 10), 20),
    ]
    assert (shown.forecast_fen, shown.may) == (124, ["change"])


async def test_directors_and_administrators_change_it(deps: Deps) -> None:
    town = await a_budget(deps, 100)
    admin = replace(town.chen, roles=(Role(RoleName.ADMIN, town.centre),))

    await sms_budget_views.keep(deps, admin, CENTRE, None, WhenSpent.NOTHING)
    with pytest.raises(DirectorsOnly):
        await sms_budget_views.keep(deps, town.li, CENTRE, 5, URGENT)

    [row] = await SmsBudget.all()
    assert (row.monthly_fen, row.when_spent, row.changed_by_id) == (
        None,
        "nothing",
        admin.person_id,
    )
    entries = await AuditEntry.filter(act="budget-kept").order_by("id")
    assert [entry.facts["monthly_fen"] for entry in entries] == [100, None]


async def test_the_budget_of_no_office_is_for_who_looks_after_the_house(deps: Deps) -> None:
    town = await a_budget(deps, 100)
    admin: Actor = replace(town.chen, roles=(Role(RoleName.ADMIN),))
    stranger = await a_person(deps, SUN, clerk=OTHER_CENTRE)
    stranger = replace(stranger, roles=stranger.roles[-1:])

    kept = await sms_budget_views.keep(deps, admin, "", 700, URGENT)

    assert (kept.monthly_fen, kept.may) == (700, ["change"])
    assert (await sms_budget_views.of(deps, town.zhao, CENTRE)).monthly_fen == 100
    for actor, centre in ((town.zhao, ""), (stranger, CENTRE), (town.zhao, "nowhere")):
        with pytest.raises(NoSuchCentre):
            await sms_budget_views.of(deps, actor, centre)


async def test_an_office_pays_for_its_rooms(deps: Deps) -> None:
    village = await a_village(deps)
    await sms_budget_views.keep(deps, village.zhao, CENTRE, 12, URGENT)
    now = deps.clock.now()
    costs = [Cost(village.room, now, 2, 10), Cost(village.zhao.roles[0].centre_id, now, 1, 5)]

    async with sql.transaction():
        paid = await text_costs.reserve(deps, costs)
        await text_costs.correct(deps, [Cost(village.room, now, -1, -5)])
    await due_messages(deps, SUN, ["one"])
    await Notice.all().update(centre_id=village.room, sending_at=now, cost_fen=5, parts=1)
    shown = await sms_budget_views.of(deps, village.zhao, CENTRE)

    assert (paid, shown.spent_fen, shown.texts, shown.held_back) == ([True, False], 5, 1, 0)
    assert shown.by_day == [BudgetDay(deps.clock.today(), 5)]
    async with sql.transaction():
        await text_costs.give_back(deps, costs[:1])
    rows = await SmsMonth.all()
    assert [(row.spent_fen, row.texts, row.parts) for row in rows] == [(-5, 0, -1)]


async def test_whoever_asks_by_a_room_is_shown_what_its_office_may_spend(deps: Deps) -> None:
    village = await a_village(deps)
    await sms_budget_views.keep(deps, village.zhao, CENTRE, 12, URGENT)
    of_room = replace(village.li, roles=(Role(RoleName.CLERK, village.room),))

    kept = await sms_budget_views.keep(deps, village.zhao, ROOM, 34, URGENT)

    assert (kept.centre, kept.monthly_fen, kept.may) == (CENTRE, 34, ["change"])
    assert [row.monthly_fen for row in await SmsBudget.all()] == [34]
    with pytest.raises(NoSuchCentre):
        await sms_budget_views.of(deps, of_room, ROOM)


async def test_what_the_budget_does_not_pay_for_is_not_spent(deps: Deps) -> None:
    town = await a_budget(deps, 12)

    paid = await spent(deps, town, 10, 10)
    async with sql.transaction():
        cost = Cost(town.centre, deps.clock.now(), 1, 5)
        paid += await text_costs.reserve(deps, [cost, cost])

    shown = await sms_budget_views.of(deps, town.zhao, CENTRE)
    assert (paid, shown.spent_fen) == ([True, False, False, False], 10)


async def test_a_message_that_is_not_paid_for_is_counted_once_when_it_goes_another_way(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_budget(deps, 0)
    person = await Person.get(id=town.sun.person_id)
    people.set_email(deps, person, "sun@example.gov.cn")
    await person.save()
    await due_messages(deps, SUN, ["one"], kind="case_new")
    await Notice.all().update(centre_id=town.centre)
    ways = over(deps, sms=Carrier(), email=Carrier())
    now = clock.at
    paused = {"paused_at": now, "paused_until_at": now + timedelta(minutes=25)}
    await CarrierState.create(name="email", changed_at=now, **paused)
    counted = []

    for _ in range(4):
        await delivery.deliver(ways)
        counted.append((await sms_budget_views.of(deps, town.zhao, CENTRE)).held_back)
        clock.pass_(minutes=11)

    kept = await Notice.get(key="one")
    assert counted == [0, 0, 0, 1]
    assert (kept.state, kept.rung) == ("sent", "email")


async def test_directors_are_told_at_eighty_and_at_a_hundred_once_a_month(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_budget(deps, 1000)
    said = []

    for fen in (795, 5, 100, 100):
        await spent(deps, town, fen)
        said += [await watch_budgets.run(deps), await watch_budgets.run(deps)]
        clock.pass_(minutes=1)
    clock.at = at("09:00", date(2026, 4, 1))
    await spent(deps, town, 850)
    said += [await watch_budgets.run(deps)]

    assert [said.index("1 budgets told"), said.count("1 budgets told")] == [2, 3]
    assert await told() == [
        ("zhao", "budget_near", "2.00"),
        ("zhao", "budget_spent", "0.00"),
        ("zhao", "budget_near", "1.50"),
    ]
    months = await SmsMonth.all().order_by("month_on")
    assert [row.told_percent for row in months] == [100, 80]
    assert months[0].month_on == month_of(at("09:00"))


async def test_a_rest_that_pays_for_nothing_counts_as_spent(deps: Deps) -> None:
    town = await a_budget(deps, 1000)
    await spent(deps, town, 993, 10)

    said = await watch_budgets.run(deps)

    assert (said, await told()) == ("1 budgets told", [("zhao", "budget_spent", "0.07")])


async def test_the_budget_of_no_office_is_told_to_administrators(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    admin = replace(town.chen, roles=(Role(RoleName.ADMIN),))
    await a_person(deps, CHEN, admin=CENTRE)
    await sms_budget_views.keep(deps, admin, "", 10, URGENT)
    async with sql.transaction():
        await text_costs.reserve(deps, [Cost(None, deps.clock.now(), 2, 10)])

    await watch_budgets.run(deps)

    assert await told() == [("chen", "budget_spent", "0.00")]
