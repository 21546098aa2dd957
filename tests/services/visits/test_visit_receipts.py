"""Receipts: signed once for each agent, verified by anybody, and the month that they make."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from openpyxl import load_workbook

from app.domain.visits.visit_months import BadMonth, days_of, is_evening
from app.models.journal import JournalEntry
from app.models.operation import AuditEntry
from app.models.visit import Visit, VisitReceipt
from app.ports import Deps
from app.services.house.access import NoSuchCentre
from app.services.journal import devices, journal
from app.services.visits import monthly_records, visit_receipts
from app.services.visits.monthly_records import MonthOfAgent, MonthPerson
from app.services.visits.visit_receipts import ReceiptsOff, VerdictView
from app.vault.signing import new_receipt_key, signer_of
from tests.fakes import RECEIPT_KEYS, StillClock
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_town, at
from tests.people import LI, OUTSIDER, WANG
from tests.services.door_days import CODE, a_household, a_visit, an_entry, from_a_phone, made, wrote
from tests.services.village_rooms import ROOM, Room, a_room


async def a_visit_of(deps: Deps, room: Room, number: str = "0001", **values: Any) -> Visit:
    return await a_visit(deps, room, await a_household(deps, room, number), room.agent, **values)


async def done(deps: Deps, room: Room, number: str = "0001", **proof: Any) -> Visit:
    """A visit that was made, as its row stands."""
    visit = await a_visit_of(deps, room, number)
    await made(deps, visit, room.agent, **proof)
    return await Visit.get(id=visit.id)


async def a_village(deps: Deps) -> Room:
    await a_town(deps)
    return await a_room(deps)


async def test_a_finished_visit_is_signed_once_and_anybody_can_verify_it(
    deps: Deps, clock: StillClock
) -> None:
    clock.at = at("19:30")
    room = await a_village(deps)
    visit = await done(deps, room, how="code", code=CODE)

    row = await visit_receipts.issue_due(deps, visit)
    again = await visit_receipts.issue_due(deps, visit)

    assert row is not None
    assert again == row
    move = (await JournalEntry.filter(subject_id=visit.id, kind="move").order_by("-sequence"))[0]
    assert msgspec.json.decode(row.payload) == {
        "receipt": str(row.id),
        "visit": str(visit.id),
        "number": visit.number,
        "agent": str(room.agent.person_id),
        "centre": ROOM,
        "month": "2026-03",
        "on": "2026-03-03",
        "evening": True,
        "proof": "code",
        "chain": move.chain,
        "issued_at": "2026-03-03T11:30:00Z",
    }
    shown = visit_receipts.shown(row)
    assert await visit_receipts.of_visit(visit) == shown
    right = await visit_receipts.verify(deps, shown.payload, shown.signature, shown.key_id)
    forged = shown.payload.replace("2026-03-03", "2026-03-04", 1)
    wrong = await visit_receipts.verify(deps, forged, shown.signature, shown.key_id)
    other = await visit_receipts.verify(deps, shown.payload, shown.signature, "other")
    assert right == VerdictView(True, "test1", counted=True)
    assert (wrong.right, wrong.counted, other.right) == (False, False, False)
    assert await AuditEntry.filter(act="receipt-issued").count() == 1


async def test_a_receipt_is_right_after_the_keys_were_turned(deps: Deps) -> None:
    visit = await done(deps, await a_village(deps))
    row = await visit_receipts.issue_due(deps, visit)
    turned = replace(deps, signer=signer_of(f"{RECEIPT_KEYS},{new_receipt_key('new')}"))

    assert row is not None
    assert (await visit_receipts.verify(turned, row.payload, row.signature, row.key_id)).right
    assert [key.key_id for key in devices.keys(turned).keys] == ["test1", "new"]


async def test_a_receipt_counts_no_more_once_its_visit_is_settled_away_from_done(
    deps: Deps,
) -> None:
    room = await a_village(deps)
    visit = await done(deps, room)
    row = await visit_receipts.issue_due(deps, visit)
    before = await monthly_records.mine(deps, room.agent, "2026-03", "zh")

    await Visit.filter(id=visit.id).update(state="not_home")

    assert row is not None
    told = await visit_receipts.verify(deps, row.payload, row.signature, row.key_id)
    after = await monthly_records.mine(deps, room.agent, "2026-03", "zh")
    assert told == VerdictView(True, "test1", counted=False)
    assert (before.counted, after.counted, after.receipts) == (1, 0, [])


async def test_two_who_sign_at_once_give_one_receipt(deps: Deps) -> None:
    visit = await done(deps, await a_village(deps))

    both = await asyncio.gather(*(visit_receipts.issue_due(deps, visit) for _ in range(3)))

    assert len({one.id for one in both if one}) == 1
    assert await VisitReceipt.all().count() == 1


@pytest.mark.parametrize(
    ("proof", "kind"),
    [
        ({}, "none"),
        ({"how": "code", "code": "0000"}, "none"),
        ({"how": "code", "code": CODE}, "code"),
        ({"how": "signature", "digest": "a" * 64}, "signature"),
        ({"how": "signature"}, "none"),
        ({"how": "voice", "digest": "a" * 64}, "voice"),
        ({"how": "none"}, "none"),
    ],
    ids=range(7),
)
async def test_it_says_how_the_visit_is_proved(
    deps: Deps, proof: dict[str, str], kind: str
) -> None:
    row = await visit_receipts.issue_due(deps, await done(deps, await a_village(deps), **proof))

    assert row is not None
    assert msgspec.json.decode(row.payload)["proof"] == kind


async def test_nothing_is_signed_before_it_is_done_or_while_something_waits(deps: Deps) -> None:
    room, phone = await a_village(deps), uuid4()
    await devices.register(deps, room.agent, phone, "", "zh")
    visit = await a_visit_of(deps, room)
    before = await visit_receipts.issue_due(deps, visit)
    await made(deps, visit, room.agent)
    visit = await Visit.get(id=visit.id)
    waiting = await an_entry(deps, phone, visit.id, room.agent, journal.WAITING)

    held = await visit_receipts.issue_due(deps, visit)
    off = await visit_receipts.issue_due(replace(deps, signer=None), visit)
    await JournalEntry.filter(id=waiting.id).update(state=journal.REFUSED)

    assert (before, held, off) == (None, None, None)
    assert await visit_receipts.issue_due(deps, visit) is not None
    with pytest.raises(ReceiptsOff):
        await visit_receipts.verify(replace(deps, signer=None), "{}", "", "test1")


async def test_a_month_counts_what_has_a_receipt_and_tells_why_the_rest_does_not(
    deps: Deps, clock: StillClock
) -> None:
    room, phone = await a_village(deps), uuid4()
    await devices.register(deps, room.agent, phone, "", "zh")
    clock.at = at("20:00")
    counted = await visit_receipts.issue_due(deps, await done(deps, room, "0001"))
    without = await done(deps, room, "0002")
    waits = await a_visit_of(deps, room, "0003")
    refused = await a_visit_of(deps, room, "0004")
    await an_entry(deps, phone, waits.id, room.agent, journal.WAITING)
    await an_entry(deps, phone, waits.id, room.agent, journal.WAITING)
    await an_entry(deps, phone, refused.id, room.agent, journal.REFUSED, "no-such-visit")
    await an_entry(deps, phone, uuid4(), room.agent, journal.REFUSED, "never-heard-of")

    month = await monthly_records.mine(deps, room.agent, "2026-03", "zh")
    present = await monthly_records.mine(deps, room.agent, "", "zh")
    other = await monthly_records.mine(deps, room.agent, "2026-02", "zh")

    assert counted is not None
    assert (month.counted, month.evening, month) == (1, 1, present)
    assert month.receipts == [visit_receipts.shown(counted)]
    assert [(row.number, row.why) for row in month.waiting] == [
        (without.number, "no-receipt"),
        (waits.number, "earlier-missing"),
    ]
    assert [(row.number, row.why) for row in month.refused] == [
        (refused.number, "no-such-visit"),
        ("", "never-heard-of"),
    ]
    assert all(row.said for row in (*month.waiting, *month.refused))
    assert (other.counted, other.waiting, other.refused, other.receipts) == (0, [], [], [])


async def test_the_office_sees_its_agents_by_name_and_takes_them_along_in_excel(
    deps: Deps,
) -> None:
    room = await a_village(deps)
    li = await a_person(deps, LI, clerk=CENTRE)
    wang = await a_person(deps, WANG, agent=CENTRE)
    await visit_receipts.issue_due(deps, await done(deps, room, "0001"))
    await done(deps, room, "0002")

    shown = await monthly_records.of_centre(deps, li, CENTRE, "2026-03")
    of_room = await monthly_records.of_centre(deps, li, ROOM, "2026-03")
    name, content = await monthly_records.as_sheet(deps, li, CENTRE, "2026-03", "zh")

    agent = MonthOfAgent(MonthPerson(room.agent.person_id, "王代办"), 1, 0, 1, 0)
    assert shown.agents == [agent, MonthOfAgent(MonthPerson(wang.person_id, WANG.name), 0, 0, 0, 0)]
    assert of_room.agents == [agent]
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert (name, sheet.title) == ("走访月报 2026-03.xlsx", "走访月报 2026-03")
    assert list(sheet.values) == [
        ("代办员", "计入走访", "其中晚上", "等待中", "未接受"),
        ("王代办", 1, 0, 1, 0),
        (WANG.name, 0, 0, 0, 0),
    ]
    [export] = await AuditEntry.filter(act="months-exported")
    assert (export.actor_id, export.subject) == (li.person_id, f"centre:{CENTRE}")


async def test_another_office_sees_nothing(deps: Deps) -> None:
    room = await a_village(deps)
    outsider = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)

    for who, centre in ((outsider, ROOM), (outsider, CENTRE), (room.agent, ROOM)):
        with pytest.raises(NoSuchCentre):
            await monthly_records.of_centre(deps, who, centre, "2026-03")


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "2026-3", "march", "9999-12", "0000-01"])
def test_what_is_no_month_is_refused(month: str) -> None:
    with pytest.raises(BadMonth):
        days_of(month)


@pytest.mark.parametrize(
    ("clock_time", "evening"),
    [("05:59", True), ("06:00", False), ("17:59", False), ("18:00", True), ("23:59", True)],
)
def test_the_evening_begins_at_six(clock_time: str, evening: bool) -> None:
    assert is_evening(at(clock_time)) is evening


def test_a_month_has_all_its_days() -> None:
    first, following = days_of("2026-12")

    assert (str(first), str(following), following - first) == (
        "2026-12-01",
        "2027-01-01",
        timedelta(days=31),
    )


async def test_who_knew_that_it_was_done_before_gets_no_receipt_for_it(deps: Deps) -> None:
    room = await a_village(deps)
    wang = await a_person(deps, WANG, agent=ROOM)
    visit = await done(deps, room)
    await wrote(deps, visit, wang.person_id, "move", to="done")

    row = await visit_receipts.issue_due(deps, await Visit.get(id=visit.id))

    assert row is not None
    assert row.agent_id == room.agent.person_id
    assert await VisitReceipt.all().count() == 1


async def test_two_agents_who_both_went_without_a_signal_get_one_each(deps: Deps) -> None:
    room, phone = await a_village(deps), uuid4()
    wang = await a_person(deps, WANG, agent=ROOM)
    await devices.register(deps, wang, phone, "", "zh")
    visit = await a_visit_of(deps, room)
    seen = await journal.seen(deps, visit.id)
    await made(deps, visit, room.agent)
    await visit_receipts.issue_due(deps, await Visit.get(id=visit.id))
    await from_a_phone(deps, phone, wang, visit.id, seen, "move", to="done")

    row = await visit_receipts.issue_due(deps, await Visit.get(id=visit.id))

    receipts = await VisitReceipt.all().order_by("issued_at", "id")
    assert [one.agent_id for one in receipts] == [room.agent.person_id, wang.person_id]
    assert row == receipts[1]
