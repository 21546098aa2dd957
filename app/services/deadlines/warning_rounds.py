"""Saying the warnings that are due: to whom, in office hours, several to one person as one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.domain.cases.case_messages import CaseKind
from app.domain.deadlines.clock_ledger import Deadline, Which
from app.domain.deadlines.warnings import is_office_time
from app.models import sql
from app.models.card import CaseWarning
from app.models.case import Case, CaseTask
from app.models.centre import Centre, Post
from app.ports import Deps
from app.services.cases import case_ledger, routing
from app.services.cases.case_notices import tell_office, tell_staff
from app.services.house import audit
from app.services.ratings import policies

DUE = (
    "SELECT w.id, c.centre_id FROM case_warning w JOIN service_case c ON c.id = w.case_id"
    " WHERE w.state = 'planned' AND w.due_at <= $1 ORDER BY w.due_at, w.id LIMIT 500"
)
SAY = (
    "UPDATE case_warning SET state = $2, told_id = $3, said_at = $4"
    " WHERE id = $1 AND state = 'planned' RETURNING id"
)


@dataclass(frozen=True)
class Told:
    """One warning to one person."""

    warning: CaseWarning
    case: Case
    person_id: UUID
    left_workdays: int


async def say_due(deps: Deps) -> int:
    """Say what is due at every centre that works now; returns how many warnings were said."""
    now, of_centre = deps.clock.now(), defaultdict(list)
    for row in await sql.rows(DUE, now):
        of_centre[UUID(str(row["centre_id"]))].append(UUID(str(row["id"])))
    calendar = await case_ledger.calendar_for(deps, [])
    said = 0
    for centre_id, ids in of_centre.items():
        rules = (await policies.in_force(centre_id)).rules
        if is_office_time(now, rules, calendar):
            said += await _round(deps, centre_id, ids, rules.collect_from)
    return said


async def _round(deps: Deps, centre_id: UUID, ids: Sequence[UUID], collect_from: int) -> int:
    """The warnings of one centre, in one transaction; cases are held in the order of their ids."""
    async with sql.transaction():
        by_person: dict[UUID, list[Told]] = defaultdict(list)
        for warning in await CaseWarning.filter(id__in=list(ids)).order_by("case_id", "id"):
            if told := await _taken(deps, warning):
                by_person[told.person_id].append(told)
        centre = await Centre.get(id=centre_id)
        for person_id, mine in by_person.items():
            if len(mine) >= collect_from:
                await _together(deps, centre, person_id, mine)
            else:
                await _singly(deps, person_id, mine)
    return sum(len(mine) for mine in by_person.values())


async def _taken(deps: Deps, warning: CaseWarning) -> Told | None:
    """The warning, taken for this round and with whom it goes to; None when nobody needs it.

    It is dropped when its deadline runs no more, or when the step has nobody who was not told.
    """
    case = await case_ledger.held(warning.case_id)
    deadline = (await case_ledger.clock(deps, case)).deadline(
        Which(warning.which), warning.clock_key
    )
    person_id = await _whom(deps, warning, case) if _runs(deadline) else None
    values = ("said" if person_id else "dropped", person_id, deps.clock.now())
    if not await sql.rows(SAY, warning.id, *values) or person_id is None or deadline is None:
        return None
    facts = {"which": warning.which, "key": warning.clock_key, "step": warning.step}
    subject = f"case:{case.id}"
    await audit.record(deps, None, "case-warned", subject, told=str(person_id), **facts)
    return Told(warning, case, person_id, deadline.left_workdays)


def _runs(deadline: Deadline | None) -> bool:
    return deadline is not None and deadline.open


async def _whom(deps: Deps, warning: CaseWarning, case: Case) -> UUID | None:
    """The person of this step, None when they were warned of the same deadline before."""
    post_id, holder_id = await _place(warning, case)
    post = await Post.get_or_none(id=post_id) if post_id else None
    directors = await routing.directors_of(case.centre_id)
    at_step: dict[str, list[UUID | None]] = {
        "holder": [holder_id],
        "cover": [post.cover_id] if post else [],
        "lead": [post.lead_id] if post else [],
        "director": [*directors],
    }
    away = await routing.away([case.centre_id], deps.clock.now())
    before = await _told_before(warning)
    reached = (one for one in at_step[warning.step] if one not in away and one not in before)
    return next((one for one in reached if one), None)


async def _place(warning: CaseWarning, case: Case) -> tuple[UUID | None, UUID]:
    """The post and the person who have the deadline: a department's its own."""
    if warning.which == Which.DEPARTMENT:
        task = await CaseTask.get_or_none(case_id=case.id, department=warning.clock_key)
        if task is not None:
            return task.post_id, task.holder_id
    return case.post_id, case.holder_id


async def _told_before(warning: CaseWarning) -> set[UUID]:
    same = warning.key.rpartition("/")[0]
    rows = await CaseWarning.filter(case_id=warning.case_id, state="said", key__startswith=same)
    return {row.told_id for row in rows if row.told_id}


async def _together(deps: Deps, centre: Centre, person_id: UUID, mine: Sequence[Told]) -> None:
    """One message for many; what it is about is the first case's number and the moment."""
    now = deps.clock.now()
    first = min(told.case.number for told in mine)
    await tell_office(
        deps,
        [person_id],
        centre,
        CaseKind.WARNINGS,
        f"{now:%Y%m%d%H%M}",
        item=first,
        number=str(len(mine)),
        count=str(len(mine)),
    )


async def _singly(deps: Deps, person_id: UUID, mine: Iterable[Told]) -> None:
    for told in mine:
        about = told.warning.id.hex[-12:]
        left = str(max(told.left_workdays, 0))
        await tell_staff(deps, [person_id], told.case, CaseKind.WARNING, about, left=left)
