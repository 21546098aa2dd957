"""An agent is told where to go, and how many wait without a look at whom."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.bookings.reminders import Planned
from app.domain.messages.knock_flow import KnockParty
from app.domain.people.roles import Actor
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.messages import delivery, knock_views, notices
from app.services.messages.knock_views import AskedKnocks, KnockCount
from app.services.messages.notices import Addressee
from tests.fakes import StillClock
from tests.knocking import TOLD, Village, a_village, luo, no_carriers, waiting
from tests.make import CENTRE, a_person, a_visit
from tests.people import YANG, ZHAXI

NOWHERE: dict[str, Any] = {"address": "", "hamlet": None}


async def of_a_visit(deps: Deps, who: Actor, visit_id: UUID, language: str = "zh") -> None:
    """A message about a visit that only a person can bring."""
    to = Addressee(who.person_id, language, visit_id=visit_id)
    key = f"test/{visit_id.hex}"
    await notices.queue(deps, to, [Planned(key, "visit_refused", deps.clock.now())], TOLD)
    await delivery.deliver(no_carriers(deps))


async def places(deps: Deps, village: Village) -> list[tuple[str, str]]:
    """Where the agent is to go, what is due first."""
    await KnockTask.all().update(agent_id=village.agent.person_id)
    shown = await knock_views.of_agent(deps, village.agent, "zh")
    return [(one.address, one.hamlet) for one in shown]


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"address": "四组 7 号"}, ("四组 7 号", "三组")),
        ({"address": ""}, ("", "三组")),
        (NOWHERE, ("", "")),
    ],
)
async def test_without_a_household_the_place_of_the_visit_is_shown(
    deps: Deps, values: dict[str, Any], place: tuple[str, str]
) -> None:
    village = await a_village(deps)
    yang = await a_person(deps, YANG)
    visit_id = await a_visit(deps, yang, **{"hamlet": village.hamlet, **values})

    await of_a_visit(deps, yang, visit_id)

    assert await places(deps, village) == [place]


async def test_the_office_reads_the_place_of_a_visit_masked(deps: Deps) -> None:
    village = await a_village(deps)
    yang = await a_person(deps, YANG)
    await of_a_visit(deps, yang, await a_visit(deps, yang, address="刘家镇刘家村四组 7 号"))

    page = await knock_views.of_staff(deps, village.zhao, AskedKnocks(CENTRE), "zh")

    assert [one.address for one in page.items] == ["刘家镇***"]


async def test_the_latest_visit_with_a_place_counts(deps: Deps, clock: StillClock) -> None:
    village = await a_village(deps)
    yang = await a_person(deps, YANG)
    for address in ("一组", "二组"):
        await of_a_visit(deps, yang, await a_visit(deps, yang, address=address))
        clock.at += timedelta(minutes=1)
    await of_a_visit(deps, yang, await a_visit(deps, yang, **NOWHERE))

    assert await places(deps, village) == [("二组", "")]


async def test_who_has_a_household_is_looked_for_there(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    zhaxi = await a_person(deps, ZHAXI)
    visit_id = await a_visit(deps, zhaxi, address="四组 7 号")
    notice = await waiting(deps, person)
    await Notice.filter(id=notice.id).update(visit_id=visit_id)

    [task] = await KnockTask.filter(person_id=person)
    shown = await knock_views.view(deps, task, KnockParty.AGENT, "zh")

    assert (shown.address, shown.hamlet) == ("三组12号", "三组")


async def test_counting_names_nobody_and_leaves_no_line_in_the_log(
    deps: Deps, clock: StillClock
) -> None:
    village = await a_village(deps)
    await waiting(deps, await luo(deps, village))
    one = await knock_views.count_of_agent(deps, village.agent)
    clock.at += timedelta(days=20)
    late = await knock_views.count_of_agent(deps, village.agent)
    await Notice.exclude(knock_id=None).update(state="retracted")

    none = await knock_views.count_of_agent(deps, village.agent)

    assert [one, late, none] == [KnockCount(1, 0), KnockCount(1, 1), KnockCount(0, 0)]
    assert await knock_views.count_of_agent(deps, village.li) == KnockCount(0, 0)
    assert not await AuditEntry.filter(act="knocks-seen").exists()
