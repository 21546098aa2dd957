"""Alarms for originals: in office hours, once a day for each, to its holder and the directors."""

from datetime import timedelta

from app.jobs import alarm_originals
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.custody import originals
from app.services.custody.custody import Manner, Proof
from app.services.custody.custody_views import OriginalView
from app.services.custody.originals import Registering
from tests.fakes import StillClock
from tests.make import ROOM, a_person, a_staffed_town, a_visit, an_agent
from tests.people import YANG


async def taken(deps: Deps, *, proven: bool, due_in: int | None = None) -> OriginalView:
    """The agent has a paper of Yang's, whom they visited."""
    await a_staffed_town(deps)
    agent = await an_agent(deps)
    visit = await a_visit(deps, await a_person(deps, YANG))
    due_on = None if due_in is None else deps.clock.today() + timedelta(days=due_in)
    wish = Registering(centre=ROOM, name="户口簿", visit=visit, due_on=due_on)
    manner = Manner(proof=Proof(signature="ab" * 32 if proven else ""))
    return await originals.register(deps, agent, wish, manner, "zh")


async def alarms(deps: Deps, kind: str) -> dict[str, int]:
    """How often each was told of one kind, by the openid."""
    found: dict[str, int] = {}
    for row in await Notice.filter(template=kind):
        person = await Person.get(id=row.person_id)
        openid = person.openid or ""
        found[openid] = found.get(openid, 0) + 1
    return found


async def test_a_late_paper_alarms_its_holder_and_the_director_once_a_day(
    deps: Deps, clock: StillClock
) -> None:
    await taken(deps, proven=True, due_in=1)

    said = [await alarm_originals.run(deps)]
    clock.pass_(days=2)
    said += [await alarm_originals.run(deps), await alarm_originals.run(deps)]
    clock.pass_(days=1)
    said.append(await alarm_originals.run(deps))

    assert said == [f"{count} originals alarmed" for count in (0, 1, 0, 1)]
    assert await alarms(deps, "original_overdue") == {"agent": 2, "zhao": 2}


async def test_at_night_nobody_is_alarmed(deps: Deps, clock: StillClock) -> None:
    await taken(deps, proven=True, due_in=0)
    clock.pass_(days=1, hours=14)

    night = await alarm_originals.run(deps)
    clock.pass_(hours=10)
    morning = await alarm_originals.run(deps)

    assert (night, morning) == ("0 originals alarmed", "1 originals alarmed")


async def test_a_half_hand_over_alarms_after_two_days(deps: Deps, clock: StillClock) -> None:
    await taken(deps, proven=False)

    clock.pass_(days=2)
    early = await alarm_originals.run(deps)
    clock.pass_(hours=1)
    late = await alarm_originals.run(deps)

    assert (early, late) == ("0 originals alarmed", "1 originals alarmed")
    assert await alarms(deps, "original_half") == {"agent": 1, "zhao": 1}
