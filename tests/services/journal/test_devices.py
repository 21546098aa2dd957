"""Phones of agents: known once by their own id, short numbers that nobody shares, lost ones."""

import asyncio
from dataclasses import replace
from uuid import uuid4

import pytest

from app.models.journal import Device
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.journal import devices
from app.services.journal.devices import AgentsOnly, AreaView, DeviceLost, DeviceTaken, NoSuchDevice
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_town
from tests.people import LI, OUTSIDER, WANG, YANG
from tests.services.village_rooms import ROOM, a_room


async def test_a_phone_is_made_known_once_by_its_own_id(deps: Deps) -> None:
    await a_town(deps)
    room, phone = await a_room(deps), uuid4()

    first = await devices.register(deps, room.agent, phone, "旧手机", "zh")
    again = await devices.register(deps, room.agent, phone, "旧手机", "zh")

    assert first == again
    assert (first.id, first.short) == (phone, "A1")
    assert first.area == [AreaView(ROOM, "刘家村便民服务室")]
    assert first.server_time == deps.clock.now()
    assert [key.key_id for key in first.keys] == ["test1"]
    [row] = (await devices.listed(deps, room.agent)).items
    assert (row.name, row.acknowledged, row.lost_at) == ("旧手机", 0, None)
    assert await AuditEntry.filter(act="device-registered").count() == 1


async def test_the_same_phone_at_the_same_moment_is_one_phone(deps: Deps) -> None:
    await a_town(deps)
    room, phone = await a_room(deps), uuid4()

    both = await asyncio.gather(
        *(devices.register(deps, room.agent, phone, "手机", "zh") for _ in range(3))
    )

    assert {one.short for one in both} == {"A1"}
    assert await Device.all().count() == 1


async def test_phones_that_come_at_once_get_short_numbers_of_their_own(deps: Deps) -> None:
    await a_town(deps)
    room = await a_room(deps)

    made = await asyncio.gather(
        *(devices.register(deps, room.agent, uuid4(), "", "zh") for _ in range(26))
    )

    shorts = {one.short for one in made}
    assert len(shorts) == 26
    assert {"A1", "Z1", "A2", "B2"} <= shorts
    assert not {"I1", "O1"} & shorts


async def test_nobody_takes_the_phone_of_somebody_else_nor_our_own_side(deps: Deps) -> None:
    await a_town(deps)
    room, phone = await a_room(deps), uuid4()
    wang = await a_person(deps, WANG, agent=CENTRE)
    await devices.register(deps, room.agent, phone, "", "zh")
    now = deps.clock.now()
    ours = await Device.create(id=uuid4(), office=True, made_at=now, seen_at=now)

    with pytest.raises(DeviceTaken):
        await devices.register(deps, wang, phone, "", "zh")
    with pytest.raises(DeviceTaken):
        await devices.register(deps, wang, ours.id, "", "zh")
    with pytest.raises(NoSuchDevice):
        await devices.mine(wang, phone)


async def test_only_agents_make_phones_known(deps: Deps) -> None:
    await a_town(deps)

    for who in (await a_person(deps, YANG), await a_person(deps, LI, clerk=CENTRE)):
        with pytest.raises(AgentsOnly):
            await devices.register(deps, who, uuid4(), "", "zh")


async def test_a_lost_phone_is_lost_once_and_stays_lost(deps: Deps) -> None:
    await a_town(deps)
    room, phone = await a_room(deps), uuid4()
    await devices.register(deps, room.agent, phone, "", "zh")

    first = await devices.lost(deps, room.agent, phone)
    again = await devices.lost(deps, room.agent, phone)

    assert first.lost_at == again.lost_at == deps.clock.now()
    assert await AuditEntry.filter(act="device-lost").count() == 1
    with pytest.raises(DeviceLost):
        await devices.register(deps, room.agent, phone, "", "zh")
    with pytest.raises(DeviceLost):
        await devices.mine(room.agent, phone)


async def test_the_office_declares_the_phone_of_its_agent_lost_and_nobody_elses(deps: Deps) -> None:
    await a_town(deps)
    room, phone = await a_room(deps), uuid4()
    li = await a_person(deps, LI, clerk=CENTRE)
    other = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    await devices.register(deps, room.agent, phone, "", "zh")

    for who in (other, await a_person(deps, YANG)):
        with pytest.raises(NoSuchDevice):
            await devices.lost(deps, who, phone)
    row = await devices.lost(deps, li, phone)

    assert row.lost_at is not None


async def test_without_a_signer_there_are_no_keys(deps: Deps) -> None:
    assert devices.keys(replace(deps, signer=None)).keys == []
