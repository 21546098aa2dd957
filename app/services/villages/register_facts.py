"""What one visit gives to registers: each fact by the name of its source, as people read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from tortoise.models import Model

from app.catalog.form_fields import FormField
from app.domain.villages import registers as rules
from app.domain.visits.visit_flow import VisitState
from app.domain.visits.visit_merge import ANSWER
from app.domain.visits.visit_plans import CHECK_LIST
from app.models.household import Hamlet, Household
from app.models.person import Person
from app.models.visit import Visit, VisitPlan, VisitReceipt
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.people import acting_for, people
from app.services.villages import household_records, household_views
from app.services.visits import visit_receipts, visit_record_views, visit_records
from app.services.visits.visit_record_views import Reading
from app.services.visits.visit_records import KeptVisit, answers_of
from app.words import say

Row = TypeVar("Row", bound=Model)
Form = Mapping[str, FormField]
NOTES_APART = "; "


@dataclass(frozen=True)
class VisitFacts:
    """What is known of a visit by source; `typed` are the sources that were typed at the door."""

    values: Mapping[str, str]
    plan_kind: str
    typed: frozenset[str]


@dataclass(frozen=True)
class _Around:
    """The rows around some visits, and the forms of their check lists."""

    people: Mapping[UUID, Person]
    homes: Mapping[UUID, Household]
    hamlets: Mapping[UUID, Hamlet]
    plans: Mapping[UUID, VisitPlan]
    receipts: Mapping[UUID, VisitReceipt]
    forms: Mapping[tuple[str, int], Form] = field(default_factory=dict)
    home_form: Form = field(default_factory=dict)


async def facts(deps: Deps, rows: Sequence[Visit], language: str) -> list[VisitFacts]:
    """The facts of these visits in their order; what is asked does not grow with their number."""
    around = await _around(rows)
    return [_facts(deps, row, around, language) for row in rows]


def _facts(deps: Deps, row: Visit, around: _Around, language: str) -> VisitFacts:
    record = visit_records.read(deps, row)
    plan = around.plans.get(row.plan_id) if row.plan_id else None
    values = {
        **_of_visit(deps, row, around, language),
        **_of_person(deps, around.people[row.person_id]),
        **_of_home(deps, row, around, language),
        **_of_record(deps, row, record, around, language),
    }
    answers = answers_of(record)
    typed = {rules.ANSWER + key for key, held in answers.items() if not held[0].known}
    return VisitFacts(values, plan.kind if plan else "", frozenset({*typed, rules.NOTES}))


def _of_visit(deps: Deps, row: Visit, around: _Around, language: str) -> dict[str, str]:
    agent = around.people.get(row.agent_id) if row.agent_id else None
    receipt = around.receipts.get(row.id)
    return {
        "visit.on": household_views.visit_day(row).isoformat(),
        "visit.number": row.number,
        "visit.agent": people.name_of(deps, agent) if agent else "",
        "visit.state": say(f"visit.state.{row.state}", language),
        "receipt.number": str(receipt.id) if receipt else "",
    }


def _of_person(deps: Deps, person: Person) -> dict[str, str]:
    return {
        "person.name": people.name_of(deps, person),
        "person.phone": people.phone_of(deps, person),
        "person.id_number": acting_for.id_number_of(deps, person),
    }


def _of_home(deps: Deps, row: Visit, around: _Around, language: str) -> dict[str, str]:
    home = around.homes.get(row.household_id) if row.household_id else None
    hamlet_id = row.hamlet_id or (home.hamlet_id if home else None)
    hamlet = around.hamlets.get(hamlet_id) if hamlet_id else None
    known = {"hamlet.name": said_of(hamlet.name, language) if hamlet else ""}
    if home is None:
        return {**known, "household.address": visit_records.opened(deps, row, "address")}
    reading = Reading(language, around.home_form)
    answers = _answers(household_records.read(deps, home), reading)
    known |= {rules.HOUSEHOLD + key: said for key, said in answers.items()}
    address = household_views.address_of(deps, home)
    return known | {"household.number": home.number, "household.address": address}


def _of_record(
    deps: Deps, row: Visit, record: KeptVisit, around: _Around, language: str
) -> dict[str, str]:
    form, code = (row.form_item, row.form_version), visit_records.opened(deps, row, "code")
    answers = _answers(record, Reading(language, around.forms[form]))
    notes = [str(line.body.get("text", "")) for line in record.of("note")]
    ways = {visit_receipts.proved(line.body, code) for line in record.of("proof")}
    best = next((how for how in visit_receipts.PROOFS if how in ways), "")
    return {
        **{rules.ANSWER + key: said for key, said in answers.items()},
        rules.NOTES: NOTES_APART.join(filter(None, notes)),
        "proof": say(f"register.proof.{best}", language) if best else "",
    }


def _answers(record: KeptVisit, reading: Reading) -> dict[str, str]:
    found = answers_of(record).items()
    return {key: reading.shown(ANSWER + key, held[0].value) for key, held in found}


async def _around(rows: Sequence[Visit]) -> _Around:
    homes = await _by_id(Household, [row.household_id for row in rows])
    hamlets = [row.hamlet_id for row in rows] + [home.hamlet_id for home in homes.values()]
    done = [row.id for row in rows if row.state == VisitState.DONE]
    receipts = await VisitReceipt.filter(visit_id__in=done) if done else []
    forms = {}
    for code, version in {(row.form_item, row.form_version) for row in rows}:
        asked = await visit_record_views.form(code, version)
        forms[code, version] = {one.key: one for one in asked}
    usual = await visit_record_views.form(*await visit_record_views.check_list(CHECK_LIST))
    return _Around(
        people=await _by_id(Person, [i for row in rows for i in (row.person_id, row.agent_id)]),
        homes=homes,
        hamlets=await _by_id(Hamlet, hamlets),
        plans=await _by_id(VisitPlan, [row.plan_id for row in rows]),
        receipts={receipt.visit_id: receipt for receipt in receipts},
        forms=forms,
        home_form={one.key: one for one in usual},
    )


async def _by_id(kind: type[Row], ids: Sequence[UUID | None]) -> dict[UUID, Row]:
    wanted = [one for one in ids if one is not None]
    rows = await kind.filter(id__in=wanted) if wanted else []
    return {row.pk: row for row in rows}
