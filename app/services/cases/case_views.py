"""A case as its page shows it: everything its person, its office or a department may see of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct, structs

from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.cases.case_flow import Act, Party
from app.domain.catalogue import item_rules
from app.domain.deadlines.clock_ledger import Deadline, Which
from app.domain.people.roles import Actor
from app.models.case import Case, CaseMaterial, CaseTask
from app.models.case_paper import CaseLetter
from app.models.person import Person
from app.models.rating import Rating, RatingAsk
from app.ports import Deps
from app.services.cases import (
    case_ledger,
    case_mandates,
    case_options,
    case_parties,
    case_rows,
    case_timeline,
)
from app.services.cases.case_mandates import CaseMandateView
from app.services.cases.case_options import ActView, AllowedView
from app.services.cases.case_orders import Doing, Order, facts_of
from app.services.cases.case_rows import CaseRow, rows
from app.services.cases.case_timeline import CorrectionView, PauseView, Telling, TimelineView
from app.services.catalogue.items import FeeView
from app.services.custody import custody_lists
from app.services.custody.custody_views import OriginalRow
from app.services.deadlines import case_progress, case_usual
from app.services.deadlines.case_progress import DeadlineView, NextView
from app.services.deadlines.case_usual import UsualView
from app.services.papers import attachments, case_answers, case_kept
from app.services.papers.attachments import AttachmentView
from app.services.papers.case_answers import AnswerView, CaseMaterialView, Files, Sight
from app.services.people import verified_documents
from app.words import say

__all__ = ["CaseRow", "CaseView", "rows", "view"]


class TaskView(Struct, frozen=True):
    """What one department was asked, and what it said; its words are not told to the person."""

    department: str
    name: str
    holder_name: str
    due_on: date
    left_workdays: int
    answered_at: datetime | None
    opinion: str
    opinion_name: str
    words: str


class LetterView(Struct, frozen=True):
    """A numbered letter of the case."""

    id: UUID
    number: str
    kind: str
    kind_name: str
    at: datetime


class RatingView(Struct, frozen=True):
    """Whether the person was asked how it was, and what they said; told to nobody else."""

    ask: UUID
    level: int | None


class CaseView(CaseRow, frozen=True):
    """A case as its page shows it; `acts` are those of who looks, `allowed` is for staff alone."""

    version: int
    intake: str
    intake_name: str
    made_by_name: str
    first_asked_name: str | None
    status_path: str
    note: str
    form: list[AnswerView]
    materials: list[CaseMaterialView]
    fee: FeeView
    files: list[AttachmentView]
    deadlines: list[DeadlineView]
    timeline: list[TimelineView]
    next: NextView
    usual: UsualView | None
    tasks: list[TaskView]
    letters: list[LetterView]
    corrections: list[CorrectionView]
    open_pauses: list[PauseView]
    acts: list[ActView]
    allowed: AllowedView | None
    rating: RatingView | None
    originals: list[OriginalRow]
    mandate: CaseMandateView | None = None


async def view(deps: Deps, case: Case, actor: Actor, language: str) -> CaseView:
    """The case as `actor` may see it, who was let in before; every deadline replayed."""
    around, whole = await case_rows.read(deps, [case]), await _whole(deps, case)
    telling = await _telling(deps, whole, language, actor)
    files = await attachments.of_case(deps, actor, case)
    events, clock, body, earlier = whole.events, whole.clock, whole.body, telling.earlier
    tasks, known = _tasks(telling, whole), case_answers.facts_of(deps, case, body)
    sight = await _sight(actor, telling, whole, files)
    return CaseView(
        **structs.asdict(case_rows.row(deps, case, around, language, actor)),
        version=case.version,
        intake=case.intake,
        intake_name=say(f"case.intake.{case.intake}", language),
        made_by_name=telling.name_of(case.made_by_id),
        first_asked_name=telling.name_of(case.first_asked_id) or None,
        status_path=f"/s/{case.status_token}",
        note=case_ledger.words_of(deps, events[0]) if events else "",
        form=[
            *case_answers.form(deps, case, body, sight),
            *case_kept.answers(deps, case, earlier, sight),
        ],
        materials=[
            *case_answers.materials(case, body, whole.materials, known, sight),
            *case_kept.papers(events, earlier, sight),
        ],
        fee=_fee(body, known, language),
        files=files.get(None, []),
        deadlines=case_progress.deadlines(clock, body, language),
        timeline=case_timeline.timeline(telling, events),
        next=case_progress.next_step(case, clock, whole.tasks, deps.clock.today(), language),
        usual=await case_usual.usual_of(deps, case.centre_id, case.item_id),
        tasks=tasks,
        letters=await _letters(case, language),
        corrections=case_timeline.corrections(telling, events),
        open_pauses=case_timeline.open_pauses(telling, events),
        acts=await case_options.acts(deps, actor, case, whole.tasks, facts_of(whole), language),
        allowed=await case_options.allowed(deps, actor, case, body, whole.tasks, language),
        rating=await _rating(case, actor),
        mandate=await case_mandates.shown(deps, case, language),
        originals=await custody_lists.of_case(deps, case, actor, language),
    )


async def _sight(actor: Actor, telling: Telling, whole: Doing, files: Files) -> Sight:
    """How `actor` sees what was handed in."""
    case, form = whole.case, whole.body.procedure.form
    return Sight(
        language=telling.language,
        whole=telling.for_person,
        files=files,
        verified=await verified_documents.behind(whole.materials),
        regions=await case_answers.regions_named(telling.deps, case, whole.body, telling.language),
        closed=await case_mandates.closed_to(actor.person_id, case, form),
    )


def _fee(body: Item, known: Mapping[str, Any], language: str) -> FeeView:
    """What this case costs by its answers."""
    fee = item_rules.fee_of(body, known)
    return FeeView(fee.fen, said(fee.basis, language).text)


async def _whole(deps: Deps, case: Case) -> Doing:
    """All that is at hand of a case, as for an act that changes nothing."""
    return Doing(
        deps=deps,
        order=Order(act=Act.WRITE),
        actor_id=None,
        party=Party.SYSTEM,
        case=case,
        body=await case_ledger.body_of(case),
        events=await case_ledger.events(case.id),
        tasks=await CaseTask.filter(case_id=case.id).order_by("asked_at", "id"),
        materials=await CaseMaterial.filter(case_id=case.id).order_by("number"),
        clock=await case_ledger.clock(deps, case),
    )


async def _telling(deps: Deps, whole: Doing, language: str, actor: Actor) -> Telling:
    case = whole.case
    known = {case.person_id, case.holder_id, case.made_by_id, case.first_asked_id or case.holder_id}
    known |= {task.holder_id for task in whole.tasks} | case_timeline.people_in(whole.events)
    return Telling(
        deps=deps,
        case=case,
        body=whole.body,
        people={person.id: person for person in await Person.filter(id__in=known)},
        language=language,
        for_person=case_parties.acts_for_person(actor.person_id, case),
        events=whole.events,
        earlier=await case_kept.earlier(case, whole.events),
    )


def _tasks(telling: Telling, whole: Doing) -> list[TaskView]:
    bodies = (*list(telling.earlier.values())[::-1], whole.body)
    names = {one.code: one.name for body in bodies for one in body.procedure.departments}
    return [
        TaskView(
            department=task.department,
            name=said(names.get(task.department, ""), telling.language).text,
            holder_name=telling.name_of(task.holder_id),
            due_on=one.due_on if (one := _deadline(whole, task)) else task.due_on,
            left_workdays=one.left_workdays if one else 0,
            answered_at=task.answered_at,
            opinion=task.opinion,
            opinion_name=telling.say(f"case.opinion.{task.opinion or 'none'}"),
            words="" if telling.for_person else _words(telling.deps, task),
        )
        for task in whole.tasks
    ]


def _deadline(whole: Doing, task: CaseTask) -> Deadline | None:
    return whole.clock.deadline(Which.DEPARTMENT, task.department)


def _words(deps: Deps, task: CaseTask) -> str:
    return deps.cipher.open(task.words_sealed, f"case_task:words:{task.id}")


async def _letters(case: Case, language: str) -> list[LetterView]:
    found: Sequence[CaseLetter] = await CaseLetter.filter(case_id=case.id).order_by("at", "id")
    return [
        LetterView(row.id, row.number, row.kind, say(f"letter.{row.kind}.title", language), row.at)
        for row in found
    ]


async def _rating(case: Case, actor: Actor) -> RatingView | None:
    """What the person was asked, for their own eyes alone."""
    if actor.person_id != case.person_id:
        return None
    ask = await RatingAsk.filter(case_id=case.id, person_id=case.person_id).first()
    given = await Rating.get_or_none(ask_id=ask.id) if ask else None
    return RatingView(ask.id, given.level if given else None) if ask else None
