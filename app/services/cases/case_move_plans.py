"""An open case and what it would be under another version of its item: planned, and written."""

from dataclasses import dataclass
from uuid import UUID

from msgspec import json, to_builtins

from app.catalog.items import Item
from app.domain.cases import case_moves as rules
from app.domain.cases.case_flow import CLOSED, State
from app.domain.cases.case_moves import AlreadyThere, CaseOver, Move, Paper
from app.domain.catalogue.item_versions import NoSuchVersion
from app.domain.deadlines.clock_events import EventKind
from app.domain.deadlines.clock_ledger import Clock, limits_of, replay
from app.models.case import Case, CaseEvent, CaseMaterial
from app.models.case_paper import Attachment
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.ports import Deps
from app.services.cases import case_ledger
from app.services.catalogue import items
from app.services.papers import case_kept, case_tokens
from app.services.papers.case_answers import answers_of
from app.services.papers.case_kept import KeptPaper


@dataclass(frozen=True)
class Plan:
    """A case, the wording it stands on and the one it would, and what it would be then."""

    case: Case
    number: int
    before: Item
    after: Item
    events: list[CaseEvent]
    aside: list[KeptPaper]
    move: Move


async def plan(deps: Deps, case: Case, number: int | None) -> Plan:
    """The case under the version `number`, or (None) the one in force.

    CaseOver once it is decided, NoSuchVersion for one that is not in force yet or was withdrawn,
    AlreadyThere.
    """
    check_open(case)
    number = number or (await ItemRow.get(id=case.item_id)).current
    if number == case.item_version:
        raise AlreadyThere(number=number)
    target = await ItemVersion.get_or_none(item_id=case.item_id, number=number)
    today = deps.clock.today()
    if target is None or target.withdrawn_at or (target.from_on and target.from_on > today):
        raise NoSuchVersion(number=number)
    before, after = await case_ledger.body_of(case), items.body_of(target)
    events = await case_ledger.events(case.id)
    papers = await _papers(case, before, events)
    move = rules.moved(answers_of(deps, case), papers, before, after, today)
    return Plan(case, number, before, after, events, case_kept.kept_papers(events), move)


def check_open(case: Case) -> None:
    """Nothing, or CaseOver: what is decided was decided under the rules it was decided under."""
    if case.state in CLOSED or case.state == State.DECIDED:
        raise CaseOver(case=str(case.id))


async def clocks(deps: Deps, planned: Plan) -> tuple[Clock, Clock]:
    """The deadlines as they stand, and as the other version counts them."""
    case, past = planned.case, case_ledger.clock_events(planned.events)
    calendar, today = await case_ledger.calendar_for(deps, [case]), deps.clock.today()
    return (
        replay(limits_of(planned.before), calendar, past, today),
        replay(limits_of(planned.after), calendar, past, today),
    )


async def write(deps: Deps, planned: Plan, actor_id: UUID) -> CaseEvent:
    """Let the case, whose row is held, stand on the other version; its clock is counted anew."""
    case, move = planned.case, planned.move
    facts = {
        "before": case.item_version,
        "after": planned.number,
        "papers": {str(old): new for old, new in move.places.items()},
        "kept": to_builtins(_aside(planned)),
    }
    line = await case_ledger.write(deps, case, EventKind.VERSION_MOVED, actor_id, facts=facts)
    case.item_version, case.version = planned.number, case.version + 1
    sealed = json.encode(move.answers).decode() if move.answers else ""
    case.form_sealed = deps.cipher.seal(sealed, f"service_case:form:{case.id}")
    await case.save(update_fields=["item_version", "version", "form_sealed"])
    await case_tokens.keep(deps, case.id, planned.after.procedure.form, move.answers)
    await _write_papers(deps, case, move)
    await case_ledger.refresh(deps, case)
    return line


async def _papers(case: Case, before: Item, events: list[CaseEvent]) -> list[Paper]:
    """All papers of a case: those of its list, then those put aside."""
    versions = await case_kept.earlier(case, events)
    rows = await CaseMaterial.filter(case_id=case.id).order_by("number")
    own = [
        Paper(
            number=row.number,
            state=row.state,
            material=before.materials[row.number],
            due_on=row.due_on,
            settled_at=row.settled_at,
            document_id=row.document_id,
            id=row.id,
        )
        for row in rows
    ]
    aside = case_kept.with_materials(events, versions)
    return own + [case_kept.paper_of(one, material) for one, material in aside]


def _aside(planned: Plan) -> list[KeptPaper]:
    """The papers that stand aside then, each with the version and the place it was listed at."""
    known = {one.number: (one.version, one.at) for one in planned.aside}
    olds = {new: old for old, new in planned.move.places.items()}
    return [
        KeptPaper(
            paper.number,
            *known.get(olds[paper.number], (planned.case.item_version, olds[paper.number])),
            paper.state,
            paper.due_on,
            paper.settled_at,
            paper.document_id,
        )
        for paper in planned.move.papers
        if paper.aside
    ]


async def _write_papers(deps: Deps, case: Case, move: Move) -> None:
    """Write the list anew, and let the files go with their papers."""
    await CaseMaterial.filter(case_id=case.id).delete()
    await CaseMaterial.bulk_create(
        [
            CaseMaterial(
                id=paper.id or deps.ids.new(),
                case_id=case.id,
                number=paper.number,
                state=paper.state,
                due_on=paper.due_on,
                settled_at=paper.settled_at,
                document_id=paper.document_id,
            )
            for paper in move.papers
            if not paper.aside
        ]
    )
    for row in await Attachment.filter(case_id=case.id, material__isnull=False):
        place = move.places.get(row.material or 0, row.material)
        await Attachment.filter(id=row.id).update(material=place)
