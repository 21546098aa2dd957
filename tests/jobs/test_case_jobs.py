"""What happens to cases by itself: told in a sentence, done once, and only in office hours."""

import asyncio

from app.domain.cases.case_flow import Act
from app.jobs import chase_gaps, chase_superior, deem_accepted
from app.models.case import Case
from app.ports import Deps
from app.services.cases import case_acts
from app.services.cases.case_orders import Order
from app.services.deadlines import case_silence
from tests.casework import accepted, act, an_office, filed, letters_of, messages_to, told_by
from tests.fakes import StillClock
from tests.make import a_person
from tests.people import YANG


async def test_each_job_says_what_it_found(deps: Deps, clock: StillClock) -> None:
    town = await an_office(deps, "report", superior_workdays=1, gap_workdays=1)
    yang = await a_person(deps, YANG)
    await filed(deps, yang, materials=(0,), promised={2: None})
    above = await accepted(deps, town, yang)
    await act(deps, town.li, above, Act.REPORT)
    clock.pass_(days=8)

    said = [await job.run(deps) for job in (deem_accepted, chase_gaps, chase_superior)]

    assert said == ["1 deemed accepted", "1 promised papers due", "1 cases overdue above"]


async def test_nobody_is_told_of_a_paper_at_night(deps: Deps, clock: StillClock) -> None:
    await an_office(deps, gap_workdays=1)
    yang = await a_person(deps, YANG)
    await filed(deps, yang, materials=(0,), promised={2: None})

    clock.pass_(hours=9)
    late = await chase_gaps.run(deps)
    clock.pass_(hours=15)
    morning = await chase_gaps.run(deps)

    assert (late, morning) == ("0 promised papers due", "1 promised papers due")
    assert await messages_to(yang) == ["case_received", "gap_due"]


async def test_acceptance_and_silence_at_one_moment_accept_once(
    deps: Deps, clock: StillClock
) -> None:
    town = await an_office(deps)
    case_id = await filed(deps, await a_person(deps, YANG))
    clock.pass_(days=8)
    order = Order(act=Act.ACCEPT)

    ended = await asyncio.gather(
        case_acts.act(deps, town.li, case_id, order, "zh"),
        case_silence.deem_all_accepted(deps),
        case_silence.deem_all_accepted(deps),
        return_exceptions=True,
    )

    assert (await Case.get(id=case_id)).state == "reviewing"
    assert len([kind for kind in await told_by(case_id) if "accepted" in kind]) == 1, ended
    assert len(await letters_of(case_id)) == 1
