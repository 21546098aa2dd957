"""What stands in an agent's day: visits, what contradicts itself, papers, plans and registers."""

from datetime import timedelta
from uuid import UUID, uuid4

from app.catalog.procedures import Procedure
from app.models.household import HouseholdMember
from app.models.mandate import Mandate
from app.models.original import Original
from app.models.visit import Register, Round, Visit, VisitPlan
from app.ports import Deps
from app.services.journal import devices, journal
from tests.fakes import StillClock
from tests.make import ITEM
from tests.services.door_days import (
    a_hamlet,
    a_household,
    a_villager,
    a_visit,
    from_a_phone,
    later,
    noted,
    wrote,
)
from tests.services.journal.pulled_days import QUESTIONS, a_village, pulled, said
from tests.services.village_rooms import Room


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
