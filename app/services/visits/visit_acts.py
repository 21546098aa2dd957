"""Doing something with a home visit: one path for resident, agent and office, lock to message.

The row of the visit is held; what is done becomes operations in its journal, the columns follow,
and whoever it concerns is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from app.domain.people.roles import Actor
from app.domain.visits import visit_flow, visit_wishes
from app.domain.visits.visit_flow import VisitAct, VisitNotYours, VisitParty, VisitState
from app.domain.visits.visit_wishes import Wish
from app.kit.errors import Conflict, Invalid
from app.models import sql
from app.models.visit import Visit
from app.ports import Deps
from app.services.house import audit
from app.services.journal import journal, sync_receipts
from app.services.visits import (
    visit_notices,
    visit_parties,
    visit_places,
    visit_records,
    visit_triage,
    visit_views,
)
from app.services.visits.visit_views import VisitView
from app.services.visits.visits import kept_wish

LEADS_TO: Final[Mapping[VisitAct, VisitState]] = {
    VisitAct.CONFIRM: VisitState.CONFIRMED,
    VisitAct.WITHDRAW: VisitState.WITHDRAWN,
    VisitAct.ON_WAY: VisitState.ON_WAY,
    VisitAct.ARRIVED: VisitState.ARRIVED,
    VisitAct.DONE: VisitState.DONE,
    VisitAct.NOT_HOME: VisitState.NOT_HOME,
    VisitAct.POSTPONE: VisitState.POSTPONED,
    VisitAct.REFUSE: VisitState.REFUSED,
}
"""Where an act leads by itself; the others depend on what is known."""
UNTIMED = (VisitAct.DECLINE, VisitAct.POSTPONE, VisitAct.NOT_HOME)
"""What makes the time void."""


class VisitChanged(Conflict):
    """Somebody did something with this visit in the meantime; look at it again."""


class VisitTimeNeeded(Invalid):
    """Say when the visit is to be."""


class VisitAgentNeeded(Invalid):
    """Choose who is to go."""


class VisitWishNeeded(Invalid):
    """Say when you can be visited."""


@dataclass(frozen=True, kw_only=True)
class VisitOrder:
    """What somebody wants done with a visit, for whom, and the version they looked at.

    `agent` belongs to assigning and reopening, `starts_at` and `minutes` to what sets a time,
    `wishes` to a resident who proposes; `words` say why.
    """

    act: VisitAct
    party: VisitParty
    version: int | None = None
    words: str = ""
    agent: UUID | None = None
    starts_at: datetime | None = None
    minutes: int | None = None
    wishes: Sequence[Wish] = ()


@dataclass(frozen=True)
class _Doing:
    """An act under way on a visit whose row is held."""

    deps: Deps
    visit: Visit
    order: VisitOrder
    actor_id: UUID | None

    async def write(self, kind: str, **body: Any) -> None:
        await journal.write(self.deps, "visit", self.visit.id, kind, body, self.actor_id)

    async def move(self, to: VisitState) -> None:
        """Lead the visit there, with the words as reasons; nothing when it is there already."""
        words = self.order.words.strip()
        if to != self.visit.state:
            await self.write("move", to=to, **({"why": words} if words else {}))
            self.visit.state = to
        elif words:
            await self.write("note", text=words)

    async def time(self, starts_at: datetime | None) -> None:
        """Set the time of the visit, or say that there is none."""
        minutes = self.order.minutes or self.visit.minutes
        if starts_at is not None:
            visit_wishes.check_time(starts_at, minutes, self.deps.clock.now())
        if (starts_at, minutes) != (self.visit.starts_at, self.visit.minutes):
            text = starts_at.isoformat() if starts_at else None
            await self.write("propose", starts_at=text, minutes=minutes)


async def act(
    deps: Deps, actor: Actor, visit_id: UUID, order: VisitOrder, language: str
) -> VisitView:
    """Do one thing with a visit, and show it as it is then; or refuse with the reason.

    NoSuchVisit, OwnVisit, VisitChanged for a stale version, VisitNotYours, VisitNotNow,
    VisitReasonsNeeded, and what the act itself needs. Of two who act at once one is refused.
    """
    async with sql.transaction():
        visit = await done(deps, actor, visit_id, order)
    return await visit_views.view(deps, actor, visit, language)


async def done(deps: Deps, actor: Actor, visit_id: UUID, order: VisitOrder) -> Visit:
    """As `act`, inside the caller's transaction and without showing it."""
    visit = await visit_parties.held(visit_id)
    await visit_parties.check_visible(actor, visit, order.party)
    if order.party is not VisitParty.RESIDENT:
        visit_parties.check_not_own(actor, visit)
    if order.version is not None and order.version != visit.version:
        raise VisitChanged(visit=str(visit_id))
    return await perform(deps, visit, order, actor.person_id)


async def perform(deps: Deps, visit: Visit, order: VisitOrder, actor_id: UUID | None) -> Visit:
    """Do it for whoever `order.party` is; `actor_id` None is the program itself.

    Inside a transaction in which the row is held. As `act`, but nobody's right is looked at.
    """
    visit_flow.check_act(visit.state, order.act, order.party, order.words)
    doing, was = _Doing(deps, visit, order, actor_id), visit_notices.before(visit)
    if order.party is VisitParty.AGENT and actor_id not in (None, visit.agent_id):
        await _take_over(doing)
    await _effect(doing)
    await visit_records.refresh(deps, visit)
    await audit.record(deps, actor_id, f"visit-{order.act}", f"visit:{visit.id}", by=order.party)
    await sync_receipts.issue(deps, [visit])
    await visit_notices.announce(deps, visit, was, actor_id)
    return visit


async def _take_over(doing: _Doing) -> None:
    """Let an agent of the place take a visit that nobody has, or whose agent is away."""
    visit = doing.visit
    if visit.agent_id is not None:
        places = await visit_places.agent_places(visit.centre_id)
        if visit.agent_id not in await visit_triage.away(doing.deps, places):
            raise VisitNotYours(state=visit.state)
    await doing.write("assign", agent=str(doing.actor_id))


async def _effect(doing: _Doing) -> None:
    """The operations of an act, in the order in which they happen."""
    order = doing.order
    match order.act:
        case VisitAct.ASSIGN | VisitAct.REOPEN:
            await _assign(doing)
        case VisitAct.PROPOSE if order.party is VisitParty.RESIDENT:
            await _wish(doing)
        case VisitAct.PROPOSE:
            await _propose(doing)
        case VisitAct.DECLINE:
            await doing.time(None)
            await _back(doing)
        case VisitAct.ACCEPT:
            await _accept(doing)
        case VisitAct.POSTPONE if order.starts_at is not None:
            await doing.move(VisitState.POSTPONED)
            await _propose(doing)
        case other:
            if other in UNTIMED:
                await doing.time(None)
            await doing.move(LEADS_TO[other])


async def _assign(doing: _Doing) -> None:
    """Give the visit to an agent; an agreed time holds for whoever goes instead."""
    visit, order = doing.visit, doing.order
    if order.agent is not None:
        await visit_triage.check_agent(visit, order.agent)
        await doing.write("assign", agent=str(order.agent))
    elif order.act is VisitAct.ASSIGN:
        raise VisitAgentNeeded(pointer="/agent")
    if order.starts_at is not None or order.act is VisitAct.REOPEN:
        await doing.time(order.starts_at)
    agent = order.agent or visit.agent_id
    agreed = visit.state in (VisitState.PROPOSED, VisitState.CONFIRMED)
    if not agreed or order.starts_at is not None:
        await doing.move(VisitState.ASSIGNED if agent else VisitState.ASKED)


async def _propose(doing: _Doing) -> None:
    """Propose a time; one that the person wished for is agreed at once."""
    starts_at = doing.order.starts_at
    if starts_at is None:
        raise VisitTimeNeeded(pointer="/starts_at")
    if doing.visit.agent_id is None and doing.order.party is VisitParty.OFFICE:
        raise VisitAgentNeeded(pointer="/agent")
    await doing.time(starts_at)
    await doing.move(_once_timed(doing.visit, starts_at))


async def _accept(doing: _Doing) -> None:
    """Take the visit on at the time that was set, or at the one that is given."""
    starts_at = doing.order.starts_at or doing.visit.starts_at
    if starts_at is None:
        raise VisitTimeNeeded(pointer="/starts_at")
    await doing.time(starts_at)
    await doing.move(_once_timed(doing.visit, starts_at))


async def _wish(doing: _Doing) -> None:
    """Keep when the person can be visited; a time that was proposed is void by it."""
    wishes = doing.order.wishes
    if not wishes:
        raise VisitWishNeeded(pointer="/wishes")
    visit_wishes.check_wishes(wishes, doing.deps.clock.now())
    doing.visit.wishes = [kept_wish(one) for one in wishes]
    await Visit.filter(id=doing.visit.id).update(wishes=doing.visit.wishes)
    if doing.visit.starts_at is not None:
        await doing.time(None)
    await _back(doing)


async def _back(doing: _Doing) -> None:
    """Lead back to whoever is to find another time."""
    to = VisitState.ASSIGNED if doing.visit.agent_id else VisitState(doing.visit.state)
    await doing.move(to)


def _once_timed(visit: Visit, starts_at: datetime) -> VisitState:
    wishes = [visit_views.wish_of(one) for one in visit.wishes]
    suits = visit_wishes.suits(wishes, starts_at)
    return VisitState.CONFIRMED if suits else VisitState.PROPOSED
