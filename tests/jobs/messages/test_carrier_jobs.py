"""What the timetable does about carriers: works on what they told, watches them, forgets."""

from app.jobs import forget_old, take_in_events, watch_carriers
from app.ports import Deps
from app.services.messages import carrier_events, carriers
from app.services.messages.carrier_events import Heard
from app.services.messages.carriers import Tally
from app.services.messages.message_replies import Replied
from tests.fakes import StillClock


async def test_all_that_was_told_is_worked_on(deps: Deps) -> None:
    told = [
        Heard("sms", str(n), Replied("13900000001", "好", deps.clock.now()))
        for n in range(carrier_events.BATCH + 1)
    ]
    await carrier_events.keep(deps, told)

    said = [await take_in_events.run(deps) for _ in range(2)]

    assert said == [f"{carrier_events.BATCH + 1} replied", "idle"]


async def test_carriers_are_watched(deps: Deps) -> None:
    await carriers.count(deps, {"sms": Tally(asked=10, failed=10)})

    said = [await watch_carriers.run(deps) for _ in range(2)]

    assert said == ["1 paused", "idle"]


async def test_what_was_told_and_done_long_ago_is_forgotten(deps: Deps, clock: StillClock) -> None:
    await carriers.count(deps, {"sms": Tally(asked=1)})
    reply = Replied("13900000001", "好", deps.clock.now())
    await carrier_events.keep(deps, [Heard("sms", "1", reply)])
    clock.pass_(days=91)

    said = await forget_old.run(deps)

    assert said == "0 sign-ins, 0 answers, 0 files, 1 events, 1 minutes"
