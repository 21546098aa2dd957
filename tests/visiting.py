"""Builders of home visits: the village with its agents, acts of each party, what was told."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from msgspec import json

from app.domain.people.roles import Actor
from app.domain.visits.visit_flow import VisitAct, VisitParty
from app.domain.visits.visit_wishes import Wish
from app.models.journal import Device, JournalEntry
from app.models.notice import Notice
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import journal
from app.services.journal.journal import OperationText, SeenText
from app.services.visits import visit_acts, visit_records
from app.services.visits.visit_acts import VisitOrder
from app.services.visits.visit_views import VisitView
from tests.make import TUESDAY, a_person, a_town, an_agent, at
from tests.people import HE, LI, YANG, ZHAO

THURSDAY = TUESDAY + timedelta(days=2)
NINE = at("09:00", THURSDAY)
MORNING = Wish(THURSDAY, time(8), time(12))


@dataclass(frozen=True)
class Village:
    """The village below the small town: Yang lives there, the agent and He go, Li and Zhao work
    at the centre above.
    """

    yang: Actor
    agent: Actor
    he: Actor
    li: Actor
    zhao: Actor


async def a_village(deps: Deps) -> Village:
    """The village with its agents, and the office above it."""
    await a_town(deps)
    agent, he = await an_agent(deps), await an_agent(deps, HE)
    li = await a_person(deps, LI, clerk="511503102000")
    zhao = await a_person(deps, ZHAO, director="511503102000")
    return Village(await a_person(deps, YANG), agent, he, li, zhao)


async def act(
    deps: Deps, actor: Actor, visit_id: UUID, party: str, act: str, **values: Any
) -> VisitView:
    """One act; the visit as whoever acted sees it then."""
    given = {"version": (await Visit.get(id=visit_id)).version, **values}
    order = VisitOrder(act=VisitAct(act), party=VisitParty(party), **given)
    return await visit_acts.act(deps, actor, visit_id, order, "zh")


async def assigned(deps: Deps, town: Village, visit_id: UUID) -> None:
    """The office gives the visit to the agent."""
    await act(deps, town.li, visit_id, "office", "assign", agent=town.agent.person_id)


async def agreed(deps: Deps, town: Village, visit_id: UUID, starts_at: datetime = NINE) -> None:
    """The agent proposes a time, Yang agrees."""
    await assigned(deps, town, visit_id)
    await act(deps, town.agent, visit_id, "agent", "propose", starts_at=starts_at)
    await act(deps, town.yang, visit_id, "resident", "confirm")


async def told(actor: Actor) -> list[str]:
    """What somebody is told, in order, without what was taken back."""
    rows = await Notice.filter(person_id=actor.person_id).exclude(state="retracted").order_by("id")
    return [row.template for row in rows]


async def reminders(actor: Actor) -> list[tuple[datetime, str]]:
    """When somebody is reminded of a visit, and where these messages stand."""
    rows = Notice.filter(person_id=actor.person_id, template="visit_tomorrow").order_by("id")
    return [(row.due_at, row.state) for row in await rows]


async def replayed(deps: Deps, visit_id: UUID) -> None:
    """Nothing, or a failure unless the columns say what the journal says."""
    visit = await Visit.get(id=visit_id)
    found = visit_records.replayed(await journal.record(deps, "visit", visit_id), visit_id)
    columns = {name: getattr(visit, name) for name in found.__struct_fields__}
    assert columns == {name: getattr(found, name) for name in found.__struct_fields__}


@dataclass
class Phone:
    """A phone that writes operations on records while it is offline."""

    deps: Deps
    actor: Actor
    id: UUID
    sequence: int = 0

    async def write(self, visit_id: UUID, kind: str, base: SeenText, /, **body: Any) -> UUID:
        """One operation, applied as the sync would."""
        self.sequence += 1
        now = self.deps.clock.now()
        text = OperationText(
            op=self.deps.ids.new(),
            device=self.id,
            seq=self.sequence,
            prev="",
            at=now,
            subject="visit",
            id=visit_id,
            kind=kind,
            base=base,
            body=body,
        )
        said = json.encode(text).decode()
        await JournalEntry.create(
            id=text.op,
            device_id=self.id,
            sequence=self.sequence,
            chain="",
            subject_kind="visit",
            subject_id=visit_id,
            kind=kind,
            text_sealed=self.deps.cipher.seal(said, journal.sealed_place(text.op)),
            state=journal.APPLIED,
            answer={},
            actor_id=self.actor.person_id,
            device_at=now,
            happened_at=now,
            received_at=now,
            applied_at=now,
        )
        await visit_records.refresh(self.deps, await Visit.get(id=visit_id))
        return text.op


async def a_phone(deps: Deps, actor: Actor) -> Phone:
    """A phone of somebody's."""
    now, phone_id = deps.clock.now(), deps.ids.new()
    values = {"made_at": now, "seen_at": now, "sequence": 99}
    await Device.create(id=phone_id, person_id=actor.person_id, short=phone_id.hex[-6:], **values)
    return Phone(deps, actor, phone_id)
