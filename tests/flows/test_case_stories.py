"""The life of a case from filing to delivery, one story for each mode of handling."""

from datetime import date

import pytest

from app.domain.cases.case_flow import Act, SecondCorrection
from app.models.case import Case, CaseMaterial, CaseTask
from app.ports import Deps
from app.services.cases import case_ledger, case_superior, cases
from app.services.cases.cases import Desk
from app.services.deadlines import case_silence
from app.services.papers import case_gaps
from tests.casework import (
    STAGES,
    a_filing,
    accepted,
    act,
    an_office,
    confirm,
    filed,
    letters_of,
    messages_to,
    told_by,
)
from tests.fakes import StillClock
from tests.make import a_person
from tests.people import YANG

PLACE = "刘家镇"


async def deadlines(deps: Deps, case_id: object) -> list[tuple[str, str, date, str]]:
    """The clock of a case: which, key, last day, how it stands; its row repeats it."""
    case = await Case.get(id=case_id)
    clock = await case_ledger.clock(deps, case)
    kept = case_ledger.kept(clock)
    assert {name: getattr(case, name) for name in kept} == kept
    return [(one.which, one.key, one.due_on, one.state) for one in clock.deadlines]


async def test_an_immediate_case_is_decided_and_delivered_while_the_person_waits(
    deps: Deps,
) -> None:
    town = await an_office(deps, "immediate")
    filing = a_filing(name=YANG.name, phone=YANG.phone)

    shown = await cases.take_in(deps, town.li, filing, Desk("counter", finish=True), "zh")

    case = await Case.get(id=shown.id)
    assert (case.number, case.state, case.outcome) == (
        "511503102000-2026-00001",
        "delivered",
        "granted",
    )
    assert case.first_asked_id == case.holder_id == town.li.person_id
    assert await told_by(case.id) == ["received", "decided", "delivered"]
    assert await letters_of(case.id) == [("decision", f"{PLACE}准〔2026〕1号")]
    assert await deadlines(deps, case.id) == [
        ("notice", "", date(2026, 3, 9), "met"),
        ("promised", "", date(2026, 3, 2), "met"),
        ("statutory", "", date(2026, 3, 30), "met"),
        ("delivery", "", date(2026, 3, 16), "met"),
    ]


async def test_a_promise_is_corrected_surveyed_paused_extended_and_kept(
    deps: Deps, clock: StillClock
) -> None:
    town = await an_office(deps, "promise", survey=True, stages=STAGES)
    yang = await a_person(deps, YANG)

    case_id = await filed(deps, yang, materials=(0,))
    clock.pass_(days=1)
    await act(deps, town.li, case_id, Act.ASK_CORRECTION, words="请带收入证明", materials=(2,))
    clock.pass_(days=1)
    await act(deps, yang, case_id, Act.CORRECT, words="带来了", materials=(2,))
    with pytest.raises(SecondCorrection):
        await act(deps, town.li, case_id, Act.ASK_CORRECTION, words="还有照片", materials=(1,))
    clock.pass_(days=1)
    await act(deps, town.li, case_id, Act.ACCEPT)
    await act(deps, town.li, case_id, Act.REVIEW)
    await act(
        deps, town.li, case_id, Act.PAUSE, kind="appraisal", expected_workdays=3, words="房屋鉴定"
    )
    clock.pass_(days=4)
    resumed = await act(deps, town.li, case_id, Act.RESUME)
    await confirm(deps, town.zhao, town.li)
    longer = await act(deps, town.zhao, case_id, Act.EXTEND, workdays=2, words="天气不好")
    await act(deps, town.li, case_id, Act.SURVEY, words="看过了")
    decided = await act(deps, town.li, case_id, Act.DECIDE, outcome="granted")
    done = await act(deps, town.li, case_id, Act.DELIVER)

    assert (resumed.promised_due_on, longer.promised_due_on) == (
        date(2026, 3, 16),
        date(2026, 3, 18),
    )
    assert (decided.state, decided.turn, decided.outcome) == ("decided", "office", "granted")
    assert (done.state, done.turn, done.version) == ("delivered", "nobody", 11)
    assert await told_by(case_id) == [
        "received",
        "correction_asked",
        "corrected",
        "accepted",
        "stage_entered reviewing",
        "review",
        "stage_entered surveying",
        "paused p1",
        "resumed p1",
        "extended",
        "survey",
        "stage_entered deciding",
        "decided",
        "delivered",
    ]
    assert await letters_of(case_id) == [
        ("correction", f"{PLACE}补〔2026〕1号"),
        ("acceptance", f"{PLACE}受〔2026〕1号"),
        ("pause", f"{PLACE}停〔2026〕1号"),
        ("extension", f"{PLACE}延〔2026〕1号"),
        ("decision", f"{PLACE}准〔2026〕1号"),
    ]
    assert await messages_to(yang) == [
        "case_received",
        "case_correction",
        "case_accepted",
        "case_paused",
        "case_resumed",
        "case_extended",
        "case_decided",
        "rate_me",
        "case_delivered",
    ]
    assert await messages_to(town.li) == ["case_new", "case_replied"]


async def test_a_joint_case_asks_its_departments_at_once_and_goes_on_by_itself(
    deps: Deps, clock: StillClock
) -> None:
    town = await an_office(deps, "joint")
    yang = await a_person(deps, YANG)

    case_id = await accepted(deps, town, yang)
    asked = {row.department: (row.holder_id, row.due_on) for row in await CaseTask.all()}
    clock.pass_(days=1)
    first = await act(deps, town.zhou, case_id, Act.OPINE, opinion="disagree", words="离河太近")
    last = await act(deps, town.sun, case_id, Act.OPINE, opinion="agree")
    await confirm(deps, town.li)
    await act(deps, town.li, case_id, Act.DECIDE, outcome="granted", words="已退让三米")
    await act(deps, town.li, case_id, Act.DELIVER)

    assert asked == {
        "land": (town.sun.person_id, date(2026, 3, 5)),
        "town-planning": (town.zhou.person_id, date(2026, 3, 6)),
    }
    assert ((first.state, first.turn), (last.state, last.turn)) == (
        ("consulting", "department"),
        ("deciding", "office"),
    )
    assert await told_by(case_id) == [
        "received",
        "accepted",
        "department_asked land",
        "department_asked town-planning",
        "stage_entered consulting",
        "department_answered town-planning",
        "department_answered land",
        "conclude",
        "stage_entered deciding",
        "decided",
        "delivered",
    ]
    assert await deadlines(deps, case_id) == [
        ("notice", "", date(2026, 3, 9), "met"),
        ("promised", "", date(2026, 3, 16), "met"),
        ("statutory", "", date(2026, 5, 8), "met"),
        ("department", "land", date(2026, 3, 5), "met"),
        ("department", "town-planning", date(2026, 3, 6), "met"),
        ("delivery", "", date(2026, 3, 17), "met"),
    ]
    assert (await messages_to(town.sun), await messages_to(town.zhou)) == (
        ["task_asked"],
        ["task_asked"],
    )


async def test_a_case_for_the_level_above_is_chased_and_passed_on(
    deps: Deps, clock: StillClock
) -> None:
    town = await an_office(deps, "report", superior_workdays=5)
    yang = await a_person(deps, YANG)

    case_id = await accepted(deps, town, yang)
    await act(deps, town.li, case_id, Act.REPORT)
    clock.pass_(days=7)
    on_the_day = await case_superior.remind_of_all(deps)
    clock.pass_(days=1)
    after = [await case_superior.remind_of_all(deps) for _ in range(2)]
    clock.pass_(days=7)
    await case_superior.remind_of_all(deps)
    await act(deps, town.li, case_id, Act.CHASE, words="电话催过")
    back = await act(deps, town.li, case_id, Act.RECEIVE_BACK)
    await act(deps, town.li, case_id, Act.DELIVER)

    assert (on_the_day, after) == (0, [1, 1])
    assert (back.state, back.outcome) == ("decided", "passed_on")
    assert await messages_to(town.li) == ["case_new", "case_chase", "case_chase"]
    assert await told_by(case_id) == [
        "received",
        "accepted",
        "stage_entered reviewing",
        "handed_to_superior",
        "chase",
        "returned",
        "delivered",
    ]
    assert await messages_to(yang) == [
        "case_received",
        "case_accepted",
        "case_reported",
        "case_decided",
        "rate_me",
        "case_delivered",
    ]


async def test_a_question_nobody_answers_counts_as_accepted_and_gets_its_reply(
    deps: Deps, clock: StillClock
) -> None:
    town = await an_office(deps, "reply")
    yang = await a_person(deps, YANG)

    case_id = await filed(deps, yang)
    clock.pass_(days=7)
    on_the_last_day = await case_silence.deem_all_accepted(deps)
    clock.pass_(days=1)
    after = [await case_silence.deem_all_accepted(deps) for _ in range(2)]
    deemed = await Case.get(id=case_id)
    await confirm(deps, town.li)
    await act(deps, town.li, case_id, Act.REPLY, words="按政策每月一百元")
    done = await act(deps, town.li, case_id, Act.DELIVER)

    assert (on_the_last_day, after) == (0, [1, 0])
    assert (deemed.state, deemed.promised_due_on) == ("replying", date(2026, 3, 9))
    assert (done.state, done.outcome) == ("delivered", "replied")
    assert await told_by(case_id) == [
        "received",
        "deemed_accepted",
        "stage_entered replying",
        "decided",
        "delivered",
    ]
    assert await letters_of(case_id) == [
        ("acceptance", f"{PLACE}受〔2026〕1号"),
        ("reply", f"{PLACE}复〔2026〕1号"),
    ]


async def test_a_promised_paper_is_chased_until_the_office_has_seen_it(
    deps: Deps, clock: StillClock
) -> None:
    town = await an_office(deps, "promise", gap_workdays=3)
    yang = await a_person(deps, YANG)

    case_id = await filed(deps, yang, materials=(0,), promised={2: None})
    await act(deps, town.li, case_id, Act.ACCEPT)
    for _ in range(5):
        await case_gaps.chase(deps)
        await case_gaps.chase(deps)
        clock.pass_(days=1)
    await act(deps, town.li, case_id, Act.SETTLE_GAP)

    paper = await CaseMaterial.get(case_id=case_id, number=2)
    assert (paper.state, paper.due_on) == ("given", date(2026, 3, 5))
    assert await messages_to(yang) == ["case_received", "case_accepted", "gap_due", "gap_due"]
    assert await told_by(case_id) == [
        "received",
        "accepted",
        "stage_entered reviewing",
        "gap_overdue",
        "settle_gap",
    ]
    assert [kind for kind, _ in await letters_of(case_id)] == ["acceptance", "gap_promise"]
