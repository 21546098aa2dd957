"""What co-departments are asked about a joint case: all at once, each with its own last day."""

from app.domain.cases.case_flow import Act, Mode, NotNow
from app.domain.cases.case_messages import CaseKind
from app.domain.deadlines.clock_ledger import EventKind
from app.domain.deadlines.workdays import due_on
from app.kit.errors import Invalid
from app.models.case import Case, CaseTask
from app.services.cases import case_notices, routing
from app.services.cases.case_orders import Doing
from app.services.deadlines import calendars

AGREE, DISAGREE = "agree", "disagree"
"""What a department may say."""


class OpinionNeeded(Invalid):
    """Say whether the department agrees."""


async def ask(doing: Doing) -> None:
    """Ask every department of a joint case at once; each by its own post, in its own time."""
    if doing.case.mode != Mode.JOINT:
        return
    deps, case, today = doing.deps, doing.case, doing.deps.clock.today()
    calendar = await calendars.work_days(today)
    for one in doing.body.procedure.departments:
        owner = await routing.department_owner(deps, case.centre_id, one.code, deps.clock.now())
        task = await CaseTask.create(
            id=deps.ids.new(),
            case_id=case.id,
            department=one.code,
            post_id=owner.post_id,
            holder_id=owner.person_id,
            workdays=one.workdays,
            asked_at=deps.clock.now(),
            due_on=due_on(today, one.workdays, calendar).due_on,
        )
        doing.tasks.append(task)
        asked = {"key": one.code, "holder": str(owner.person_id)}
        await doing.note(EventKind.DEPARTMENT_ASKED, "", **asked)
        due, who = task.due_on.isoformat(), [owner.person_id]
        await case_notices.tell_staff(deps, who, case, CaseKind.TASK, one.code, due=due)


async def opine(doing: Doing) -> None:
    """One department says once what it thinks; that it disagrees stops nobody, but is told.

    OpinionNeeded, NotNow for one that answered already.
    """
    task, order = doing.task, doing.order
    if task is None or task.answered_at:
        raise NotNow(act=Act.OPINE, state=doing.case.state)
    if order.opinion not in (AGREE, DISAGREE):
        raise OpinionNeeded(pointer="/opinion")
    task.answered_at, task.opinion = doing.deps.clock.now(), order.opinion
    task.words_sealed = doing.deps.cipher.seal(doing.words, f"case_task:words:{task.id}")
    await task.save(update_fields=["answered_at", "opinion", "words_sealed"])
    answer = {"key": task.department, "opinion": order.opinion}
    await doing.note(EventKind.DEPARTMENT_ANSWERED, **answer)


async def conclude(doing: Doing) -> None:
    """All have answered: the case goes to whoever decides."""
    await doing.note(Act.CONCLUDE)


async def tasks_of(case: Case) -> list[CaseTask]:
    """What was asked about a case, in the order of asking."""
    return await CaseTask.filter(case_id=case.id).order_by("asked_at", "id")


def disagreeing(tasks: list[CaseTask]) -> bool:
    """Whether a department is against it."""
    return any(task.opinion == DISAGREE for task in tasks)
