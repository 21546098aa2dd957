"""Nobody is sent to the door of somebody who is gone."""

import pytest

from app.domain.visits.visit_plans import Standing
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.people import standings
from tests.knocking import a_village, luo, waiting

GONE = [Standing.DIED, Standing.MOVED]


@pytest.mark.parametrize("standing", GONE)
@pytest.mark.parametrize("state", ["open", "not_found"])
async def test_a_task_ends_when_its_person_died_or_moved(
    deps: Deps, standing: Standing, state: str
) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    for kind in ("case_decided", "case_written"):
        await waiting(deps, person, kind)
    await KnockTask.all().update(state=state)

    await standings.note(deps, village.li, person, standing, deps.clock.today(), "zh")

    task = await KnockTask.get()
    assert (task.state, task.closed_at, task.version) == ("dropped", deps.clock.now(), 2)
    assert task.closed_by_id == village.li.person_id
    lines = {(row.state, row.error) for row in await Notice.filter(knock_id=task.id)}
    assert lines == {("given_up", "knock-dropped")}
    assert await AuditEntry.filter(act="knock-drop").count() == 1


async def test_a_task_that_was_told_and_that_of_another_stay(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    await waiting(deps, person)
    await KnockTask.all().update(state="told")
    await waiting(deps, village.agent.person_id)

    await standings.note(deps, village.li, person, Standing.DIED, deps.clock.today(), "zh")

    tasks = await KnockTask.all().order_by("made_at", "id")
    assert sorted(task.state for task in tasks) == ["open", "told"]


async def test_who_is_back_is_still_looked_for(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    today = deps.clock.today()
    await standings.note(deps, village.li, person, Standing.MOVED, today, "zh")
    await standings.note(deps, village.li, person, Standing.HERE, None, "zh")
    await waiting(deps, person)

    await standings.note(deps, village.li, person, Standing.HERE, None, "zh")

    assert (await KnockTask.get()).state == "open"
