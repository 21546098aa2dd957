"""What screens of an office learn as it happens: each thing once, and nothing of other offices."""

import pytest

from app.domain.cases.case_flow import Act
from app.models.case import CaseEvent
from app.ports import Deps
from app.services.cases import case_acts, case_feed, case_threads
from app.services.cases.case_orders import Order
from app.services.cases.case_threads import Said
from app.services.house.access import NoSuchCentre
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import YANG
from tests.services.filed_cases import filed, promise_town


async def test_a_look_finds_what_came_since_the_last_one(deps: Deps, clock: StillClock) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    feed = await case_feed.listen(deps, town.li, CENTRE, "")
    case = await filed(deps, yang)
    first = await feed.fresh()
    clock.pass_(seconds=2)
    await case_threads.write(deps, yang, case.id, Said("在吗"), "zh")
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")

    second, third = await feed.fresh(), await feed.fresh()

    assert [(one.kind, one.subject) for one in first] == [("case", case.id)]
    assert {(one.kind, one.subject) for one in second} == {("case", case.id)}
    assert len(second) == 3
    assert [one.id for one in second] == sorted(one.id for one in second)
    assert third == []


async def test_who_comes_back_goes_on_after_the_last_event(deps: Deps, clock: StillClock) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    feed = await case_feed.listen(deps, town.li, CENTRE, "")
    await filed(deps, yang)
    last = (await feed.fresh())[-1].id
    clock.pass_(minutes=20)
    later = await filed(deps, yang)

    again = await case_feed.listen(deps, town.li, CENTRE, str(last))

    assert [one.subject for one in await again.fresh()] == [later.id]


async def test_a_row_that_became_visible_late_is_still_told(deps: Deps, clock: StillClock) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    feed = await case_feed.listen(deps, town.li, CENTRE, "")
    early = deps.ids.new()
    case = await filed(deps, yang)
    await feed.fresh()
    last = await CaseEvent.filter(case_id=case.id).order_by("-sequence").first()
    assert last is not None
    await CaseEvent.create(
        id=early,
        case_id=case.id,
        sequence=last.sequence + 1,
        at=clock.now(),
        kind="chase",
        facts={},
    )

    assert [one.id for one in await feed.fresh()] == [early]


async def test_other_offices_and_strangers_hear_nothing(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    clerk = await a_person(deps, YANG, clerk=OTHER_CENTRE)
    feed = await case_feed.listen(deps, clerk, OTHER_CENTRE, "nonsense")

    await filed(deps, yang)

    assert await feed.fresh() == []
    with pytest.raises(NoSuchCentre):
        await case_feed.listen(deps, town.li, OTHER_CENTRE, "")


async def test_a_look_is_one_question(deps: Deps, questions: list[str]) -> None:
    town = await promise_town(deps)
    feed = await case_feed.listen(deps, town.zhao, CENTRE, "")
    questions.clear()

    await feed.fresh()

    assert len(questions) == 1
