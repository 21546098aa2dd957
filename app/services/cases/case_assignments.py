"""Who has a case: taking what lies at one's post, and handing it over."""

from uuid import UUID

from app.domain.cases.case_flow import Act, NotNow, Party, ReasonsNeeded
from app.domain.cases.case_messages import CaseKind
from app.kit.errors import Invalid
from app.models.centre import Post
from app.services.cases import case_notices, case_parties, routing
from app.services.cases.case_orders import Doing
from app.services.cases.case_parties import OwnCase


class NobodyThere(Invalid):
    """Nobody of this office can take the case over."""


async def claim(doing: Doing) -> None:
    """Whoever acts takes the case; a holder keeps it, and nothing is written twice."""
    if doing.actor_id is not None and doing.actor_id != doing.case.holder_id:
        await _move(doing, Act.CLAIM, doing.actor_id)


async def hand_over(doing: Doing) -> None:
    """The case goes to a person, or to whoever is on duty at a post; with a word why.

    With a department named it is that department's task that goes. What the house itself passes on
    needs no word. ReasonsNeeded, NobodyThere, OwnCase, NotNow for a task that was answered.
    """
    if not doing.words and doing.party is not Party.SYSTEM:
        raise ReasonsNeeded(act=doing.order.act, pointer="/words")
    if doing.order.department:
        await _move_task(doing)
    else:
        await _move_case(doing)


async def _move_case(doing: Doing) -> None:
    before, to = (doing.case.post_id, doing.case.holder_id), await _receiver(doing)
    if (doing.case.post_id, to) == before:
        return
    await _move(doing, Act.HAND_OVER, to)
    if doing.party is not Party.SYSTEM:
        doing.holder_told.append(CaseKind.HANDED)


async def _receiver(doing: Doing) -> UUID:
    """Who takes the case; its post follows when one is named."""
    order, case = doing.order, doing.case
    to = order.person
    if order.post:
        post = await _post(case.centre_id, order.post)
        to = to or (await routing.on_duty(post, doing.deps.clock.now())).person_id
        case.post_id = post.id
    chosen = doing.party is not Party.SYSTEM
    if to is None or (chosen and not await case_parties.works_there(to, case.centre_id)):
        raise NobodyThere(pointer="/post" if order.post else "/person")
    return to


async def _post(centre_id: UUID, called: str) -> Post:
    """The post of the office with this code or id; NobodyThere."""
    for post in await Post.filter(centre_id=centre_id):
        if called in (post.code, str(post.id)):
            return post
    raise NobodyThere(pointer="/post")


async def _move_task(doing: Doing) -> None:
    """A department's task goes to somebody else of its office; the case stays where it is."""
    named, to = doing.order.department, doing.order.person
    task = next((one for one in doing.tasks if one.department == named), None)
    if task is None or task.answered_at:
        raise NotNow(act=Act.HAND_OVER, state=doing.case.state)
    post = await Post.get_or_none(id=task.post_id) if task.post_id else None
    place = post.centre_id if post else doing.case.centre_id
    if to is None or not await case_parties.works_there(to, place):
        raise NobodyThere(pointer="/person")
    moved = {"from": str(task.holder_id), "to": str(to), "task": str(task.id)}
    task.holder_id = to
    await task.save(update_fields=["holder_id"])
    await doing.note(Act.HAND_OVER, **moved, department=task.department)
    await case_notices.tell_staff(
        doing.deps, [to], doing.case, CaseKind.TASK, len(doing.events), due=task.due_on.isoformat()
    )


async def _move(doing: Doing, act: Act, to: UUID) -> None:
    case = doing.case
    if not await case_parties.may_handle(to, case):
        raise OwnCase(case=str(case.id))
    moved = {"from": str(case.holder_id), "to": str(to)}
    if case.post_id:
        moved["post"] = str(case.post_id)
    case.holder_id = to
    await doing.note(act, **moved)
