"""Two agents, one household, no signal: whatever the network does, one state comes out of it."""

import itertools
from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.domain.people.roles import Actor
from app.models.journal import JournalEntry
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import devices, sync_waiting
from app.services.journal.sync_messages import SentOperation
from tests.fakes import StillClock
from tests.flows.offline_day import World, a_plan, a_world
from tests.make import CENTRE, a_person, a_town
from tests.people import WANG, YANG
from tests.phones import a_phone, a_visit, verdicts

SIZE = 200
NUMBERS = itertools.count()
OFF = timedelta(days=3)
on_a_database = settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
async def agents(deps: Deps) -> list[Actor]:
    """Two agents of the small town, the same ones for all examples of a test."""
    await a_town(deps)
    return [await a_person(deps, who, agent=CENTRE) for who in (YANG, WANG)]


async def in_order(world: World) -> None:
    """Both phones send everything once, at the end of the day."""
    for phone in world.phones:
        await phone.send()


async def through_the_hills(world: World, chance: Random) -> Counter[str]:
    """Everything arrives, but in pieces, in any order, some of it twice, some answers lost."""
    heard: Counter[str] = Counter()
    pieces: list[tuple[int, list[SentOperation]]] = []
    for number, phone in enumerate(world.phones):
        order = list(phone.written) + chance.sample(phone.written, len(phone.written) // 4)
        if chance.random() < 0.8:
            chance.shuffle(order)
        while order:
            size = chance.randint(1, 60)
            pieces.append((number, order[:size]))
            order = order[size:]
    chance.shuffle(pieces)
    lost = []
    for number, piece in pieces:
        if chance.random() < 0.2:
            lost.append((number, piece))
            continue
        view = await world.phones[number].send(piece)
        heard.update(one.verdict for one in view.answers)
        if chance.random() < 0.2:
            lost.append((number, piece))
    for number, piece in lost:
        await world.phones[number].send(piece)
    return heard


@pytest.mark.slow
@on_a_database
@given(st.integers(0, 2**32), st.integers(0, 2**32))
async def test_a_day_ends_in_one_state_however_it_arrives(
    deps: Deps, agents: list[Actor], day: int, weather: int
) -> None:
    plan = a_plan(Random(day), SIZE)

    worlds = [await a_world(deps, agents, plan, OFF, next(NUMBERS)) for _ in range(2)]
    await in_order(worlds[0])
    await through_the_hills(worlds[1], Random(weather))

    assert await worlds[1].state() == await worlds[0].state()
    counted = await worlds[1].counted()
    assert counted == await worlds[0].counted()
    assert (sum(counted.values()), counted.get("waiting", 0)) == (SIZE, 0)
    for phone in worlds[1].phones:
        again = await phone.send()
        assert {one.verdict for one in again.answers} == {"duplicate"}
        assert (again.acknowledged, again.missing) == (len(phone.written), [])


@pytest.mark.slow
@on_a_database
@given(st.integers(0, 2**32))
async def test_a_phone_lost_in_the_middle_is_replaced_and_its_person_goes_on(
    deps: Deps, agents: list[Actor], day: int
) -> None:
    chance = Random(day)
    plan = a_plan(chance, 60)
    world = await a_world(deps, agents, plan, timedelta(), next(NUMBERS))
    old, other = world.phones
    arrived = [one for one in old.written if chance.random() < 0.6]
    await old.send(arrived)
    await other.send()

    await devices.lost(deps, agents[0], old.id)
    await sync_waiting.force_due(deps)
    new = await a_phone(deps, agents[0], f"N{next(NUMBERS)}")
    home = world.ids["household"]
    new.write("household", home, "answer", await new.seen(home), key="well", value=9)
    went_on = await new.send()
    found = await world.state()
    late = await old.send()

    assert verdicts(went_on) == ["applied"]
    assert [one["value"] for one in found["household"]["fields"]["answer.well"]] == [9]
    states = Counter(await JournalEntry.filter(device_id=old.id).values_list("state", flat=True))
    assert states["waiting"] == 0
    assert sum(states.values()) == len(old.written) == len(late.answers)


async def test_a_clock_three_days_wrong_is_told_and_put_right(
    deps: Deps, agents: list[Actor], clock: StillClock
) -> None:
    agent = agents[0]
    phone = await a_phone(deps, agent, off=OFF)
    visit = await a_visit(deps, agent)
    written_at = clock.now()
    phone.write("visit", visit.id, "move", await phone.seen(visit.id), to="done")
    clock.pass_(hours=5)

    view = await phone.send()

    [answer] = view.answers
    assert (view.clock, view.skew_seconds) == ("wrong", -3 * 24 * 3600)
    assert (answer.verdict, answer.at, answer.doubtful) == ("applied", written_at, True)
    row = await Visit.get(id=visit.id)
    assert row.closed_at == written_at
