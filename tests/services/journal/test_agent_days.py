"""The day of an agent: small, in pieces, what changed and no more, and what left is removed."""

from datetime import date
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from app.catalog.procedures import Procedure
from app.domain.people.roles import Actor
from app.models.household import HouseholdMember
from app.models.journal import Device
from app.models.operation import AuditEntry
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import agent_days, devices, journal
from app.services.journal.devices import NoSuchDevice
from app.services.visits import visit_receipts
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, OTHER_CENTRE, a_person, at
from tests.people import WANG, ZHAXI
from tests.services.door_days import (
    a_hamlet,
    a_household,
    a_visit,
    later,
    made,
    noted,
    wrote,
)
from tests.services.journal.pulled_days import QUESTIONS, a_village, pulled, said
from tests.services.village_rooms import ROOM


async def test_fifty_households_fit_into_two_hundred_kilobytes(
    deps: Deps, clock: StillClock
) -> None:
    form = Procedure(form=QUESTIONS)
    room, phone = await a_village(deps, procedure=form)
    hamlet = await a_hamlet(deps, room)
    planned = {"form_item": ITEM, "form_version": 1}
    for number in range(50):
        household = await a_household(deps, room, f"{number:04}", hamlet, members=4)
        await noted(deps, household, room.agent.person_id, "answer", key="stove", value="安全")
        await a_visit(deps, room, household, room.agent, starts_at=later(deps, days=2), **planned)
        for _ in range(2):
            visit = await a_visit(deps, room, household, room.agent, **planned)
            await wrote(deps, visit, None, "answer", key="income", value="外出务工，种植水稻")
            await wrote(deps, visit, room.agent.person_id, "note", text="老人身体尚可，需要送药。")
            await made(deps, visit, room.agent, how="code", code="4821")
            await visit_receipts.issue_due(deps, await Visit.get(id=visit.id))
    known: dict[str, int] = {}

    pieces = await pulled(deps, room.agent, phone, known)

    sizes = [len(msgspec.json.encode(piece)) for piece in pieces]
    assert max(sizes) < 66_000
    assert sum(sizes) < 200_000, sizes
    counts = {kind: len(said(pieces, kind)) for kind in ("household", "person", "visit", "form")}
    assert counts == {"household": 50, "person": 200, "visit": 150, "form": 1}
    assert sum(len(piece.receipts) for piece in pieces) > 20
    again = await pulled(deps, room.agent, phone, known)
    assert [(piece.records, piece.removed) for piece in again] == [([], [])]
    assert len(again[0].receipts) > 50, "the older ones come with the next pull"


async def test_only_what_changed_comes_again(deps: Deps) -> None:
    room, phone = await a_village(deps)
    one, two = [await a_household(deps, room, f"000{n}") for n in (1, 2)]
    visit = await a_visit(deps, room, one, room.agent)
    known: dict[str, int] = {}
    await pulled(deps, room.agent, phone, known)
    await wrote(deps, visit, room.agent.person_id, "note", text="门口有狗")
    await noted(deps, two, room.agent.person_id, "answer", key="ill", value=True)

    pieces = await pulled(deps, room.agent, phone, known)

    [data] = said(pieces, "visit").values()
    assert [note["text"] for note in data["notes"]] == ["门口有狗"]
    assert data["seen"] == {"upto": {str(visit.id): 4}}
    assert (await journal.seen(deps, visit.id)).upto == {visit.id: 4}, "the same as the journal's"
    assert said(pieces, "household")[str(two.id)]["fields"] == {"answer.ill": [{"v": True}]}
    assert sum(len(piece.records) for piece in pieces) == 2


async def test_what_left_the_area_is_removed(deps: Deps, clock: StillClock) -> None:
    room, phone = await a_village(deps)
    wang = await a_person(deps, WANG, agent=ROOM)
    stays, goes = [await a_household(deps, room, f"000{n}", members=2) for n in (1, 2)]
    kept, given = [await a_visit(deps, room, one, room.agent) for one in (stays, goes)]
    known: dict[str, int] = {}
    await pulled(deps, room.agent, phone, known)
    await wrote(deps, given, None, "assign", agent=str(wang.person_id))
    gone = await HouseholdMember.get(household_id=stays.id, head=False)
    await HouseholdMember.filter(id=gone.id).update(left_on=clock.today())

    [piece] = await pulled(deps, room.agent, phone, known)

    assert piece.removed == sorted([f"visit:{given.id}", f"person:{gone.person_id}"])
    assert f"visit:{kept.id}" in known
    away = Actor(room.agent.person_id, room.agent.session_id)
    [all_gone] = await pulled(deps, away, phone, known)
    assert (all_gone.records, known) == ([], {})


@pytest.mark.parametrize(
    ("values", "there"),
    [
        ({}, True),
        ({"starts_at": at("09:00", date(2026, 3, 16))}, True),
        ({"starts_at": at("09:00", date(2026, 3, 17))}, False),
        ({"starts_at": at("09:00", date(2025, 12, 1))}, True),
        ({"state": "done", "closed_at": at("09:00", date(2026, 2, 1))}, True),
        ({"state": "done", "closed_at": at("08:00", date(2026, 1, 31))}, False),
        ({"state": "withdrawn", "closed_at": None}, False),
    ],
    ids=range(7),
)
async def test_visits_come_from_thirty_days_ago_to_two_weeks_ahead(
    deps: Deps, values: dict[str, Any], there: bool
) -> None:
    room, phone = await a_village(deps)
    visit = await a_visit(deps, room, await a_household(deps, room, "0001"), room.agent)
    await Visit.filter(id=visit.id).update(**values)

    pieces = await pulled(deps, room.agent, phone, {})

    assert (str(visit.id) in said(pieces, "visit")) is there


async def test_nobody_gets_the_visits_of_others_or_of_places_elsewhere(deps: Deps) -> None:
    room, phone = await a_village(deps)
    wang = await a_person(deps, WANG, agent=OTHER_CENTRE)
    others = uuid4()
    await devices.register(deps, wang, others, "", "zh")
    household = await a_household(deps, room, "0001")
    await a_visit(deps, room, household, wang)

    mine = await pulled(deps, room.agent, phone, {})
    theirs = await pulled(deps, wang, others, {})

    assert said(mine, "visit") == {}
    assert list(said(mine, "household")) == [str(household.id)]
    assert [one.records for one in theirs] == [[]]
    with pytest.raises(NoSuchDevice):
        await agent_days.pull(deps, wang, phone, {}, 65536, "zh")


async def test_pieces_are_small_and_go_on_where_they_ended(deps: Deps) -> None:
    room, phone = await a_village(deps)
    for number in range(6):
        household = await a_household(deps, room, f"{number:04}", members=2)
        await a_visit(deps, room, household, room.agent)
    whole = await pulled(deps, room.agent, phone, {})

    small = await pulled(deps, room.agent, phone, {}, most_bytes=2048)
    lost = await agent_days.pull(deps, room.agent, phone, {}, 2048, "zh")
    again = await agent_days.pull(deps, room.agent, phone, {}, 2048, "zh")

    assert len(whole) == 1
    assert len(small) > 3
    assert all(len(msgspec.json.encode(piece)) < 2400 for piece in small)
    for kind in ("visit", "household", "person"):
        assert said(small, kind) == said(whole, kind)
    assert lost == again == small[0]
    assert [one.kind for one in lost.records] == ["visit"] * len(lost.records)


async def test_receipts_come_along_until_the_phone_names_them(deps: Deps) -> None:
    room, phone = await a_village(deps)
    visit = await a_visit(deps, room, await a_household(deps, room, "0001"), room.agent)
    await made(deps, visit, room.agent)
    row = await visit_receipts.issue_due(deps, await Visit.get(id=visit.id))
    known: dict[str, int] = {}

    first = await pulled(deps, room.agent, phone, {})
    again = await pulled(deps, room.agent, phone, known)
    after = await pulled(deps, room.agent, phone, known)

    assert row is not None
    assert first[0].receipts == again[0].receipts == [visit_receipts.shown(row)]
    assert (after[0].receipts, after[0].removed) == ([], [])


async def test_each_pull_is_written_down_and_the_phone_was_seen(
    deps: Deps, clock: StillClock
) -> None:
    room, phone = await a_village(deps)
    await a_visit(deps, room, await a_household(deps, room, "0001"), room.agent)
    clock.pass_(hours=1)

    await pulled(deps, room.agent, phone, {"visit:nonsense": 1, "receipt:x": 1, "": 2})

    [look] = await AuditEntry.filter(act="day-pulled")
    assert (look.actor_id, look.subject) == (room.agent.person_id, f"device:{phone}")
    assert look.facts == {"records": 3, "removed": 2, "more": False}
    assert (await Device.get(id=phone)).seen_at == clock.now()


async def test_a_clerk_who_is_no_agent_pulls_nothing(deps: Deps) -> None:
    await a_village(deps)
    clerk = await a_person(deps, ZHAXI, clerk=CENTRE)

    with pytest.raises(NoSuchDevice):
        await agent_days.pull(deps, clerk, uuid4(), {}, 65536, "zh")
