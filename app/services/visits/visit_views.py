"""A home visit as its page shows it: to the resident, the agent or the office."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

from msgspec import Struct

from app.catalog.texts import said
from app.domain.people.roles import Actor
from app.domain.visits import visit_flow
from app.domain.visits.visit_flow import VisitParty, VisitState
from app.domain.visits.visit_merge import STATE, TIME, Operation
from app.domain.visits.visit_wishes import Wish
from app.models.item import Item as ItemRow
from app.models.original import Original
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.catalogue import items
from app.services.custody import custody_views
from app.services.custody.custody_views import OriginalRow
from app.services.journal import journal
from app.services.people import people
from app.services.people.people import PersonView
from app.services.villages import hamlet_views, registers
from app.services.villages.hamlet_views import HamletBrief
from app.services.visits import visit_parties, visit_receipts, visit_record_views, visit_records
from app.services.visits.visit_receipts import ReceiptView
from app.services.visits.visit_record_views import RecordView
from app.words import say
from app.words.dates import moment_text

UNTOLD_CODE = (VisitState.ASKED, VisitState.REFUSED, VisitState.WITHDRAWN)


class VisitItemView(Struct, frozen=True):
    """An item that the visit is about."""

    code: str
    name: str


class WishView(Struct, frozen=True, rename={"starts": "from", "ends": "to"}):
    """When somebody wishes to be visited: a day, from and to in local time."""

    on: date
    starts: str
    ends: str


class VisitEventView(Struct, frozen=True):
    """One line of what happened to a visit."""

    at: datetime
    kind: str
    said: str


class VisitView(Struct, frozen=True):
    """A visit as its page shows it; `may` are the acts of who looks.

    `code` is told to the person concerned and who asked for them, once somebody is to come. The
    agent's whole name and phone are told to everybody who sees the visit: people check who comes.
    `record`, `receipt`, `case_id`, `originals` and reasons are for who may read what was found
    there: to a relative who merely asked for the visit they are empty.
    """

    id: UUID
    number: str
    state: str
    state_name: str
    turn: str
    why: str
    items: list[VisitItemView]
    person: PersonView
    place: str
    hamlet: HamletBrief | None
    wishes: list[WishView]
    starts_at: datetime | None
    minutes: int
    agent: PersonView | None
    code: str
    priority: bool
    free: bool
    source: str
    asked_at: datetime
    version: int
    record: RecordView | None
    timeline: list[VisitEventView]
    may: list[str]
    conflicts: int
    soft_conflicts: int
    receipt: ReceiptView | None
    plan_id: UUID | None
    case_id: UUID | None
    originals: list[OriginalRow]


async def view(deps: Deps, actor: Actor, visit: Visit, language: str) -> VisitView:
    """The visit for somebody who may see it."""
    parties = await visit_parties.parties(actor, visit)
    mine = VisitParty.RESIDENT in parties
    person = await Person.get(id=visit.person_id)
    whole = mine or VisitParty.AGENT in parties
    reads = await visit_parties.reads_record(deps, actor, visit)
    papers = await papers_of(visit) if reads else []
    return VisitView(
        id=visit.id,
        number=visit.number,
        state=visit.state,
        state_name=say(f"visit.state.{visit.state}", language),
        turn=visit_flow.turn(visit.state),
        why=visit_records.opened(deps, visit, "why"),
        items=await item_names(visit.items, language),
        person=_whole(deps, person) if whole else people.seen(deps, person),
        place=visit_records.opened(deps, visit, "address"),
        hamlet=await hamlet_views.named(visit.hamlet_id, language),
        wishes=[_wish(one) for one in visit.wishes],
        starts_at=visit.starts_at,
        minutes=visit.minutes,
        agent=await _agent(deps, visit),
        code=visit_records.opened(deps, visit, "code") if mine and _comes(visit) else "",
        priority=visit.priority,
        free=True,
        source=visit.source,
        asked_at=visit.asked_at,
        version=visit.version,
        record=await _record(deps, visit, language) if reads else None,
        timeline=await _timeline(deps, visit, language, reasons=reads),
        may=_may(actor, visit, parties),
        conflicts=visit.conflicts,
        soft_conflicts=visit.soft_conflicts,
        receipt=await visit_receipts.of_visit(visit) if reads else None,
        plan_id=visit.plan_id,
        case_id=visit.case_id if reads else None,
        originals=await custody_views.rows(deps, actor, papers, language),
    )


async def papers_of(visit: Visit) -> list[Original]:
    """The papers that were handed over at a visit, in the order of their receipts."""
    return await Original.filter(visit_id=visit.id).order_by("made_at", "id")


def wish_of(kept: dict[str, str]) -> Wish:
    """A wish as it is kept: {on, from, to}."""
    starts, ends = time.fromisoformat(kept["from"]), time.fromisoformat(kept["to"])
    return Wish(date.fromisoformat(kept["on"]), starts, ends)


async def item_names(codes: Iterable[str], language: str) -> list[VisitItemView]:
    """The items with these codes, in their order; of one that is gone the code."""
    wanted = list(codes)
    rows = {row.code: row for row in await ItemRow.filter(code__in=wanted)} if wanted else {}
    found = await items.wordings({(row.id, row.current) for row in rows.values()}) if rows else {}
    names = {
        code: said(found[row.id, row.current].name, language).text
        for code, row in rows.items()
        if (row.id, row.current) in found
    }
    return [VisitItemView(code, names.get(code, code)) for code in wanted]


def _wish(kept: dict[str, str]) -> WishView:
    return WishView(date.fromisoformat(kept["on"]), kept["from"], kept["to"])


def _comes(visit: Visit) -> bool:
    """Whether somebody is to come, so that the code is worth knowing."""
    return visit.agent_id is not None and visit.state not in UNTOLD_CODE


async def _agent(deps: Deps, visit: Visit) -> PersonView | None:
    row = await Person.get_or_none(id=visit.agent_id) if visit.agent_id else None
    return _whole(deps, row) if row else None


def _whole(deps: Deps, person: Person) -> PersonView:
    return PersonView(person.id, people.name_of(deps, person), people.phone_of(deps, person))


def _may(actor: Actor, visit: Visit, parties: Iterable[VisitParty]) -> list[str]:
    """What somebody may do: who is concerned does not handle the visit, nor another's agent."""
    found = list(parties)
    if VisitParty.RESIDENT in found:
        found = [VisitParty.RESIDENT]
    elif visit.agent_id not in (None, actor.person_id):
        found = [party for party in found if party is not VisitParty.AGENT]
    return sorted({act for party in found for act in visit_flow.acts(visit.state, party)})


async def _record(deps: Deps, visit: Visit, language: str) -> RecordView:
    saved = await registers.saved_fields(deps, visit)
    return await visit_record_views.view(deps, visit, saved, language)


async def _timeline(
    deps: Deps, visit: Visit, language: str, *, reasons: bool
) -> list[VisitEventView]:
    record = await journal.record(deps, "visit", visit.id)
    agents = [one.body.get("agent") for one in record.order if one.kind == "assign"]
    rows = await Person.filter(id__in=[one for one in agents if one])
    names = {str(row.id): people.name_of(deps, row) for row in rows}
    found = (_event(one, names, language, reasons=reasons) for one in record.order)
    return [event for event in found if event is not None]


def _event(
    one: Operation, names: dict[str, str], language: str, *, reasons: bool
) -> VisitEventView | None:
    body = one.body
    match one.kind:
        case "open":
            text = say("visit.event.open", language)
        case "move":
            text = say(f"visit.event.{body.get('to')}", language)
        case "assign":
            text = say("visit.event.assign", language, name=names.get(str(body.get("agent")), ""))
        case "propose" if body.get("starts_at"):
            at = datetime.fromisoformat(str(body["starts_at"]))
            text = say("visit.event.time", language, time=moment_text(at, language))
        case "settle":
            text = say("visit.event.settle", language, field=_field(str(body.get("key")), language))
        case _:
            return None
    if reasons and body.get("why") and one.kind == "move":
        text = say("visit.event.because", language, what=text, why=body["why"])
    return VisitEventView(one.at, one.kind, text)


def _field(key: str, language: str) -> str:
    return say(f"visit.field.{key if key in (STATE, TIME, 'agent') else 'answer'}", language)
