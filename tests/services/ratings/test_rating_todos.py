"""An unhappy rating is followed up by somebody else, in time, without saying whose it is."""

from datetime import date
from typing import Any

import pytest
from msgspec import json

from app.domain.people.roles import Actor
from app.domain.ratings.ratings import Finding
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.rating import RatingTodo
from app.ports import Deps
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.people.people import ContactView
from app.services.ratings import policies, rating_todos, ratings
from app.services.ratings.rating_todos import NoSuchTodo, TodoDone, TodoView
from app.services.ratings.ratings import Said
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, Staffed, a_person, a_staffed_town
from tests.people import OUTSIDER, YANG
from tests.services.ratings.rated_visits import delivered, served

MADE: dict[str, Any] = {"mode": "immediate", "promised_workdays": 0}


async def an_unhappy_visit(deps: Deps, level: int = 2) -> tuple[Staffed, Actor, RatingTodo]:
    """Yang was served by Li, and was unhappy."""
    town = await a_staffed_town(deps, **MADE)
    yang = await a_person(deps, YANG)
    ask = await served(deps, yang, town.li)
    await ratings.give(deps, yang, ask.id, Said(level, ("attitude",), "没人理我"), "zh")
    return town, yang, await RatingTodo.get()


async def todos(deps: Deps, actor: Actor, state: str = "open") -> list[TodoView]:
    return (await rating_todos.listed(deps, actor, CENTRE, state, "zh")).items


async def test_an_unhappy_rating_opens_a_follow_up_for_the_director(deps: Deps) -> None:
    town, _, todo = await an_unhappy_visit(deps)

    [seen] = await todos(deps, town.zhao)

    assert (todo.due_on, seen.left_workdays, seen.state) == (date(2026, 3, 10), 5, "open")
    assert seen.contact_until_on == date(2026, 3, 4)
    assert (seen.rating.level_name, seen.rating.indicators, seen.rating.words) == (
        "不满意",
        ["服务态度"],
        "没人理我",
    )
    assert (seen.rating.kind, seen.rating.item_name, seen.rating.window_name) == (
        "visit",
        "高龄津贴",
        "民政窗口",
    )
    [notice] = await Notice.filter(template="rating_todo")
    assert (notice.person_id, notice.params["due"]) == (town.zhao.person_id, "2026-03-10")


async def test_a_follow_up_tells_neither_person_nor_hour(deps: Deps) -> None:
    town, yang, _ = await an_unhappy_visit(deps)

    said = json.encode(await todos(deps, town.zhao)).decode()

    assert "2026-03-03T" not in said
    assert '"given_on":"2026-03-03"' in said
    assert YANG.name not in said
    assert YANG.phone not in said
    assert str(yang.person_id) not in said


@pytest.mark.parametrize("level", [3, 4, 5])
async def test_who_is_fairly_satisfied_opens_nothing(deps: Deps, level: int) -> None:
    town = await a_staffed_town(deps, **MADE)
    yang = await a_person(deps, YANG)
    ask = await served(deps, yang, town.li)

    await ratings.give(deps, yang, ask.id, Said(level), "zh")

    assert await RatingTodo.all().count() == 0


async def test_the_place_says_how_long_it_takes(deps: Deps) -> None:
    town = await a_staffed_town(deps, **MADE)
    await policies.set_rules(deps, town.zhao, CENTRE, {"rating_fix_workdays": 2})
    yang = await a_person(deps, YANG)
    ask = await served(deps, yang, town.li)

    await ratings.give(deps, yang, ask.id, Said(1), "zh")

    assert (await RatingTodo.get()).due_on == date(2026, 3, 5)


async def test_a_director_closes_it_and_the_person_reads_what_was_done(
    deps: Deps, clock: StillClock
) -> None:
    town, yang, todo = await an_unhappy_visit(deps)
    clock.pass_(days=1)

    closed = await rating_todos.close(deps, town.zhao, todo.id, Finding.FIXED, "已电话道歉", "zh")
    with pytest.raises(TodoDone):
        await rating_todos.close(deps, town.zhao, todo.id, Finding.UNFOUNDED, "再来", "zh")

    assert (closed.state, closed.finding_name, closed.words, closed.done_by_name) == (
        "done",
        "已整改",
        "已电话道歉",
        "赵主任",
    )
    assert await todos(deps, town.zhao) == []
    assert await todos(deps, town.zhao, "done") == [closed]
    [mine] = await ratings.mine(deps, yang, "zh")
    assert mine.rating is not None
    assert mine.rating.repair is not None
    assert (mine.rating.level, mine.rating.repair.words, mine.rating.repair.done_on) == (
        2,
        "已电话道歉",
        date(2026, 3, 4),
    )


async def test_a_director_who_handled_it_does_not_find_it(deps: Deps) -> None:
    town = await a_staffed_town(deps, **MADE)
    yang = await a_person(deps, YANG)
    admin = Actor(town.wang.person_id, town.wang.session_id, town.zhao.roles)
    ask = await delivered(deps, yang, town.zhao)
    await ratings.give(deps, yang, ask.id, Said(1), "zh")
    todo = await RatingTodo.get()

    for act in (
        rating_todos.close(deps, town.zhao, todo.id, Finding.FIXED, "好了", "zh"),
        rating_todos.contact(deps, town.zhao, todo.id),
    ):
        with pytest.raises(NoSuchTodo):
            await act

    assert await todos(deps, town.zhao) == []
    assert [one.id for one in await todos(deps, admin)] == [todo.id]
    assert await Notice.filter(template="rating_todo").count() == 0


async def test_clerks_and_other_offices_see_no_follow_ups(deps: Deps) -> None:
    town, _, todo = await an_unhappy_visit(deps)
    outsider = await a_person(deps, OUTSIDER, director=OTHER_CENTRE)

    for somebody, refusal in ((town.wang, DirectorsOnly), (outsider, NoSuchCentre)):
        with pytest.raises(refusal):
            await todos(deps, somebody)
    with pytest.raises(DirectorsOnly):
        await rating_todos.contact(deps, town.wang, todo.id)
    with pytest.raises(NoSuchTodo):
        await rating_todos.contact(deps, outsider, todo.id)


async def test_whom_to_call_back_is_told_on_request_and_logged(deps: Deps) -> None:
    town, _, todo = await an_unhappy_visit(deps)

    seen = await rating_todos.contact(deps, town.zhao, todo.id)

    assert seen == ContactView(YANG.name, YANG.phone)
    [entry] = await AuditEntry.filter(act="contact-seen")
    assert (entry.actor_id, entry.subject) == (town.zhao.person_id, f"rating_todo:{todo.id}")


async def test_follow_ups_beyond_their_day_are_counted(deps: Deps, clock: StillClock) -> None:
    town, _, todo = await an_unhappy_visit(deps)
    clock.pass_(days=7)
    in_time = await rating_todos.overdue(deps, town.centre)
    clock.pass_(days=1)

    late = await rating_todos.overdue(deps, town.centre)
    [seen] = await todos(deps, town.zhao)
    await rating_todos.close(deps, town.zhao, todo.id, Finding.EXPLAINED, "说明了", "zh")

    assert (in_time, late, seen.left_workdays) == (0, 1, -1)
    assert await rating_todos.overdue(deps, town.centre) == 0
