"""The villages of the demonstration: hamlets, ways, households, plans and registers."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from msgspec import json

from app.catalog.demo import DemoHousehold, DemoVillage
from app.catalog.texts import by_language
from app.domain.people.roles import Actor, Role, RoleName
from app.domain.villages.registers import Column
from app.domain.visits.visit_plans import PlanKind
from app.models.centre import Centre
from app.models.household import Hamlet, Household, TravelTime
from app.models.journal import Device, JournalEntry
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.journal import journal
from app.services.journal.journal import OperationText
from app.services.villages import household_records, households, registers
from app.services.villages.household_members import Living
from app.services.villages.households import HouseholdWish
from app.services.villages.registers import RegisterWish
from app.services.visits import visit_plans
from app.services.visits.visit_plans import PlanWish


async def office_of(centre: Centre) -> Actor:
    """The director of an office, as whoever sets it up."""
    held = await Membership.filter(centre_id=centre.id, role=RoleName.DIRECTOR).order_by("id")
    return Actor(held[0].person_id, held[0].id, (Role(RoleName.DIRECTOR, centre.id),))


async def agents(deps: Deps) -> dict[str, Actor]:
    """The agents of the villages by their phone."""
    found: dict[str, Actor] = {}
    for row in await Membership.filter(role=RoleName.AGENT).order_by("id"):
        person = await Person.get(id=row.person_id)
        phone = deps.cipher.open(person.phone_sealed, f"person:phone:{person.id}")
        found[phone] = Actor(person.id, row.id, (Role(RoleName.AGENT, row.centre_id),))
    return found


async def make(deps: Deps, centre: Centre, village: DemoVillage) -> dict[str, UUID]:
    """Everything but the visits that people asked for; the ids of the hamlets by code.

    Inside a transaction.
    """
    hamlets = await _hamlets(deps, village)
    office, who = await office_of(centre), await agents(deps)
    for told in village.households:
        await _household(deps, office, centre, told, hamlets)
    for plan in village.plans:
        home = await Household.get(number=plan.household)
        wish = PlanWish(
            centre=centre.code,
            kind=PlanKind(plan.kind),
            contact=who[plan.contact].person_id,
            why=plan.why,
            every_days=plan.every_days,
            next_on=deps.clock.today() + timedelta(days=plan.in_days),
            household=home.id,
            subject=plan.subject,
        )
        await visit_plans.make(deps, office, wish, "zh")
    for one in village.registers:
        wanted = RegisterWish(
            centre=centre.code,
            code=one.code,
            name=by_language(one.name),
            columns=[Column(column.title, column.source) for column in one.columns],
            plan_kinds=one.plan_kinds,
        )
        await registers.define(deps, office, wanted, "zh")
    return hamlets


async def _hamlets(deps: Deps, village: DemoVillage) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for told in village.hamlets:
        room = await Centre.get(code=told.room)
        row = Hamlet(id=deps.ids.new(), centre_id=room.id, code=told.code)
        row.name = by_language(told.name)
        row.latitude, row.longitude = told.latitude, told.longitude
        await row.save(force_create=True)
        found[told.code] = row.id
    for way in village.ways:
        here, there = sorted((found[way.here], found[way.there]))
        pair: dict[str, Any] = {"here_id": here, "there_id": there, "minutes": way.minutes}
        await TravelTime.create(id=deps.ids.new(), **pair)
    return found


async def _household(
    deps: Deps, office: Actor, centre: Centre, told: DemoHousehold, hamlets: Mapping[str, UUID]
) -> None:
    living = [
        Living(one.relation, name=one.name, phone=one.phone, head=one.head) for one in told.members
    ]
    wish = HouseholdWish(told.number, told.address, hamlets[told.hamlet], living)
    made = await households.make(deps, office, centre.code, wish, "zh")
    row = await household_records.held(made.id)
    assert row is not None
    held = await Membership.filter(centre_id=row.centre_id, role=RoleName.AGENT).order_by("id")
    for key, value in told.answers.items():
        body = {"key": key, "value": value}
        if key not in told.torn:
            await journal.write(deps, "household", row.id, "answer", body, held[0].person_id)
        else:
            await _phone_says(deps, row.id, held[0].person_id, body)
    for key, value in told.torn.items():
        body = {"key": key, "value": value}
        await _phone_says(deps, row.id, held[-1].person_id, body)
    if told.answers:
        await household_records.refresh(deps, row)


async def _phone_says(deps: Deps, household_id: UUID, by: UUID, body: dict[str, Any]) -> None:
    """An answer by a phone that had seen nothing: of two such, somebody has to choose."""
    now = deps.clock.now()
    phone = await Device.create(id=deps.ids.new(), person_id=by, made_at=now, seen_at=now)
    text = OperationText(
        op=deps.ids.new(),
        device=phone.id,
        seq=1,
        prev="",
        at=now,
        subject="household",
        id=household_id,
        kind="answer",
        base=None,
        body=body,
    )
    said = json.encode(text).decode()
    chain = journal.chained("", said)
    await JournalEntry.create(
        id=text.op,
        device_id=phone.id,
        sequence=1,
        chain=chain,
        subject_kind="household",
        subject_id=household_id,
        kind="answer",
        text_sealed=deps.cipher.seal(said, journal.sealed_place(text.op)),
        state=journal.APPLIED,
        answer={},
        actor_id=by,
        device_at=now,
        happened_at=now,
        received_at=now,
        applied_at=now,
    )
    await Device.filter(id=phone.id).update(sequence=1, chain=chain)
