"""The job that carries out absences which were noted ahead."""

from datetime import timedelta

from app.jobs import begin_absences
from app.ports import Deps
from app.services.bookings import absences
from app.services.bookings.absences import AbsenceWish
from tests.fakes import StillClock
from tests.make import CENTRE, a_staffed_town
from tests.services.held_cases import a_case


async def test_it_says_what_moved_and_who_came_back(deps: Deps, clock: StillClock) -> None:
    town = await a_staffed_town(deps)
    await a_case(deps, town, town.li)
    start, back = clock.at + timedelta(hours=1), clock.at + timedelta(hours=2)
    wish = AbsenceWish(CENTRE, None, "visit", start, back, "")
    await absences.begin(deps, town.li, wish, "zh")
    said = []
    for at in (clock.at, start, back):
        clock.at = at
        said.append(await begin_absences.run(deps))

    assert said == ["idle", "1 handed over, 0 back", "0 handed over, 1 back"]
