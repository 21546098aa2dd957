"""The month of an agent: the visits that count because they have a receipt, and why others wait."""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from msgspec import Struct

from app.domain.bookings.openings import moment
from app.domain.people.roles import Actor, RoleName
from app.domain.visits.visit_flow import VisitState
from app.domain.visits.visit_months import days_of, month_of
from app.formats.plain_sheets import sheet_bytes
from app.kit.clock import office_day
from app.models import sql
from app.models.journal import JournalEntry
from app.models.person import Membership, Person
from app.models.visit import Visit, VisitReceipt
from app.ports import Deps
from app.services.house import audit
from app.services.journal import journal
from app.services.people import people
from app.services.villages import village_offices
from app.services.visits import visit_places, visit_receipts
from app.services.visits.visit_receipts import ReceiptView
from app.words import knows, say, wording

MOST_RECEIPTS = 1000
NO_RECEIPT = "no-receipt"
DONE = VisitState.DONE.value
"""A receipt whose visit was settled away from done is void."""


class MonthRow(Struct, frozen=True):
    """A visit that does not count yet, or never will; `said` tells why."""

    visit: UUID
    number: str
    on: date
    why: str
    said: str


class MonthView(Struct, frozen=True):
    """My month: what counts, what waits, what was refused; `evening` of those that count."""

    month: str
    counted: int
    evening: int
    waiting: list[MonthRow]
    refused: list[MonthRow]
    receipts: list[ReceiptView]


class MonthPerson(Struct, frozen=True):
    """An agent by name."""

    id: UUID
    name: str


class MonthOfAgent(Struct, frozen=True):
    """The numbers of one agent; nobody is ranked."""

    agent: MonthPerson
    counted: int
    evening: int
    waiting: int
    refused: int


class MonthsView(Struct, frozen=True):
    """The agents of an office and its rooms in the order of their names."""

    centre: str
    month: str
    agents: list[MonthOfAgent]


@dataclass(frozen=True)
class _Standing:
    """A visit of an agent that has no receipt; the code is empty while it waits."""

    agent_id: UUID
    visit_id: UUID
    at: datetime
    code: str = ""
    waits_for: str = ""


async def mine(deps: Deps, actor: Actor, month: str, language: str) -> MonthView:
    """The month of `actor`, the present one when it is not named; BadMonth."""
    month = month or month_of(deps.clock.today())
    span = _span(month)
    receipts = VisitReceipt.filter(agent_id=actor.person_id, month=month, visit__state=DONE)
    rows = await receipts.order_by("issued_at", "id").limit(MOST_RECEIPTS)
    standing = await _standing([actor.person_id], span, {row.visit_id for row in rows})
    numbers = await _numbers({one.visit_id for one in standing})
    listed = [(one, _row(one, numbers, language)) for one in standing]
    return MonthView(
        month=month,
        counted=len(rows),
        evening=sum(row.evening for row in rows),
        waiting=[row for one, row in listed if not one.code],
        refused=[row for one, row in listed if one.code],
        receipts=[visit_receipts.shown(row) for row in rows],
    )


async def of_centre(deps: Deps, actor: Actor, centre: str, month: str) -> MonthsView:
    """The month of every agent of an office and its rooms, by name. NoSuchCentre, BadMonth."""
    place = await village_offices.place_for(actor, centre)
    month = month or month_of(deps.clock.today())
    span, places = _span(month), await visit_places.places_of(place.id)
    held = VisitReceipt.filter(month=month, visit__state=DONE)
    receipts = await held.filter(visit__centre_id__in=places)
    agents = {row.agent_id for row in receipts} | await _agents_of(places)
    standing = await _standing(list(agents), span, {row.visit_id for row in receipts}, places)
    counted = Counter(row.agent_id for row in receipts)
    evening = Counter(row.agent_id for row in receipts if row.evening)
    waiting = Counter(one.agent_id for one in standing if not one.code)
    refused = Counter(one.agent_id for one in standing if one.code)
    rows = await Person.filter(id__in=list(agents)) if agents else []
    listed = [
        MonthOfAgent(
            MonthPerson(row.id, people.name_of(deps, row)),
            counted[row.id],
            evening[row.id],
            waiting[row.id],
            refused[row.id],
        )
        for row in rows
    ]
    listed.sort(key=lambda one: (one.agent.name, one.agent.id))
    return MonthsView(place.code, month, listed)


async def as_sheet(
    deps: Deps, actor: Actor, centre: str, month: str, language: str
) -> tuple[str, bytes]:
    """The name and the bytes of the months as a file (.xlsx); logged. NoSuchCentre, BadMonth."""
    shown = await of_centre(deps, actor, centre, month)
    columns = ("agent", "counted", "evening", "waiting", "refused")
    headings = [say(f"month.column.{one}", language) for one in columns]
    rows = [
        (one.agent.name, one.counted, one.evening, one.waiting, one.refused) for one in shown.agents
    ]
    title, subject = say("month.title", language, month=shown.month), f"centre:{shown.centre}"
    async with sql.transaction():
        await audit.record(deps, actor.person_id, "months-exported", subject, month=shown.month)
    return f"{title}.xlsx", await asyncio.to_thread(sheet_bytes, title, headings, rows)


def _span(month: str) -> tuple[datetime, datetime]:
    begins, ends = days_of(month)
    return moment(begins, time()), moment(ends, time())


async def _agents_of(places: Collection[UUID]) -> set[UUID]:
    role = RoleName.AGENT.value
    held = Membership.filter(role=role, centre_id__in=list(places))
    return {row.person_id for row in await held}


async def _standing(
    agents: list[UUID],
    span: tuple[datetime, datetime],
    counted: Collection[UUID],
    places: Collection[UUID] | None = None,
) -> list[_Standing]:
    """The visits of agents in a span that have no receipt, each once: refused before waiting."""
    if not agents:
        return []
    entries = await JournalEntry.filter(
        actor_id__in=agents,
        subject_kind="visit",
        state__in=[journal.WAITING, journal.REFUSED],
        happened_at__gte=span[0],
        happened_at__lt=span[1],
    ).order_by("happened_at", "id")
    done = Visit.filter(
        agent_id__in=agents,
        state=DONE,
        closed_at__gte=span[0],
        closed_at__lt=span[1],
    )
    found = [_of_entry(row) for row in entries if row.actor_id]
    found += [_without_receipt(row) for row in await done.order_by("closed_at", "id")]
    if places is not None:
        known = await Visit.filter(id__in=list({one.visit_id for one in found}))
        elsewhere = {row.id for row in known if row.centre_id not in places}
        found = [one for one in found if one.visit_id not in elsewhere]
    return _each_once(found, counted)


def _each_once(found: Iterable[_Standing], counted: Collection[UUID]) -> list[_Standing]:
    """One line for each visit and agent; what counts only has a line for what was refused."""
    kept: dict[tuple[UUID, UUID], _Standing] = {}
    for one in sorted(found, key=lambda one: not one.code):
        if one.code or one.visit_id not in counted:
            kept.setdefault((one.agent_id, one.visit_id), one)
    return sorted(kept.values(), key=lambda one: (one.at, one.visit_id))


def _of_entry(row: JournalEntry) -> _Standing:
    assert row.actor_id is not None
    code = row.code or "refused" if row.state == journal.REFUSED else ""
    return _Standing(row.actor_id, row.subject_id, row.happened_at, code, "earlier-missing")


def _without_receipt(row: Visit) -> _Standing:
    assert row.agent_id is not None
    assert row.closed_at is not None
    return _Standing(row.agent_id, row.id, row.closed_at, waits_for=NO_RECEIPT)


async def _numbers(ids: Collection[UUID]) -> dict[UUID, str]:
    rows = await Visit.filter(id__in=list(ids)) if ids else []
    return {row.id: row.number for row in rows}


def _row(one: _Standing, numbers: dict[UUID, str], language: str) -> MonthRow:
    why = one.code or one.waits_for
    said = _refusal(why, language) if one.code else say(f"month.waits.{why}", language)
    number = numbers.get(one.visit_id, "")
    return MonthRow(one.visit_id, number, office_day(one.at), why, said)


def _refusal(code: str, language: str) -> str:
    key = f"problem.{code}"
    plain = knows(key) and "{" not in wording(key)
    return say(key if plain else "month.refused", language)
