"""The cases of the demonstration: every mode and turn, told once, and nobody gets old news."""

from collections import Counter

from app.formats.samples import load_demo, load_demo_cases, load_samples
from app.models.case import Case
from app.models.notice import Notice
from app.ports import Deps
from app.services.cases import case_ledger
from app.services.catalogue import catalog_import
from app.services.house import demo_cases, demo_week
from app.services.house.demo_week import Week
from tests.fakes import StillClock
from tests.make import a_town, at


async def test_the_stories_show_every_mode_and_whose_turn_it_can_be(
    deps: Deps, clock: StillClock
) -> None:
    clock.at = at("10:00")
    await a_town(deps)
    catalog = load_samples()
    taken = await catalog_import.take_in(deps, catalog)
    week = Week(demo_week.main_centre(catalog), taken.people, load_demo())
    await demo_week.make_demo(deps, week, "ending-7Q", lambda step: None)

    for _ in range(2):
        await demo_cases.make_cases(deps, week, load_demo_cases(), lambda step: None)

    cases = await Case.all()
    told = load_demo_cases()
    assert len(cases) == len(told.passed.workdays) + len(told.stories)
    assert {case.mode for case in cases} == {"promise", "joint", "report", "reply"}
    assert Counter(case.turn for case in cases if case.closed_at is None) == {
        "office": 5,
        "department": 1,
        "person": 1,
        "superior": 1,
    }
    assert sum(case.paused for case in cases) == 1
    assert not await Notice.filter(case_id__isnull=False).exists()
    for case in cases:
        clock_now = await case_ledger.clock(deps, case)
        assert case_ledger.kept(clock_now)["next_due_on"] == case.next_due_on
