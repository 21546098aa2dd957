"""How far a case is: the next step in words, and how long like cases took."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from app.domain.cases.case_flow import OPEN, Act, State
from app.domain.deadlines.clock_events import EventKind
from app.models.case import Case, CaseEvent
from app.ports import Deps
from app.services.cases import case_acts
from app.services.cases.case_orders import Order
from app.services.deadlines import case_usual
from app.services.deadlines.case_usual import UsualView
from app.services.papers.case_gaps import OVERDUE
from app.words import knows
from tests.fakes import StillClock
from tests.make import Staffed, a_person
from tests.people import YANG
from tests.services.filed_cases import filed, promise_town, seen

NOTED = (
    Act.REVIEW,
    Act.SURVEY,
    Act.CHASE,
    Act.CONCLUDE,
    Act.SUPPLEMENT,
    Act.SETTLE_GAP,
    Act.CLAIM,
    Act.HAND_OVER,
)
"""Acts that write a line of their own into the ledger."""


async def a_past_case(deps: Deps, case: Case, accepted_at: datetime, days: int) -> UUID:
    """A closed case like `case`, decided `days` calendar days after it was accepted."""
    case_id, decided_at = deps.ids.new(), accepted_at + timedelta(days=days)
    await Case.create(
        id=case_id,
        number=f"N{case_id.hex}",
        person_id=case.person_id,
        centre_id=case.centre_id,
        item_id=case.item_id,
        post_id=case.post_id,
        holder_id=case.holder_id,
        item_version=case.item_version,
        mode=case.mode,
        intake=case.intake,
        made_by_id=case.made_by_id,
        state="delivered",
        turn="nobody",
        status_token=case_id.hex,
        received_at=accepted_at,
        closed_at=decided_at,
    )
    moments = {"accepted": accepted_at, "decided": decided_at}
    for number, (kind, at) in enumerate(moments.items(), 1):
        await CaseEvent.create(
            id=deps.ids.new(), case_id=case_id, sequence=number, at=at, kind=kind, facts={}
        )
    return case_id


async def test_what_is_usual_is_told_from_twenty_like_cases_on(
    deps: Deps, clock: StillClock
) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    made = await filed(deps, yang)
    case = await Case.get(id=made.id)
    begun = clock.now()
    clock.pass_(days=60)
    for number in range(19):
        await a_past_case(deps, case, begun, days=1 if number < 15 else 8)
    too_few = await case_usual.usual_of(deps, case.centre_id, case.item_id)
    await a_past_case(deps, case, begun, days=10)

    found = await case_usual.usual_of(deps, case.centre_id, case.item_id)

    assert too_few is None
    assert found == UsualView(median_workdays=1, p90_workdays=6, cases=20)
    assert (await seen(deps, made.id, yang)).usual == found


async def test_what_is_usual_is_one_question_and_the_calendar(
    deps: Deps, questions: list[str]
) -> None:
    await promise_town(deps)
    case = await Case.get(id=(await filed(deps, await a_person(deps, YANG))).id)
    await a_past_case(deps, case, deps.clock.now() - timedelta(days=5), days=1)
    questions.clear()

    await case_usual.usual_of(deps, case.centre_id, case.item_id)

    assert len(questions) == 3


async def walk(deps: Deps, town: Staffed, case_id: UUID, *orders: Order) -> str:
    """What the page says comes next once these were done."""
    for order in orders:
        await case_acts.act(deps, town.li, case_id, order, "zh")
    return (await seen(deps, case_id, town.li)).next.text


async def test_each_step_says_who_is_next_and_until_when(deps: Deps, clock: StillClock) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)

    said = [
        await walk(deps, town, case.id),
        await walk(deps, town, case.id, Order(act=Act.ASK_CORRECTION, materials=(0,))),
    ]
    await case_acts.act(deps, yang, case.id, Order(act=Act.CORRECT, materials=(0,)), "zh")
    said.append(await walk(deps, town, case.id, Order(act=Act.ACCEPT)))
    said.append(await walk(deps, town, case.id, Order(act=Act.REVIEW)))
    clock.pass_(days=14)
    said.append(await walk(deps, town, case.id))
    await case_acts.act(deps, yang, case.id, Order(act=Act.WITHDRAW), "zh")
    said.append(await walk(deps, town, case.id))

    assert said == [
        "下一步：服务中心核对材料，3月9日(周一)前答复是否受理。",
        "下一步：申请人补正材料。补正之前不计时。",
        "下一步：服务中心审核，整件事3月9日(周一)前办结。",
        "下一步：服务中心在3月9日(周一)前作出决定。",
        "下一步：服务中心在3月9日(周一)前作出决定。这一天已经过了。",
        "申请人已撤回。",
    ]


@pytest.mark.parametrize("state", State)
def test_every_state_says_what_comes_next(state: State) -> None:
    assert knows(f"case.next.{state}")
    if state in OPEN and state is not State.CORRECTING:
        assert knows(f"case.next.{state}.until")


@pytest.mark.parametrize("kind", [*EventKind, *NOTED, OVERDUE])
def test_every_line_of_a_ledger_has_a_title(kind: str) -> None:
    assert knows(f"case.event.{kind}")
