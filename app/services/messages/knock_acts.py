"""Doing something with a task to tell somebody in person: the agent's acts and the office's."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.exceptions import IntegrityError

from app.domain.messages import knock_flow
from app.domain.messages.house_messages import HouseKind
from app.domain.messages.knock_flow import KnockAct, KnockParty, KnockState
from app.domain.people.roles import Actor
from app.kit.errors import Conflict, Forbidden, Invalid
from app.models import sql
from app.models.notice import Notice
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.house import audit
from app.services.messages import knock_agents, knock_views, knocks
from app.services.messages.knock_views import KnockView, NoSuchKnock

DROPPED = "knock-dropped"


class KnockChanged(Conflict):
    """Somebody did something with this task in the meantime; look at it again."""


class KnockAgentNeeded(Invalid):
    """Choose who is to go."""


class OwnKnock(Forbidden):
    """Nobody settles a message to themselves; a colleague does."""


@dataclass(frozen=True, kw_only=True)
class KnockOrder:
    """What somebody wants done with a task, for whom, and the version they looked at.

    `agent` is who is to go: needed for assigning; for going again, who went stays when it is empty.
    """

    act: KnockAct
    party: KnockParty
    version: int
    words: str = ""
    agent: UUID | None = None


@dataclass(frozen=True)
class _Doing:
    """An act under way on a task whose row is held."""

    deps: Deps
    task: KnockTask
    order: KnockOrder
    actor_id: UUID
    now: datetime

    async def set(self, **values: object) -> None:
        """Write the task and its next version."""
        self.task.update_from_dict({**values, "version": self.task.version + 1})
        given = {**values, "version": self.task.version}
        await KnockTask.filter(id=self.task.id).update(**given)

    async def close(self, state: KnockState) -> None:
        """Bring the task to an end."""
        await self.set(state=state.value, closed_at=self.now, closed_by_id=self.actor_id)

    async def lines(self, **values: object) -> None:
        """Change what waits in the task."""
        waiting = Notice.filter(knock_id=self.task.id, state__in=list(knocks.WAITING))
        await waiting.update(**values, settle_by_at=None)


async def act(
    deps: Deps, actor: Actor, knock_id: UUID, order: KnockOrder, language: str
) -> KnockView:
    """Do one thing with a task, and show it as it is then; or refuse with the reason.

    NoSuchKnock, OwnKnock, KnockChanged for a stale version, KnockNotYours, KnockNotNow,
    KnockWordsNeeded, KnockAgentNeeded, NoSuchAgent. Of two who act at once one is refused.
    """
    try:
        async with sql.transaction():
            task = await _held(knock_id)
            await knock_views.check_visible(actor, task, order.party)
            if task.person_id == actor.person_id:
                raise OwnKnock
            if order.version != task.version:
                raise KnockChanged(knock=str(knock_id))
            knock_flow.check_act(task.state, order.act, order.party, order.words)
            doing = _Doing(deps, task, order, actor.person_id, deps.clock.now())
            left = await _effect(doing)
            facts = {"by": order.party.value, "agent": str(order.agent) if order.agent else None}
            subject = f"knock:{knock_id}"
            await audit.record(deps, actor.person_id, f"knock-{order.act}", subject, **facts)
    except IntegrityError:
        raise KnockChanged(knock=str(knock_id)) from None
    return await knock_views.view(deps, left, order.party, language)


async def _held(knock_id: UUID) -> KnockTask:
    found = await sql.find(KnockTask, f"WHERE id = $1{sql.held_rows()}", knock_id)
    if not found:
        raise NoSuchKnock(knock=str(knock_id))
    return found[0]


async def _effect(doing: _Doing) -> KnockTask:
    """What an act changes; the task that is shown then."""
    deps, task, order = doing.deps, doing.task, doing.order
    if words := order.words.strip():
        sealed = deps.cipher.seal(words, knock_views.words_place(task.id))
        task.words_sealed = sealed
        await KnockTask.filter(id=task.id).update(words_sealed=sealed)
    match order.act:
        case KnockAct.TOLD:
            await doing.lines(state="delivered", delivered_at=doing.now, error="")
            await doing.close(KnockState.TOLD)
        case KnockAct.DROP:
            await doing.lines(state="given_up", error=DROPPED)
            await doing.close(KnockState.DROPPED)
        case KnockAct.NOT_FOUND:
            await doing.set(state=KnockState.NOT_FOUND.value)
            await knocks.tell_directors(deps, task, HouseKind.KNOCK_FAILED, order.act)
        case KnockAct.HAND_BACK:
            await doing.set(agent_id=None)
            await knocks.tell_directors(deps, task, HouseKind.KNOCK_FAILED, order.act)
        case KnockAct.ASSIGN:
            await _send(doing, order.agent)
        case KnockAct.AGAIN:
            return await _again(doing)
    return task


async def _send(doing: _Doing, agent_id: UUID | None, **values: object) -> None:
    """Let an agent go; KnockAgentNeeded, NoSuchAgent."""
    if agent_id is None:
        raise KnockAgentNeeded(pointer="/agent")
    task = doing.task
    home = await knock_agents.home_of(task.person_id, task.centre_id)
    await knock_agents.check_agent(doing.deps, task.person_id, home, agent_id)
    await doing.set(agent_id=agent_id, **values)
    await knocks.tell_agent(doing.deps, task, agent_id)


async def _again(doing: _Doing) -> KnockTask:
    """Let somebody go once more; when there is a newer task for the person, it takes everything."""
    deps, task = doing.deps, doing.task
    newer = await knocks.open_task(task.person_id)
    if newer is not None:
        await Notice.filter(knock_id=task.id).update(knock_id=newer.id)
        await doing.close(KnockState.DROPPED)
        return newer
    due_at = await knocks.due_for(deps, task.centre_id)
    anew = {"state": KnockState.OPEN.value, "due_at": due_at, "alarmed_at": None}
    await _send(doing, doing.order.agent or task.agent_id, **anew)
    return task
