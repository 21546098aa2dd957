"""Acts on home visits: assigned, agreed, on the way, done or not, and everybody told once."""

from datetime import timedelta

import pytest

from app.domain.visits.visit_flow import VisitNotNow, VisitReasonsNeeded
from app.models.visit import Visit
from app.ports import Deps
from tests.fakes import StillClock
from tests.make import a_visit, at
from tests.visiting import (
    MORNING,
    NINE,
    THURSDAY,
    a_village,
    act,
    agreed,
    assigned,
    reminders,
    replayed,
    told,
)


async def test_a_visit_from_the_request_to_the_door(deps: Deps, clock: StillClock) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)

    await assigned(deps, town, visit_id)
    proposed = await act(deps, town.agent, visit_id, "agent", "propose", starts_at=NINE)
    confirmed = await act(deps, town.yang, visit_id, "resident", "confirm")
    clock.at = at("08:30", THURSDAY)
    await act(deps, town.agent, visit_id, "agent", "on_way")
    await act(deps, town.agent, visit_id, "agent", "arrived")
    done = await act(deps, town.agent, visit_id, "agent", "done", words="表已填好")

    assert (proposed.state, proposed.turn, proposed.starts_at) == ("proposed", "resident", NINE)
    assert (confirmed.state, confirmed.turn) == ("confirmed", "agent")
    assert len(confirmed.code) == 4
    assert confirmed.agent is not None
    assert (confirmed.agent.name, confirmed.agent.phone) == ("王代办", "13900000018")
    assert (done.state, done.turn, done.may) == ("done", "none", [])
    assert [one.said for one in done.timeline] == [
        "提出上门",
        "派给王代办",
        "等代办员定时间",
        "定于3月5日(周四)09:00",
        "提出上门时间",
        "时间说定了",
        "出发上门",
        "到了家门口",
        "上门完成：表已填好",
    ]
    assert await told(town.yang) == ["visit_done"]
    assert await told(town.agent) == []
    await replayed(deps, visit_id)
    closed_at = (await Visit.get(id=visit_id)).closed_at
    assert closed_at == clock.now()


async def test_a_reminder_comes_the_evening_before_and_moves_with_the_time(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await agreed(deps, town, visit_id)
    eve = at("18:00", THURSDAY - timedelta(days=1))

    later = NINE + timedelta(days=1)
    moved = await act(
        deps, town.agent, visit_id, "agent", "propose", starts_at=later, words="路断了"
    )

    assert moved.state == "proposed"
    assert {one for one in await reminders(town.yang) if one[1] == "planned"} == {
        (eve + timedelta(days=1), "planned")
    }
    assert (await told(town.yang))[-2:] == ["visit_moved", "visit_tomorrow"]
    assert moved.timeline[-1].said == "提出上门时间：路断了"


async def test_a_time_that_the_person_wished_for_is_agreed_at_once(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang, wishes=(MORNING,))
    await assigned(deps, town, visit_id)

    view = await act(deps, town.agent, visit_id, "agent", "propose", starts_at=NINE, minutes=45)

    assert (view.state, view.minutes) == ("confirmed", 45)
    assert "visit_agreed" in await told(town.yang)


async def test_the_office_sets_a_time_and_the_agent_accepts_it(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await act(
        deps, town.li, visit_id, "office", "assign", agent=town.agent.person_id, starts_at=NINE
    )
    with pytest.raises(VisitNotNow):
        await act(deps, town.yang, visit_id, "resident", "confirm")

    view = await act(deps, town.agent, visit_id, "agent", "accept")

    assert (view.state, view.starts_at) == ("proposed", NINE)
    assert await told(town.agent) == ["visit_assigned"]


async def test_who_cannot_come_then_says_when_and_the_agent_looks_for_another_time(
    deps: Deps,
) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await agreed(deps, town, visit_id)

    declined = await act(deps, town.yang, visit_id, "resident", "decline", words="要去赶场")
    wished = await act(deps, town.yang, visit_id, "resident", "propose", wishes=(MORNING,))

    assert (declined.state, declined.starts_at, declined.turn) == ("assigned", None, "agent")
    assert declined.timeline[-1].said == "等代办员定时间：要去赶场"
    assert [one.starts for one in wished.wishes] == ["08:00"]
    assert {state for _, state in await reminders(town.yang)} == {"retracted"}
    assert (await told(town.agent))[-1] == "visit_changed"
    await replayed(deps, visit_id)


async def test_nobody_at_home_and_postponed_lead_to_another_time(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await agreed(deps, town, visit_id)
    clock.at = NINE

    missed = await act(deps, town.agent, visit_id, "agent", "not_home")
    later = NINE + timedelta(days=1)
    again = await act(
        deps, town.agent, visit_id, "agent", "postpone", starts_at=later, words="改天再来"
    )
    plain = await act(deps, town.li, visit_id, "office", "postpone", words="有暴雨")

    assert (missed.state, missed.starts_at) == ("not_home", None)
    assert (again.state, again.starts_at) == ("proposed", later)
    assert (plain.state, plain.starts_at, plain.turn) == ("postponed", None, "agent")
    assert plain.timeline[-1].said == "改期：有暴雨"
    assert await told(town.yang) == ["visit_asked", "visit_missed", "visit_moved"]
    await replayed(deps, visit_id)


async def test_a_refusal_needs_reasons_and_is_taken_back_by_reopening(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    with pytest.raises(VisitReasonsNeeded):
        await act(deps, town.li, visit_id, "office", "refuse")

    refused = await act(deps, town.li, visit_id, "office", "refuse", words="封路")
    closed = (await Visit.get(id=visit_id)).closed_at
    open_again = await act(deps, town.li, visit_id, "office", "reopen")

    assert (refused.state, refused.turn, refused.may) == ("refused", "none", ["reopen"])
    assert closed is not None
    assert (open_again.state, (await Visit.get(id=visit_id)).closed_at) == ("asked", None)
    assert await told(town.yang) == ["visit_refused"]
    await replayed(deps, visit_id)


async def test_withdrawing_takes_back_what_was_to_be_said(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await agreed(deps, town, visit_id)

    view = await act(deps, town.yang, visit_id, "resident", "withdraw")

    assert (view.state, view.code) == ("withdrawn", "")
    assert await told(town.yang) == []
    assert await told(town.agent) == ["visit_changed"]
    with pytest.raises(VisitNotNow):
        await act(deps, town.agent, visit_id, "agent", "on_way")
