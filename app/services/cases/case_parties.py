"""For whom somebody acts on a case, and who may see it at all."""

from collections.abc import Iterable
from uuid import UUID

from app.domain.cases.case_flow import Act, NotYours, Party
from app.domain.people.roles import OFFICE, Actor
from app.kit.errors import Forbidden
from app.models.case import Case, CaseTask
from app.models.centre import Post
from app.models.person import Membership
from app.ports import Deps
from app.services.cases import case_mandates, routing
from app.services.cases.case_ledger import NoSuchCase
from app.services.ratings import policies

AT_ANY_WINDOW = frozenset({Act.CORRECT, Act.SUPPLEMENT, Act.WRITE})
"""What one window does for every case: papers and questions are taken where people come."""


class ClaimFirst(Forbidden):
    """A colleague holds this case; claim it first."""


class OwnCase(Forbidden):
    """Nobody handles their own case, nor one of somebody for whom they act."""


def acts_for_person(person_id: UUID, case: Case) -> bool:
    """Whether somebody is the case's person, or the agent or relative who filed it for them."""
    filed = case.intake in case_mandates.FOR_OTHERS and case.made_by_id == person_id
    return filed or case.person_id == person_id


async def may_handle(person_id: UUID, case: Case) -> bool:
    """Whether somebody of the office may have the case: on nobody's side by blood or mandate."""
    if acts_for_person(person_id, case):
        return False
    return person_id not in await case_mandates.proxies_of(case)


async def seen(actor: Actor, case_id: UUID) -> Case:
    """The case when `actor` may see it; NoSuchCase."""
    case = await Case.get_or_none(id=case_id)
    if case is None:
        raise NoSuchCase(case=str(case_id))
    await check_visible(actor, case)
    return case


async def check_visible(actor: Actor, case: Case) -> None:
    """Nothing, or NoSuchCase unless `actor` is its person, its office or a department asked.

    Who filed it for somebody else reads it while they may act for them.
    """
    mine = actor.person_id in (case.person_id, case.holder_id)
    if mine or actor.works_at(case.centre_id) or await _is_asked(actor, case):
        return
    if not await _still_acts(actor, case):
        raise NoSuchCase(case=str(case.id))


async def party(deps: Deps, actor: Actor, case: Case, act: Act, task: CaseTask | None) -> Party:
    """For whom `actor` does `act`; `task` is the opinion in question, if one is.

    Whoever is the person of a case, filed it for them or has a mandate of theirs for it is that to
    every act: so nobody decides on their own case. Of the office only the holder and whoever covers
    for them act; anybody else of the post claims the case first. The case is one that `actor` may
    see. NotYours, ClaimFirst, MandateOver.
    """
    if not await may_handle(actor.person_id, case):
        await case_mandates.check_still(deps, actor.person_id, case)
        return Party.PERSON
    if act is Act.OPINE:
        return await _department(deps, actor, case, task)
    if actor.directs(case.centre_id):
        return Party.SUPERVISOR
    if act is Act.EXTEND and await _extends(actor, case):
        return Party.SUPERVISOR
    if actor.person_id == case.holder_id:
        return Party.OFFICE
    return await _colleague(deps, actor, case, act)


async def task_of(
    deps: Deps, actor: Actor, case: Case, tasks: Iterable[CaseTask], department: str
) -> CaseTask | None:
    """The task that `actor` may answer: of the department named, else of any, open ones first."""
    waiting = sorted(tasks, key=lambda task: task.answered_at is not None)
    for task in waiting:
        if department in ("", task.department) and await _speaks(deps, actor, case, task):
            return task
    return None


async def holds(deps: Deps, person_id: UUID, holder_id: UUID, centre_id: UUID) -> bool:
    """Whether somebody is the holder, or has the work of the holder while they are away."""
    if person_id == holder_id:
        return True
    return holder_id in await routing.covers_for(person_id, centre_id, deps.clock.now())


async def serves(deps: Deps, person_id: UUID, post_id: UUID | None) -> bool:
    """Whether somebody belongs to a post or is on duty there; without a post everybody does."""
    post = await Post.get_or_none(id=post_id) if post_id else None
    if post is None or person_id in (post.holder_id, post.cover_id, post.lead_id):
        return True
    return (await routing.on_duty(post, deps.clock.now())).person_id == person_id


async def works_there(person_id: UUID, centre_id: UUID) -> bool:
    """Whether somebody is a member of the office's staff."""
    held = await Membership.filter(person_id=person_id, role__in=[role.value for role in OFFICE])
    return any(member.centre_id in (None, centre_id) for member in held)


async def _extends(actor: Actor, case: Case) -> bool:
    """Whether the rules of the place let `actor` extend, who leads the window of the case."""
    if (await policies.in_force(case.centre_id)).rules.extension_by != "lead" or not case.post_id:
        return False
    return await Post.exists(id=case.post_id, lead_id=actor.person_id)


async def _colleague(deps: Deps, actor: Actor, case: Case, act: Act) -> Party:
    """The office, for an act that somebody else than the holder may do."""
    if not actor.works_at(case.centre_id):
        raise NotYours(act=act, state=case.state)
    if act in AT_ANY_WINDOW or await holds(deps, actor.person_id, case.holder_id, case.centre_id):
        return Party.OFFICE
    if not await serves(deps, actor.person_id, case.post_id):
        raise NotYours(act=act, state=case.state)
    if act is not Act.CLAIM:
        raise ClaimFirst(case=str(case.id))
    return Party.OFFICE


async def _department(deps: Deps, actor: Actor, case: Case, task: CaseTask | None) -> Party:
    """The department, when `actor` may speak for it."""
    if task is None or not await _speaks(deps, actor, case, task):
        raise NotYours(act=Act.OPINE, state=case.state)
    return Party.DEPARTMENT


async def _speaks(deps: Deps, actor: Actor, case: Case, task: CaseTask) -> bool:
    """Whether `actor` holds a task, stands in for its holder, or belongs to the post asked."""
    post = await Post.get_or_none(id=task.post_id) if task.post_id else None
    place = post.centre_id if post else case.centre_id
    if await holds(deps, actor.person_id, task.holder_id, place):
        return True
    return post is not None and await serves(deps, actor.person_id, post.id)


async def _still_acts(actor: Actor, case: Case) -> bool:
    """Whether somebody filed a case for its person and may still act for them."""
    if case.made_by_id != actor.person_id or case.intake not in case_mandates.FOR_OTHERS:
        return False
    filed = case_mandates.filed_as_agent(actor) | case_mandates.filed_for_family(actor)
    return await Case.filter(filed, id=case.id).exists()


async def _is_asked(actor: Actor, case: Case) -> bool:
    """Whether a department is asked about the case where `actor` works."""
    if not actor.is_staff:
        return False
    tasks = await CaseTask.filter(case_id=case.id)
    if any(task.holder_id == actor.person_id for task in tasks):
        return True
    posts = await Post.filter(id__in=[task.post_id for task in tasks if task.post_id])
    return any(actor.works_at(post.centre_id) for post in posts)
