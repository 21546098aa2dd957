"""The day of an agent: small, in pieces, what changed and no more, and what left is removed."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from app.catalog.form_fields import FormField
from app.catalog.procedures import Procedure
from app.domain.roles import Actor
from app.models.household import HouseholdMember
from app.models.journal import Device
from app.models.mandate import Mandate
from app.models.operation import AuditEntry
from app.models.original import Original
from app.models.visit import Register, Round, Visit, VisitPlan
from app.ports import Deps
from app.services import agent_days, devices, journal, visit_receipts
from app.services.agent_days import AgentDayView
from app.services.devices import NoSuchDevice
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, OTHER_CENTRE, a_person, a_town, at
from tests.people import WANG, ZHAXI
from tests.services.door_days import (
    a_hamlet,
    a_household,
    a_villager,
    a_visit,
    from_a_phone,
    later,
    made,
    noted,
    wrote,
)
from tests.services.village_rooms import ROOM, Room, a_room

QUESTIONS = (
    FormField(key="stove", label="灶台是否安全", kind="choice", choices=("安全", "有隐患")),
    FormField(key="income", label="主要收入来源", kind="text"),
    FormField(key="ill", label="家中有无慢性病人", kind="yes_no"),
)


async def a_village(deps: Deps, **item: Any) -> tuple[Room, UUID]:
    """The town with a room, and the known phone of its agent."""
    await a_town(deps, **item)
    room, phone = await a_room(deps), uuid4()
    await devices.register(deps, room.agent, phone, "手机", "zh")
    return room, phone


async def pulled(
    deps: Deps, who: Actor, phone: UUID, known: dict[str, int], most_bytes: int = 65536
) -> list[AgentDayView]:
    """All pieces, as a phone asks for them; `known` grows and shrinks as the phone's would."""
    pieces: list[AgentDayView] = []
    while not pieces or pieces[-1].more:
        piece = await agent_days.pull(deps, who, phone, dict(known), most_bytes, "zh")
        pieces.append(piece)
        for key in piece.removed:
            del known[key]
        known |= {f"{one.kind}:{one.id}": one.version for one in piece.records}
        known |= {f"receipt:{one.id}": 1 for one in piece.receipts}
        assert len(pieces) < 100
    return pieces


def said(pieces: Iterable[AgentDayView], kind: str) -> dict[str, Any]:
    """What came of a kind, by id."""
    records = [one for piece in pieces for one in piece.records if one.kind == kind]
    return {one.id: msgspec.json.decode(one.data) for one in records}


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


async def test_a_visit_says_all_that_the_door_needs(deps: Deps) -> None:
    room, phone = await a_village(deps)
    household = await a_household(deps, room, "0001", await a_hamlet(deps, room), members=2)
    starts_at = later(deps, days=1)
    visit = await a_visit(deps, room, household, room.agent, priority=True)
    time = {"starts_at": starts_at.isoformat(), "minutes": 45}
    await wrote(deps, visit, None, "propose", **time)

    pieces = await pulled(deps, room.agent, phone, {})

    row = await Visit.get(id=visit.id)
    assert said(pieces, "visit")[str(visit.id)] == {
        "version": row.version,
        "number": row.number,
        "state": "assigned",
        "person_id": str(row.person_id),
        "minutes": 45,
        "why": "老人行动不便，想办高龄津贴",
        "items": ["old-age-allowance"],
        "household_id": str(household.id),
        "hamlet": "一组",
        "address": "刘家村一组12号",
        "phone": "13900010000",
        "starts_at": "2026-03-03T01:00:00Z",
        "priority": True,
        "seen": {"upto": {str(visit.id): 4}},
    }
    house = said(pieces, "household")[str(household.id)]
    assert [(one["name"], one.get("head", False)) for one in house["members"]] == [
        ("杨秀1", True),
        ("杨秀2", False),
    ]
    assert {one["name"] for one in said(pieces, "person").values()} == {"杨秀1", "杨秀2"}


async def test_what_contradicts_itself_names_its_operations(deps: Deps) -> None:
    room, phone = await a_village(deps)
    household = await a_household(deps, room, "0001")
    await noted(deps, household, room.agent.person_id, "answer", key="stove", value="安全")
    [first] = await journal.operations(deps, household.id)
    other = uuid4()
    await devices.register(deps, room.agent, other, "", "zh")
    answer = {"key": "stove", "value": "有隐患"}
    await from_a_phone(deps, other, room.agent, household.id, None, "answer", **answer)
    await noted(deps, household, room.agent.person_id, "note", text="再看一次")

    pieces = await pulled(deps, room.agent, phone, {})

    data = said(pieces, "household")[str(household.id)]
    assert data["conflicts"] == ["answer.stove"]
    assert {one["v"] for one in data["fields"]["answer.stove"]} == {"安全", "有隐患"}
    assert str(first.id) in {one["op"] for one in data["fields"]["answer.stove"]}
    assert data["seen"] == {"upto": {str(household.id): 2, str(other): 1}}


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


async def test_papers_mandates_plans_rounds_and_registers_come_along(
    deps: Deps, clock: StillClock
) -> None:
    room, phone = await a_village(deps, procedure=Procedure(form=QUESTIONS))
    household = await a_household(deps, room, "0001")
    head = await HouseholdMember.get(household_id=household.id)
    visit = await a_visit(deps, room, household, room.agent)
    mine = await rows_around(deps, room, head.person_id, visit)
    stranger = await a_villager(deps, "陌生人", "13800000000")
    await rows_around(deps, room, stranger.id, visit, proxy=stranger.id, ended=True)

    pieces = await pulled(deps, room.agent, phone, {})

    agent = {"id": str(room.agent.person_id), "name": "王代办"}
    owner = {"id": str(head.person_id), "name": "杨秀1"}
    assert said(pieces, "original") == {
        str(mine["original"]): {
            "version": 1,
            "number": "A1-1",
            "name": "户口簿",
            "copies": 1,
            "place": "person",
            "owner": owner,
            "holder": agent,
            "due_on": "2026-03-09",
        }
    }
    assert said(pieces, "mandate") == {
        str(mine["mandate"]): {
            "number": "M-1",
            "principal": owner,
            "way": "paper",
            "from_on": "2026-03-02",
            "until_on": "2026-06-01",
            "items": [ITEM],
            "forbidden": ["payee"],
        }
    }
    [plan] = said(pieces, "plan").values()
    assert (plan["why"], plan["form_item"], plan["next_on"]) == ("独居老人", ITEM, "2026-03-05")
    [stop] = said(pieces, "round")[str(mine["round"])]["stops"]
    assert stop["visit"] == str(visit.id)
    assert [one["name"] for one in said(pieces, "register").values()] == ["走访登记"]
    [form] = said(pieces, "form").values()
    assert [field["key"] for field in form["form"]] == ["stove", "income", "ill"]
    assert (form["item"], form["version"], form["name"]) == (ITEM, 1, "高龄津贴")


async def rows_around(
    deps: Deps,
    room: Room,
    person: UUID,
    visit: Visit,
    proxy: UUID | None = None,
    ended: bool = False,
) -> dict[str, UUID]:
    """A paper, a mandate, a plan, a round and a register; `ended`: of somebody else, or over."""
    ids = {name: deps.ids.new() for name in ("original", "mandate", "plan", "round", "register")}
    agent, now, today = proxy or room.agent.person_id, deps.clock.now(), deps.clock.today()
    over = now if ended else None
    count = await Original.all().count() + 1
    await Original.create(
        id=ids["original"], number=f"A1-{count}", centre_id=room.id, owner_id=person,
        holder_id=agent, place="person", due_on=today + timedelta(days=7), made_at=now,
        name_sealed=deps.cipher.seal("户口簿", f"original:name:{ids['original']}"),
    )  # fmt: skip
    await Mandate.create(
        id=ids["mandate"], number=f"M-{count}", centre_id=room.id, principal_id=person,
        proxy_id=agent, as_agent=True, items=[ITEM], forbidden=["payee"], way="paper",
        from_on=today, until_on=today + timedelta(days=91), state="given",
        made_by_id=agent, made_at=now,
    )  # fmt: skip
    await VisitPlan.create(
        id=ids["plan"], centre_id=room.id, kind="regular", person_id=person, form_item=ITEM,
        contact_id=room.agent.person_id, every_days=30, next_on=today + timedelta(days=3),
        why_sealed=deps.cipher.seal("独居老人", f"visit_plan:why:{ids['plan']}"),
        made_by_id=agent, made_at=now, ended_at=over,
    )  # fmt: skip
    await Round.create(
        id=ids["round"], agent_id=agent, on=today, made_at=now,
        stops=[{"visit": str(visit.id), "starts_at": now.isoformat(), "minutes": 30}],
    )  # fmt: skip
    await Register.create(
        id=ids["register"], centre_id=room.id, code=f"walk{count}", name={"zh": "走访登记"},
        columns=[{"title": "日期", "from": "visit.on"}], ended_at=over,
    )  # fmt: skip
    return ids


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
