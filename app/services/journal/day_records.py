"""Each thing of an agent's area as the phone is told of it."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from app.catalog.texts import said
from app.domain.visits.visit_merge import ANSWER
from app.domain.visits.visit_plans import CHECK_LIST
from app.kit.clock import office_day
from app.models.household import Household
from app.models.item import Item as ItemRow
from app.models.mandate import Mandate
from app.models.original import Original
from app.models.person import Person
from app.models.visit import Register, Round, Visit, VisitPlan
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.catalogue import items
from app.services.custody import custody_records
from app.services.journal.agent_areas import Area
from app.services.journal.day_shapes import (
    UNSEEN,
    DayForm,
    DayHolder,
    DayHousehold,
    DayLastVisit,
    DayMandate,
    DayMember,
    DayNote,
    DayOriginal,
    DayPerson,
    DayPlan,
    DayRegister,
    DayRound,
    DaySeen,
    DayValue,
    DayVisit,
    Kind,
    Shown,
)
from app.services.papers import application_fields
from app.services.people import people
from app.services.villages import household_records
from app.services.visits import visit_records
from app.services.visits.visit_records import KeptAddition, KeptField, KeptVisit

MOST_LAST_VISITS: Final = 5
ROWS_AT_ONCE: Final = 50
Row = TypeVar("Row")
MOST_NOTES: Final = 5
"""Of a visit or a household; the newest are taken along."""


@dataclass(frozen=True)
class Around:
    """What is needed to show a record of an area."""

    deps: Deps
    area: Area
    seen: Mapping[UUID, DaySeen]
    language: str

    def name(self, person_id: UUID | None) -> str:
        """The whole name of somebody of the area."""
        person = self.area.people.get(person_id) if person_id else None
        return people.name_of(self.deps, person) if person else ""

    def hamlet(self, hamlet_id: UUID | None) -> str:
        """The name of a hamlet."""
        found = self.area.hamlets.get(hamlet_id) if hamlet_id else None
        return said_of(found.name, self.language) if found else ""


async def records(around: Around) -> list[tuple[Kind, str, Shown]]:
    """Everything of an area by kind and id: what is needed on the way first."""
    around = await _with_writers(around)
    area = around.area
    found: list[tuple[Kind, str, Shown]] = []
    found += [("round", str(row.id), _round(row)) for row in area.rounds]
    found += [("visit", str(row.id), _visit(around, row)) async for row in _each(area.visits)]
    found += await _forms(around)
    found += [("person", str(row.id), _person(around, row)) async for row in _each(_met(area))]
    found += [
        ("household", str(row.id), _household(around, row)) async for row in _each(area.households)
    ]
    found += [("original", str(row.id), _original(around, row)) for row in area.originals]
    found += [("mandate", str(row.id), _mandate(around, row)) for row in area.mandates]
    found += [("plan", str(row.id), _plan(around, row)) for row in area.plans]
    found += [("register", str(row.id), _register(around, row)) for row in area.registers]
    return found


async def _with_writers(around: Around) -> Around:
    """With the names too of those who wrote what differs in a record of the area."""
    area, deps = around.area, around.deps
    kept = [visit_records.read(deps, row) for row in area.visits if row.conflicts]
    kept += [household_records.read(deps, row) for row in area.households if row.conflicts]
    wrote = {one.by for record in kept for key in record.conflicts for one in record.fields[key]}
    unknown = [one for one in wrote if one is not None and one not in area.people]
    rows = await Person.filter(id__in=unknown) if unknown else []
    return replace(around, area=replace(area, people=area.people | {row.id: row for row in rows}))


async def _each(rows: Iterable[Row]) -> AsyncIterator[Row]:
    """The rows one after the other; others get their turn between some of them."""
    for number, row in enumerate(rows, 1):
        if number % ROWS_AT_ONCE == 0:
            await asyncio.sleep(0)
        yield row


def _met(area: Area) -> Iterator[Person]:
    return (area.people[one] for one in area.met if one in area.people)


def _visit(around: Around, row: Visit) -> DayVisit:
    record = visit_records.read(around.deps, row)
    person = around.area.people.get(row.person_id)
    return DayVisit(
        version=row.version,
        number=row.number,
        state=row.state,
        person_id=row.person_id,
        minutes=row.minutes,
        why=visit_records.opened(around.deps, row, "why"),
        items=row.items,
        household_id=row.household_id,
        plan_id=row.plan_id,
        case_id=row.case_id,
        hamlet=around.hamlet(row.hamlet_id),
        address=visit_records.opened(around.deps, row, "address"),
        phone=people.phone_of(around.deps, person) if person else "",
        starts_at=row.starts_at,
        wishes=row.wishes,
        form_item=row.form_item,
        form_version=row.form_version,
        fields=_fields(around, record),
        notes=_notes(record.of("note")),
        proofs=[str(one.body.get("how")) for one in record.of("proof")],
        conflicts=record.conflicts,
        soft=record.soft,
        priority=row.priority,
        seen=around.seen.get(row.id, UNSEEN),
    )


def _household(around: Around, row: Household) -> DayHousehold:
    record = household_records.read(around.deps, row)
    last = around.area.last_visits.get(row.id, [])[:MOST_LAST_VISITS]
    return DayHousehold(
        version=row.version,
        number=row.number,
        hamlet=around.hamlet(row.hamlet_id),
        hamlet_id=row.hamlet_id,
        address=around.deps.cipher.open(row.address_sealed, f"household:address:{row.id}"),
        members=[
            DayMember(one.person_id, around.name(one.person_id), one.relation, one.head)
            for one in around.area.members.get(row.id, [])
        ],
        fields=_fields(around, record),
        notes=_notes(record.of("note")),
        conflicts=record.conflicts,
        soft=record.soft,
        last_visits=[DayLastVisit(one.id, _closed_on(one), one.state) for one in last],
        seen=around.seen.get(row.id, UNSEEN),
    )


def _closed_on(visit: Visit) -> date:
    assert visit.closed_at is not None
    return office_day(visit.closed_at)


def _person(around: Around, row: Person) -> DayPerson:
    name, phone = people.name_of(around.deps, row), people.phone_of(around.deps, row)
    return DayPerson(name, phone, row.elder, row.standing)


def _original(around: Around, row: Original) -> DayOriginal:
    holder = DayHolder(row.holder_id, around.name(row.holder_id)) if row.holder_id else None
    return DayOriginal(
        version=row.version,
        number=row.number,
        name=custody_records.name_of(around.deps, row),
        copies=row.copies,
        place=row.place,
        owner=DayHolder(row.owner_id, around.name(row.owner_id)),
        holder=holder,
        due_on=row.due_on,
        half=row.half,
        case_id=row.case_id,
        visit_id=row.visit_id,
        seen=around.seen.get(row.id, UNSEEN),
    )


def _mandate(around: Around, row: Mandate) -> DayMandate:
    return DayMandate(
        number=row.number,
        principal=DayHolder(row.principal_id, around.name(row.principal_id)),
        way=row.way,
        from_on=row.from_on,
        until_on=row.until_on,
        items=row.items,
        forbidden=row.forbidden,
    )


def _plan(around: Around, row: VisitPlan) -> DayPlan:
    opened = around.deps.cipher.open
    return DayPlan(
        kind=row.kind,
        every_days=row.every_days,
        next_on=row.next_on,
        person_id=row.person_id,
        household_id=row.household_id,
        subject=opened(row.subject_sealed, f"visit_plan:subject:{row.id}"),
        why=opened(row.why_sealed, f"visit_plan:why:{row.id}"),
        form_item=row.form_item,
        asleep_since_on=row.asleep_since_on,
        asleep_because=row.asleep_because,
    )


def _round(row: Round) -> DayRound:
    return DayRound(row.version, row.on, row.stops, row.by_hand)


def _register(around: Around, row: Register) -> DayRegister:
    return DayRegister(row.code, said_of(row.name, around.language), row.columns, row.plan_kinds)


def _fields(around: Around, record: KeptVisit) -> dict[str, list[DayValue]]:
    """The answers, and whatever else has more than one value."""
    told = {key for key in record.fields if key.startswith(ANSWER)} | set(record.conflicts)
    return {key: _values(around, record.fields[key]) for key in sorted(told)}


def _values(around: Around, values: Iterable[KeptField]) -> list[DayValue]:
    """One value as it is; several with the operations that gave them, by whom and when."""
    given = list(values)
    if len(given) == 1:
        return [DayValue(given[0].value)]
    return [DayValue(one.value, one.op, around.name(one.by), one.at) for one in given]


def _notes(lines: Iterable[KeptAddition]) -> list[DayNote]:
    newest = list(lines)[-MOST_NOTES:]
    return [DayNote(str(one.body.get("text", "")), one.at, one.by) for one in newest]


async def _forms(around: Around) -> list[tuple[Kind, str, Shown]]:
    """The check lists of open visits as they were planned, those of plans as they are now.

    With households comes the one that asks about them.
    """
    open_visits = [one for one in around.area.visits if one.closed_at is None and one.form_item]
    codes = {one.form_item for one in open_visits}
    now = {one.form_item for one in around.area.plans if one.form_item}
    now |= {CHECK_LIST} if around.area.households else set()
    codes |= now
    rows = {row.code: row for row in await ItemRow.filter(code__in=list(codes))} if codes else {}
    wanted = {
        (rows[one.form_item].id, one.form_version) for one in open_visits if one.form_item in rows
    }
    wanted |= {(rows[code].id, rows[code].current) for code in now & set(rows)}
    bodies = await items.wordings(wanted) if wanted else {}
    found = [
        DayForm(
            body.code,
            number,
            said(body.name, around.language).text,
            application_fields.fields(body.procedure.form, around.language),
        )
        for (_, number), body in bodies.items()
    ]
    found.sort(key=lambda one: (one.item, one.version))
    return [("form", f"{one.item}@{one.version}", one) for one in found]
