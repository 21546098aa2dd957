"""Filing: one number, one holder, one answer; and the gaps that may be promised."""

from datetime import date

import pytest

from app.domain.bookings.bookings import NameNeeded
from app.domain.cases.case_flow import GapsOpen, NotYours
from app.domain.papers.forms import BadAnswers
from app.models.case import Case, CaseEvent, CaseMaterial
from app.models.centre import Post
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.priority import Priority
from app.ports import Deps
from app.services.bookings.timetables import NotOffered
from app.services.cases import case_ledger, cases
from app.services.cases.cases import CaseLimit, Desk, NotImmediate
from app.services.house.access import NoSuchCentre
from app.services.papers.case_materials import BadPromiseDay, NoSuchMaterial, NotPromisable
from tests.casework import a_filing, a_session, an_office, filed, messages_to, told_by
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import LI, OUTSIDER, YANG, ZHAXI


async def test_a_case_is_numbered_routed_and_told(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)

    case = await Case.get(id=await filed(deps, yang, note="下午来电"))

    assert (case.number, case.state, case.turn) == ("511503102000-2026-00001", "received", "office")
    assert (case.holder_id, case.post_id) == (town.li.person_id, town.posts["p1"])
    assert (case.intake, case.made_by_id, case.first_asked_id) == ("person", yang.person_id, None)
    assert (case.next_which, case.next_due_on) == ("notice", date(2026, 3, 9))
    assert len(case.status_token) == 43
    [line] = await CaseEvent.filter(case_id=case.id)
    assert line.facts == {"intake": "person", "materials": [0, 1, 2]}
    assert case_ledger.words_of(deps, line) == "下午来电"
    assert await messages_to(yang) == ["case_received"]
    assert await messages_to(town.li) == ["case_new"]
    assert [entry.act for entry in await AuditEntry.filter(subject=f"case:{case.id}")] == [
        "case-filed"
    ]


async def test_what_people_wrote_is_sealed(deps: Deps) -> None:
    await an_office(deps)
    yang = await a_person(deps, YANG)

    case = await Case.get(id=await filed(deps, yang, answers={"bank": " 6217 0000 "}))

    assert "6217" not in case.form_sealed
    opened = deps.cipher.open(case.form_sealed, f"service_case:form:{case.id}")
    assert opened == '{"bank":"6217 0000"}'


async def test_numbers_rise_by_one_and_begin_again_each_year(deps: Deps, clock: StillClock) -> None:
    await an_office(deps)
    yang = await a_person(deps, YANG)

    numbers = [(await Case.get(id=await filed(deps, yang))).number for _ in range(2)]
    clock.pass_(days=365)
    numbers.append((await Case.get(id=await filed(deps, yang))).number)

    assert [number.partition("-")[2] for number in numbers] == [
        "2026-00001",
        "2026-00002",
        "2027-00001",
    ]


async def test_wrong_answers_and_papers_file_nothing(deps: Deps) -> None:
    await an_office(deps)
    yang = await a_person(deps, YANG)

    with pytest.raises(BadAnswers) as wrong:
        await filed(deps, yang, answers={"persons": "many", "other": "1"})
    with pytest.raises(NoSuchMaterial):
        await filed(deps, yang, materials=(9,))
    with pytest.raises(NoSuchMaterial):
        await filed(deps, yang, promised={9: None})
    with pytest.raises(NotPromisable):
        await filed(deps, yang, materials=(), promised={0: None})
    with pytest.raises(BadPromiseDay):
        await filed(deps, yang, promised={2: date(2026, 12, 31)})
    with pytest.raises(NotOffered):
        await filed(deps, yang, centre="999999999999")

    assert sorted(wrong.value.errors) == ["bank", "other", "persons"]
    assert await Case.all().count() == 0


async def test_a_promised_paper_follows_by_the_day_the_item_allows_or_one_before(
    deps: Deps,
) -> None:
    await an_office(deps, gap_workdays=3)
    yang = await a_person(deps, YANG)

    last = await filed(deps, yang, materials=(0,), promised={2: None})
    sooner = await filed(deps, yang, materials=(0,), promised={2: date(2026, 3, 3)})
    brought = await filed(deps, yang, promised={2: None})

    rows = {
        case_id: [
            (paper.state, paper.due_on)
            for paper in await CaseMaterial.filter(case_id=case_id).order_by("number")
        ]
        for case_id in (last, sooner, brought)
    }
    assert rows == {
        last: [("given", None), ("missing", None), ("promised", date(2026, 3, 5))],
        sooner: [("given", None), ("missing", None), ("promised", date(2026, 3, 3))],
        brought: [("given", None)] * 3,
    }


async def test_the_same_tap_again_and_again_is_stopped(deps: Deps) -> None:
    await an_office(deps)
    yang = await a_person(deps, YANG)
    for _ in range(cases.MOST_OPEN):
        await filed(deps, yang)

    with pytest.raises(CaseLimit):
        await filed(deps, yang)

    assert await Case.all().count() == cases.MOST_OPEN


async def test_a_first_application_brings_a_name(deps: Deps) -> None:
    await an_office(deps)
    yang = await a_person(deps, YANG)
    await Person.filter(id=yang.person_id).update(name_sealed="")

    with pytest.raises(NameNeeded):
        await filed(deps, yang)
    await filed(deps, yang, name="杨秀英")

    assert await Case.all().count() == 1


@pytest.mark.parametrize(
    ("until", "ended", "first"),
    [(None, False, True), (date(2026, 3, 2), False, True), (date(2026, 3, 1), False, False),
     (None, True, False)],
)  # fmt: skip
async def test_who_was_verified_goes_first(
    deps: Deps, until: date | None, ended: bool, first: bool
) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    now = deps.clock.now()
    await Priority.create(
        id=deps.ids.new(),
        person_id=yang.person_id,
        kind="elder",
        verified_by_id=town.li.person_id,
        verified_at=now,
        until_on=until,
        ended_at=now if ended else None,
    )

    case = await Case.get(id=await filed(deps, yang))

    assert case.priority is first


async def test_staff_never_hold_their_own_case(deps: Deps) -> None:
    town = await an_office(deps)

    case = await Case.get(id=await filed(deps, town.li))

    assert case.holder_id == town.wang.person_id


async def test_one_window_takes_in_everything_and_passes_it_on_with_a_trace(deps: Deps) -> None:
    town = await an_office(deps)

    shown = await cases.take_in(deps, town.sun, at_the_counter(), Desk("counter"), "zh")

    case = await Case.get(id=shown.id)
    assert (case.first_asked_id, case.holder_id) == (town.sun.person_id, town.li.person_id)
    assert await told_by(case.id) == ["received", "hand_over"]
    moved = (await CaseEvent.filter(case_id=case.id).order_by("-sequence"))[0]
    assert moved.facts == {
        "from": str(town.sun.person_id),
        "to": str(town.li.person_id),
        "post": str(town.posts["p1"]),
    }
    assert await messages_to(town.li) == ["case_new"]
    assert await messages_to(town.sun) == []


async def test_whoever_serves_the_item_keeps_what_they_take_in(deps: Deps) -> None:
    town = await an_office(deps)

    shown = await cases.take_in(deps, town.wang, at_the_counter(), Desk("hotline"), "zh")

    case = await Case.get(id=shown.id)
    assert (case.holder_id, case.intake) == (town.wang.person_id, "hotline")
    assert await told_by(case.id) == ["received"]


async def test_who_files_as_an_agent_does_not_hold_the_case(deps: Deps) -> None:
    town = await an_office(deps)

    shown = await cases.take_in(deps, town.li, at_the_counter(), Desk("agent"), "zh")

    case = await Case.get(id=shown.id)
    assert (case.made_by_id, case.holder_id) == (town.li.person_id, town.wang.person_id)


async def test_the_counter_knows_people_again(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)

    shown = await cases.take_in(deps, town.li, at_the_counter(), Desk("counter"), "zh")

    assert (await Case.get(id=shown.id)).person_id == yang.person_id


async def test_only_what_is_done_at_once_is_finished_at_the_counter(deps: Deps) -> None:
    town = await an_office(deps)

    with pytest.raises(NotImmediate):
        await cases.take_in(deps, town.li, at_the_counter(), Desk("counter", finish=True), "zh")

    assert await Case.all().count() == 0


async def test_a_gap_keeps_a_result_back_even_at_the_counter(deps: Deps) -> None:
    town = await an_office(deps, "immediate")
    filing = at_the_counter(materials=(0,), promised={2: None})

    with pytest.raises(GapsOpen):
        await cases.take_in(deps, town.li, filing, Desk("counter", finish=True), "zh")

    assert await Case.all().count() == 0


async def test_nobody_finishes_their_own_case(deps: Deps) -> None:
    town = await an_office(deps, "immediate")
    own = at_the_counter(name=LI.name, phone=LI.phone)

    with pytest.raises(NotYours):
        await cases.take_in(deps, town.li, own, Desk("counter", finish=True), "zh")

    assert await Case.all().count() == 0


async def test_staff_of_another_office_take_nothing_in_here(deps: Deps) -> None:
    await an_office(deps)
    outsider = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    await a_session(deps, outsider)

    with pytest.raises(NoSuchCentre):
        await cases.take_in(deps, outsider, at_the_counter(), Desk("counter"), "zh")


async def test_without_a_post_the_director_gets_the_work(deps: Deps) -> None:
    town = await an_office(deps)
    await Post.filter(centre__code=CENTRE).update(window_code="")

    case = await Case.get(id=await filed(deps, await a_person(deps, ZHAXI)))

    assert (case.holder_id, case.post_id) == (town.zhao.person_id, None)


def at_the_counter(**values: object) -> cases.Filing:
    return a_filing(**{"name": YANG.name, "phone": YANG.phone, **values})
