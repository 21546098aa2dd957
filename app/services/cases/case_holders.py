"""Changing who holds cases and tasks when nobody asked for one of them: absences and posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tortoise.expressions import F, Q

from app.domain.bookings.absences import Because, Move
from app.models.case import Case, CaseEvent, CaseTask
from app.ports import Deps
from app.services.cases import case_ledger, case_mandates

HAND_OVER, CLAIM = "hand_over", "claim"


@dataclass(frozen=True)
class Trace:
    """What the ledger says of a hand-over: why, on whose word, out of which absence."""

    because: Because
    actor_id: UUID | None
    absence: UUID | None = None


@dataclass(frozen=True)
class Work:
    """A case, or one department's task of it, with its row held."""

    case: Case
    task: CaseTask | None = None
    proxies: frozenset[UUID] = frozenset()

    @property
    def holder_id(self) -> UUID:
        """Who answers for it."""
        return self.task.holder_id if self.task else self.case.holder_id

    @property
    def post_id(self) -> UUID | None:
        """The post it lies at."""
        return self.task.post_id if self.task else self.case.post_id

    @property
    def whose(self) -> frozenset[UUID]:
        """Who may not hold it: the case's person, and whoever filed it or acts for them."""
        others = self.case.intake in case_mandates.FOR_OTHERS
        filed = {self.case.made_by_id} if others else set()
        return frozenset({self.case.person_id} | filed) | self.proxies


async def held_by(person_id: UUID, centre_id: UUID) -> list[Work]:
    """The open cases and tasks that somebody holds at an office, their rows held."""
    cases = await Case.filter(holder_id=person_id, centre_id=centre_id, closed_at=None)
    tasks = await CaseTask.filter(_at(centre_id), holder_id=person_id, answered_at=None)
    wanted = [(case.id, None) for case in cases] + [(task.case_id, task.id) for task in tasks]
    return [work for work in await _held(wanted) if work.holder_id == person_id]


async def at_post(post_id: UUID) -> list[Work]:
    """The open cases and tasks of a post, their rows held."""
    cases = await Case.filter(post_id=post_id, closed_at=None)
    tasks = await CaseTask.filter(post_id=post_id, answered_at=None)
    wanted = [(case.id, None) for case in cases] + [(task.case_id, task.id) for task in tasks]
    return [work for work in await _held(wanted) if work.post_id == post_id]


async def moved_by(absence: UUID, cases: Iterable[UUID]) -> list[Work]:
    """The open work among these cases that an absence took from somebody, the rows held."""
    events = await CaseEvent.filter(kind=HAND_OVER, case_id__in=list(cases))
    said = [event for event in events if event.facts.get("absence") == str(absence)]
    wanted = {(event.case_id, _uuid(event.facts.get("task"))) for event in said}
    return await _held(wanted)


async def open_cases_of(centre_id: UUID) -> list[UUID]:
    """The open cases that an office works on: its own, and those with a task at its posts."""
    own = await Case.filter(centre_id=centre_id, closed_at=None).only("id")
    tasks = await CaseTask.filter(_at(centre_id), answered_at=None).only("id", "case_id")
    return sorted({*[case.id for case in own], *[task.case_id for task in tasks]})


async def moves_of(work: Work) -> list[Move]:
    """How this work changed hands so far, in order."""
    task = str(work.task.id) if work.task else None
    kinds = [HAND_OVER, CLAIM]
    events = await CaseEvent.filter(case_id=work.case.id, kind__in=kinds).order_by("sequence")
    return [_move(event) for event in events if event.facts.get("task") == task]


async def give(deps: Deps, work: Work, to: UUID, trace: Trace) -> bool:
    """Make somebody the holder of held work, with a trace in the ledger; False when they are."""
    if work.holder_id == to:
        return False
    facts: dict[str, object] = {
        "from": str(work.holder_id),
        "to": str(to),
        "why": trace.because.value,
    }
    if trace.absence:
        facts["absence"] = str(trace.absence)
    if work.task:
        facts |= {"task": str(work.task.id), "department": work.task.department}
        await CaseTask.filter(id=work.task.id).update(holder_id=to)
        work.task.holder_id = to
    else:
        await Case.filter(id=work.case.id).update(holder_id=to, version=F("version") + 1)
        work.case.holder_id = to
    await case_ledger.write(deps, work.case, HAND_OVER, trace.actor_id, facts=facts)
    return True


async def _held(wanted: Iterable[tuple[UUID, UUID | None]]) -> list[Work]:
    """Each open case or task, cases locked in the order of their ids."""
    found = []
    for case_id, task_id in sorted(set(wanted), key=lambda one: (one[0], str(one[1] or ""))):
        case = await case_ledger.held(case_id)
        task = await CaseTask.get_or_none(id=task_id, answered_at=None) if task_id else None
        if case.closed_at is None and (task_id is None or task is not None):
            found.append(Work(case, task, await case_mandates.proxies_of(case)))
    return found


def _at(centre_id: UUID) -> Q:
    """Tasks at a post of an office, or without a post in a case of the office."""
    return Q(post__centre_id=centre_id) | Q(post_id=None, case__centre_id=centre_id)


def _move(event: CaseEvent) -> Move:
    absence = _uuid(event.facts.get("absence"))
    returning = event.facts.get("why") == Because.RETURN
    return Move(_uuid(event.facts.get("from")), _uuid(event.facts.get("to")), absence, returning)


def _uuid(text: object) -> UUID | None:
    return UUID(str(text)) if text else None
