"""An agent's room with a household and visits, written through the journal as phones do."""

from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from msgspec import json

from app.domain.people.roles import Actor
from app.models import sql
from app.models.household import Hamlet, Household, HouseholdMember
from app.models.journal import Device, JournalEntry
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import journal
from app.services.people import people
from app.services.villages import household_records
from app.services.visits import visit_records
from tests.services.village_rooms import ROOM, Room

CODE = "4821"


async def a_hamlet(deps: Deps, room: Room, code: str = "g1") -> Hamlet:
    """A group of houses of the room."""
    known: dict[str, Any] = {"id": deps.ids.new(), "centre_id": room.id, "code": code}
    return await Hamlet.create(**known, name={"zh": "一组", "en": "Group one"})


async def a_household(
    deps: Deps, room: Room, number: str, hamlet: Hamlet | None = None, members: int = 1
) -> Household:
    """A household of some people, whose names have three signs."""
    row_id = deps.ids.new()
    row = await Household.create(
        id=row_id,
        centre_id=room.id,
        hamlet_id=hamlet.id if hamlet else None,
        number=number,
        address_sealed=deps.cipher.seal("刘家村一组12号", f"household:address:{row_id}"),
        made_at=deps.clock.now(),
    )
    for place in range(members):
        person = await a_villager(deps, f"杨秀{place + 1}", f"139{number[-4:]:0>4}{place:04}")
        await HouseholdMember.create(
            id=deps.ids.new(),
            household_id=row.id,
            person_id=person.id,
            relation="户主" if place == 0 else "子女",
            head=place == 0,
        )
    return row


async def a_villager(deps: Deps, name: str, phone: str) -> Person:
    """Somebody whom the agent meets."""
    person = Person(id=deps.ids.new(), made_at=deps.clock.now())
    people.set_name(deps, person, name)
    people.set_phone(deps, person, phone)
    await person.save(force_create=True)
    return person


async def a_visit(
    deps: Deps, room: Room, household: Household, agent: Actor, **values: Any
) -> Visit:
    """A visit that the office gave to the agent; `values` replace columns."""
    head = await HouseholdMember.get(household_id=household.id, head=True)
    row_id, now = deps.ids.new(), deps.clock.now()
    count = await Visit.all().count() + 1
    given: dict[str, Any] = {
        "number": f"V-{ROOM}-2026-{count:04d}",
        "centre_id": room.id,
        "person_id": head.person_id,
        "household_id": household.id,
        "hamlet_id": household.hamlet_id,
        "source": "self",
        "asked_by_id": head.person_id,
        "asked_at": now,
        "items": ["old-age-allowance"],
        "wishes": [],
        "state": "assigned",
        "minutes": 30,
        "why_sealed": deps.cipher.seal("老人行动不便，想办高龄津贴", f"home_visit:why:{row_id}"),
        "address_sealed": deps.cipher.seal("刘家村一组12号", f"home_visit:address:{row_id}"),
        "code_sealed": deps.cipher.seal(CODE, f"home_visit:code:{row_id}"),
    }
    visit = await Visit.create(id=row_id, **{**given, **values})
    await wrote(deps, visit, None, "open", state="asked")
    await wrote(deps, visit, None, "assign", agent=str(agent.person_id))
    await wrote(deps, visit, None, "move", to="assigned")
    return visit


async def wrote(deps: Deps, visit: Visit, by: UUID | None, kind: str, /, **body: Any) -> None:
    """Somebody does something to a visit, and its row repeats it."""
    async with sql.transaction():
        await journal.write(deps, "visit", visit.id, kind, body, by)
        await visit_records.refresh(deps, visit)


async def noted(deps: Deps, household: Household, by: UUID, kind: str, /, **body: Any) -> None:
    """Somebody writes something of a household."""
    async with sql.transaction():
        await journal.write(deps, "household", household.id, kind, body, by)
        await household_records.refresh(deps, household)


async def made(deps: Deps, visit: Visit, agent: Actor, **proof: Any) -> None:
    """The agent was there, and proved it."""
    await wrote(deps, visit, agent.person_id, "move", to="arrived")
    if proof:
        await wrote(deps, visit, agent.person_id, "proof", **proof)
    await wrote(deps, visit, agent.person_id, "move", to="done")


async def an_entry(
    deps: Deps, device_id: UUID, subject_id: UUID, actor: Actor, state: str, code: str = ""
) -> JournalEntry:
    """An operation of a phone that waits or was refused; what it says is nobody's business."""
    row_id, now = deps.ids.new(), deps.clock.now()
    sequence = await JournalEntry.filter(device_id=device_id).count() + 2
    return await JournalEntry.create(
        id=row_id,
        device_id=device_id,
        sequence=sequence,
        chain="0" * 64,
        subject_kind="visit",
        subject_id=subject_id,
        kind="note",
        text_sealed=deps.cipher.seal("{}", journal.sealed_place(row_id)),
        state=state,
        code=code,
        answer={},
        actor_id=actor.person_id,
        device_at=now,
        happened_at=now,
        received_at=now,
    )


async def from_a_phone(
    deps: Deps,
    device_id: UUID,
    actor: Actor,
    subject: UUID,
    seen: journal.SeenText | None,
    kind: str,
    /,
    **body: Any,
) -> None:
    """The first operation of a phone, applied to a visit (that it had seen so) or a household."""
    now, op = deps.clock.now(), deps.ids.new()
    about: Literal["visit", "household"] = "visit" if seen else "household"
    text = journal.OperationText(
        op=op,
        device=device_id,
        seq=1,
        prev="",
        at=now,
        subject=about,
        id=subject,
        kind=kind,
        base=seen,
        body=body,
    )
    said = json.encode(text).decode()
    await JournalEntry.create(
        id=op,
        device_id=device_id,
        sequence=1,
        chain=journal.chained("", said),
        subject_kind=about,
        subject_id=subject,
        kind=kind,
        text_sealed=deps.cipher.seal(said, journal.sealed_place(op)),
        state=journal.APPLIED,
        answer={},
        actor_id=actor.person_id,
        device_at=now,
        happened_at=now,
        received_at=now,
        applied_at=now,
    )
    await Device.filter(id=device_id).update(sequence=1)


def later(deps: Deps, **span: float) -> datetime:
    """A moment after now."""
    return deps.clock.now() + timedelta(**span)
