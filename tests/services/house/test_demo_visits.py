"""The villages of the demonstration: visits in every state, told once, and nobody gets old news."""

from collections import Counter

from app.domain.visits.visit_flow import VisitState
from app.formats.samples import load_demo, load_demo_village, load_samples
from app.models.household import Hamlet, Household, TravelTime
from app.models.notice import Notice
from app.models.visit import Register, Visit, VisitPlan, VisitReceipt
from app.ports import Deps
from app.services.catalogue import catalog_import
from app.services.house import demo_visits, demo_week
from app.services.house.demo_week import Week
from app.services.journal import journal
from app.services.visits import visit_records
from tests.fakes import StillClock
from tests.make import a_town, at


async def test_the_villages_show_every_state_of_a_visit(deps: Deps, clock: StillClock) -> None:
    clock.at = at("10:00")
    await a_town(deps)
    catalog, village = load_samples(), load_demo_village()
    taken = await catalog_import.take_in(deps, catalog)
    week = Week(demo_week.main_centre(catalog), taken.people, load_demo())
    await demo_week.make_demo(deps, week, "ending-7Q", lambda step: None)

    for _ in range(2):
        await demo_visits.make_visits(deps, week, village, lambda step: None)

    told = [visit for visit in await Visit.all() if visit.plan_id is None]
    assert Counter(visit.state for visit in told) == Counter(one.state for one in village.visits)
    assert {visit.state for visit in told} == set(VisitState)
    assert await Visit.exclude(plan_id=None).count() == 3, "one plan comes later"
    counts = [
        await kind.all().count() for kind in (Hamlet, TravelTime, Household, VisitPlan, Register)
    ]
    assert counts == [6, 9, 6, 4, 3]
    assert [home.number for home in await Household.filter(conflicts__gt=0)] == ["3-002"]
    assert await VisitReceipt.all().count() == 2
    assert not await Notice.filter(visit_id__isnull=False).exists()
    for visit in await Visit.all():
        replayed = visit_records.replayed(await journal.record(deps, "visit", visit.id), visit.id)
        assert (visit.state, visit.starts_at) == (replayed.state, replayed.starts_at)
