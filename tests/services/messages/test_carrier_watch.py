"""Watching the carriers: paused by themselves, tried, taken back, and told of once each."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from app.domain.people.roles import Actor, Role, RoleName
from app.models.carrier import CarrierState
from app.models.notice import Notice
from app.models.person import Membership
from app.ports import Deps
from app.services.messages import carrier_stops, carrier_watch, carriers
from app.services.messages.carriers import Tally
from tests.fakes import StillClock
from tests.make import a_person
from tests.people import CHEN

GOOD, BAD = Tally(asked=10, sent=10), Tally(asked=10, failed=7, sent=3)


async def told(deps: Deps) -> list[str]:
    """What the administrator was told, in its order."""
    rows = await Notice.filter(person__openid=CHEN.openid).order_by("made_at", "id")
    return [row.template for row in rows]


async def an_administrator(deps: Deps) -> Actor:
    chen = await a_person(deps, CHEN)
    await Membership.create(id=deps.ids.new(), person_id=chen.person_id, role="admin")
    return replace(chen, roles=(Role(RoleName.ADMIN),))


async def test_a_carrier_that_works_is_left_alone(deps: Deps) -> None:
    await carriers.count(deps, {"sms": GOOD})

    assert await carrier_watch.watch(deps) == {}
    assert await CarrierState.all().count() == 0


async def test_a_carrier_that_mostly_fails_rests_and_comes_back(
    deps: Deps, clock: StillClock
) -> None:
    await an_administrator(deps)
    await carriers.count(deps, {"sms": BAD, "wechat": GOOD})

    paused = await carrier_watch.watch(deps)
    shut = await carriers.shut(deps)
    clock.pass_(seconds=30)
    still = await carrier_watch.watch(deps)
    clock.pass_(seconds=30)
    tried = await carrier_watch.watch(deps)
    await carriers.count(deps, {"sms": Tally(asked=5, sent=5)})
    back = await carrier_watch.watch(deps)
    clock.pass_(seconds=30)
    after = await carrier_watch.watch(deps)

    assert [paused, still, tried, back, after] == [{"paused": 1}, {}, {"tried": 1}, {"back": 1}, {}]
    assert shut == {"sms": clock.now() - timedelta(seconds=30)}
    assert await carriers.shut(deps) == await carriers.trials(deps) == {}
    assert await told(deps) == ["carrier_stopped", "carrier_back"]
    state = await CarrierState.get(name="sms")
    assert (state.paused_at, state.trial, state.pauses, state.paused_why) == (None, False, 0, "")


async def test_a_failed_trial_rests_longer_and_is_the_same_trouble(
    deps: Deps, clock: StillClock
) -> None:
    await an_administrator(deps)
    await carriers.count(deps, {"sms": BAD})
    await carrier_watch.watch(deps)
    clock.pass_(minutes=1)
    await carrier_watch.watch(deps)
    await carriers.count(deps, {"sms": Tally(asked=5, failed=5)})

    again = await carrier_watch.watch(deps)

    assert again == {"paused": 1}
    assert await carriers.shut(deps) == {"sms": clock.now() + timedelta(minutes=2)}
    assert await told(deps) == ["carrier_stopped"]


async def test_the_errors_before_a_pause_do_not_count_again_after_it(
    deps: Deps, clock: StillClock
) -> None:
    clock.pass_(seconds=59)
    await carriers.count(deps, {"sms": BAD})
    await carrier_watch.watch(deps)
    clock.pass_(seconds=60)
    await carrier_watch.watch(deps)
    await carriers.count(deps, {"sms": Tally(asked=5, sent=5)})
    await carrier_watch.watch(deps)
    clock.pass_(seconds=30)
    await carriers.count(deps, {"sms": Tally(asked=5, sent=5)})

    assert await carrier_watch.watch(deps) == {}


async def test_a_carrier_that_said_stop_is_tried_by_itself(deps: Deps, clock: StillClock) -> None:
    await carriers.stop(deps, "sms", "out-of-money")
    clock.at += carriers.RESTS_FOR

    tried = await carrier_watch.watch(deps)
    await carriers.stop(deps, "sms", "out-of-money")

    assert tried == {"tried": 1}
    assert await carriers.shut(deps) == {"sms": clock.now() + carriers.RESTS_FOR}


async def test_a_pause_made_by_hand_waits_for_somebody(deps: Deps, clock: StillClock) -> None:
    admin = await an_administrator(deps)
    await carrier_stops.pause(deps, admin, "sms", "合同到期")
    clock.pass_(days=2)

    assert await carrier_watch.watch(deps) == {}
    assert await carriers.shut(deps) == {"sms": None}


async def test_several_who_watch_at_once_do_it_once(deps: Deps) -> None:
    await an_administrator(deps)
    await carriers.count(deps, {"sms": BAD})

    done = await asyncio.gather(*(carrier_watch.watch(deps) for _ in range(4)))

    assert sorted(one.get("paused", 0) for one in done) == [0, 0, 0, 1]
    assert (await CarrierState.get(name="sms")).pauses == 1
    assert await told(deps) == ["carrier_stopped"]
