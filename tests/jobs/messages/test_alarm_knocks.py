"""Whom nobody told in time: the director hears of it once."""

from app.jobs import alarm_knocks
from app.models.notice import Notice
from app.models.person import Person
from app.models.reach import KnockTask
from app.ports import Deps
from tests.fakes import StillClock
from tests.knocking import a_village, luo, waiting


async def test_a_late_task_is_told_to_the_director_once(deps: Deps, clock: StillClock) -> None:
    village = await a_village(deps)
    await waiting(deps, await luo(deps, village))

    said = [await alarm_knocks.run(deps)]
    clock.pass_(days=2, minutes=1)
    said += [await alarm_knocks.run(deps), await alarm_knocks.run(deps)]

    [alarm] = await Notice.filter(template="knock_late")
    assert said == [f"{count} knocks alarmed" for count in (0, 1, 0)]
    assert (await Person.get(id=alarm.person_id)).openid == "zhao"
    assert (alarm.params["item"], alarm.params["due"]) == ("罗*芳", "2026-03-04")


async def test_what_was_taken_back_alarms_nobody(deps: Deps, clock: StillClock) -> None:
    village = await a_village(deps)
    await waiting(deps, await luo(deps, village))
    await Notice.filter(channel="knock").update(state="retracted")

    clock.pass_(days=3)
    said = await alarm_knocks.run(deps)

    assert said == "0 knocks alarmed"
    assert [row.state for row in await KnockTask.all()] == ["dropped"]
