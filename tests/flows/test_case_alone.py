"""A case that nobody touches: warnings, who covers, the director, two cards, and an appeal."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from app.domain.cases.case_flow import Act
from app.domain.deadlines.workdays import DaySource
from app.domain.ratings.cards import CardState
from app.jobs import count_deadlines, issue_cards, warn_of_deadlines
from app.models.card import Card, CaseWarning
from app.models.case import Case
from app.models.notice import Notice
from app.ports import Deps
from app.services.bookings import absences
from app.services.bookings.absences import AbsenceWish
from app.services.cases import case_acts, cases
from app.services.cases.case_orders import Order
from app.services.cases.cases import Filing
from app.services.deadlines import calendars
from app.services.ratings import card_appeals, card_views, policies
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, Staffed, a_person, a_staffed_town, at
from tests.people import YANG

TUESDAY, FRIDAY = date(2026, 3, 3), date(2026, 3, 6)
MONDAY, THE_TUESDAY, WEDNESDAY = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 11)


async def filed(deps: Deps) -> Case:
    """Yang's case, received on a Monday and accepted on Tuesday: due on Tuesday a week later."""
    yang = await a_person(deps, YANG)
    made = await cases.file(deps, yang, Filing(centre=CENTRE, item=ITEM, materials=(0,)), "zh")
    return await Case.get(id=made.id)


async def accepted(deps: Deps, clock: StillClock) -> tuple[Staffed, Case]:
    """A case with a promise of five working days, in Li's hands."""
    town = await a_staffed_town(deps)
    case = await filed(deps)
    clock.at = at("10:00", TUESDAY)
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")
    return town, await Case.get(id=case.id)


async def pass_until(deps: Deps, clock: StillClock, moment: datetime) -> None:
    """Let the jobs run every half hour until `moment`."""
    while clock.now() < moment:
        clock.at = min(clock.now() + timedelta(minutes=30), moment)
        await warn_of_deadlines.run(deps)
        await issue_cards.run(deps)
        await count_deadlines.run(deps)


async def warned(
    case: Case, which: str = "promised"
) -> Sequence[tuple[str, UUID | None, datetime]]:
    """Who was warned at which step, and when."""
    rows = await CaseWarning.filter(case_id=case.id, state="said", which=which).order_by("due_at")
    return [(row.step, row.told_id, row.said_at) for row in rows if row.said_at]


async def colours(case: Case) -> list[tuple[str, UUID, date]]:
    """The cards of the promise, in order."""
    rows = await Card.filter(case_id=case.id, which="promised").order_by("issued_at", "id")
    return [(row.colour, row.person_id, row.due_on) for row in rows]


async def test_a_case_left_alone_climbs_from_its_holder_to_the_director(
    deps: Deps, clock: StillClock
) -> None:
    town, case = await accepted(deps, clock)

    await pass_until(deps, clock, at("17:00", THE_TUESDAY))

    assert case.promised_due_on == THE_TUESDAY
    assert await warned(case) == [
        ("holder", town.li.person_id, at("09:00", MONDAY)),
        ("cover", town.wang.person_id, at("13:00", MONDAY)),
        ("lead", town.chen.person_id, at("09:00", THE_TUESDAY)),
        ("director", town.zhao.person_id, at("13:00", THE_TUESDAY)),
    ]
    assert await colours(case) == []


async def test_while_a_is_on_leave_b_is_warned_and_answers_for_it(
    deps: Deps, clock: StillClock
) -> None:
    town, case = await accepted(deps, clock)
    clock.at = at("17:30", FRIDAY)
    leave = AbsenceWish(
        CENTRE, None, "leave", None, at("18:00", date(2026, 3, 13)), "请看红色文件夹"
    )
    await absences.begin(deps, town.li, leave, "zh")

    await pass_until(deps, clock, at("09:30", date(2026, 3, 13)))

    assert [(step, who) for step, who, _ in await warned(case)] == [
        ("holder", town.wang.person_id),
        ("lead", town.chen.person_id),
        ("director", town.zhao.person_id),
    ]
    wang = town.wang.person_id
    assert await colours(case) == [("yellow", wang, THE_TUESDAY), ("red", wang, THE_TUESDAY)]


async def test_an_appeal_withdraws_a_card_and_somebody_else_decides(
    deps: Deps, clock: StillClock
) -> None:
    town, case = await accepted(deps, clock)
    await pass_until(deps, clock, at("10:00", WEDNESDAY))
    [yellow] = await Card.filter(case_id=case.id, which="promised")

    told = await card_appeals.appeal(deps, town.li, yellow.id, "停电一天，材料打不开", None, "zh")
    with pytest.raises(card_views.NoSuchCard):
        await card_appeals.decide(deps, town.wang, yellow.id, CardState.WITHDRAWN, "同意", "zh")
    after = await card_appeals.decide(
        deps, town.zhao, yellow.id, CardState.WITHDRAWN, "情况属实", "zh"
    )

    assert (told.state, after.state) == ("appealed", "withdrawn")
    assert [(one.kind, one.words) for one in after.events] == [
        ("appealed", "停电一天，材料打不开"),
        ("withdrawn", "情况属实"),
    ]
    assert after.person.id == town.li.person_id
    await pass_until(deps, clock, at("16:30", WEDNESDAY))
    assert await colours(case) == [("yellow", town.li.person_id, THE_TUESDAY)]


async def test_warnings_and_cards_come_once_however_often_the_jobs_run(
    deps: Deps, clock: StillClock
) -> None:
    _, case = await accepted(deps, clock)
    clock.at = at("10:00", WEDNESDAY)

    for _ in range(3):
        await warn_of_deadlines.run(deps)
        await issue_cards.run(deps)

    keys = [row.key async for row in Notice.filter(case_id=case.id, template="case_card")]
    assert len(keys) == len(set(keys)) > 0
    assert len(await colours(case)) == 1


async def test_nobody_is_warned_at_night_or_on_a_sunday(deps: Deps, clock: StillClock) -> None:
    _, case = await accepted(deps, clock)
    clock.at = at("22:00", MONDAY)

    await warn_of_deadlines.run(deps)

    assert await warned(case) == []


async def test_a_pause_silences_warnings_and_cards(deps: Deps, clock: StillClock) -> None:
    town, case = await accepted(deps, clock)
    order = Order(act=Act.PAUSE, words="现场检测", kind="testing", expected_workdays=10)
    await case_acts.act(deps, town.li, case.id, order, "zh")

    await pass_until(deps, clock, at("16:00", date(2026, 3, 20)))

    assert await warned(case) == []
    assert await colours(case) == []


async def test_several_warnings_to_one_person_are_one_message(
    deps: Deps, clock: StillClock
) -> None:
    town, _ = await accepted(deps, clock)
    for _ in range(2):
        another = await filed(deps)
        await case_acts.act(deps, town.li, another.id, Order(act=Act.ACCEPT), "zh")

    await pass_until(deps, clock, at("09:00", MONDAY))

    told = await Notice.filter(person_id=town.li.person_id, template__startswith="case_warning")
    assert [(row.template, row.params["count"]) for row in told] == [("case_warnings", "3")]


async def test_a_holiday_notice_moves_a_provisional_day_and_says_so(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_staffed_town(deps)
    clock.at = at("10:00", date(2026, 12, 28))
    case = await filed(deps)
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")
    before = await Case.get(id=case.id)
    await count_deadlines.run(deps)
    off = [
        calendars.CalendarDay(date(2027, 1, day), False, "元旦", DaySource.NOTICE)
        for day in (1, 2, 3, 4)
    ]
    await calendars.take_in_year(deps, 2027, off, "国办通知", DaySource.NOTICE)

    await count_deadlines.run(deps)
    await count_deadlines.run(deps)

    now = await Case.get(id=case.id)
    assert (before.promised_due_on, before.provisional) == (date(2027, 1, 5), True)
    assert (now.promised_due_on, now.provisional) == (date(2027, 1, 6), False)
    moved = await Notice.filter(case_id=case.id, template="case_due_moved")
    assert [row.params["due"] for row in moved] == ["2027-01-06"]


async def test_a_provisional_deadline_gives_no_card(deps: Deps, clock: StillClock) -> None:
    town = await a_staffed_town(deps)
    clock.at = at("10:00", date(2026, 12, 28))
    case = await filed(deps)
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")

    await pass_until(deps, clock, at("16:00", date(2027, 1, 12)))

    assert await colours(case) == []


async def test_a_place_sets_other_rules_and_old_cards_keep_theirs(
    deps: Deps, clock: StillClock
) -> None:
    town, case = await accepted(deps, clock)
    body = {"steps": ["holder", "director"], "yellow_late_workdays": 1, "red_late_workdays": 9}
    await policies.set_rules(deps, town.zhao, CENTRE, body)
    another = await filed(deps)
    await case_acts.act(deps, town.li, another.id, Order(act=Act.ACCEPT), "zh")

    await pass_until(deps, clock, at("10:00", date(2026, 3, 12)))

    assert [(card.colour, card.rule_number) async for card in Card.filter(case_id=another.id)] == [
        ("yellow", 1)
    ]
    assert [step for step, _, _ in await warned(another)] == ["holder", "director"]
    assert case.promised_due_on == another.promised_due_on or another.promised_due_on is None
