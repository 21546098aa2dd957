"""Phones of agents in tests: they write their journals as real ones do, and send what they like."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID, uuid4

from msgspec import json

from app.domain.people.roles import Actor
from app.models.centre import Centre
from app.models.household import Household
from app.models.journal import Device
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import journal, sync
from app.services.journal.sync_messages import SentOperation, SyncForm, SyncView
from app.services.people import people
from app.services.visits import visits
from app.services.visits.visits import NewVisit
from tests.make import CENTRE

Kind = Literal["visit", "household", "original"]


@dataclass
class Phone:
    """A phone with its journal; `off` is how far its clock is ahead of ours."""

    deps: Deps
    actor: Actor
    id: UUID
    off: timedelta = timedelta()
    chain: str = ""
    written: list[SentOperation] = field(default_factory=list)
    ops: list[UUID] = field(default_factory=list)

    def write(
        self, subject: Kind, id_: UUID, kind: str, base: Any = None, /, **body: Any
    ) -> SentOperation:
        """One more operation of the journal."""
        said = {
            "op": str(self.deps.ids.new()),
            "device": str(self.id),
            "seq": len(self.written) + 1,
            "prev": self.chain,
            "at": (self.deps.clock.now() + self.off).isoformat(),
            "subject": subject,
            "id": str(id_),
            "kind": kind,
            "base": base,
            "body": body,
        }
        return self.chained(json.encode(said).decode())

    def chained(self, text: str) -> SentOperation:
        """A text as the next of the journal, whatever it says."""
        self.chain = journal.chained(self.chain, text)
        self.written.append(SentOperation(text, self.chain))
        self.ops.append(UUID(json.decode(text)["op"]))
        return self.written[-1]

    async def seen(self, id_: UUID) -> Any:
        """What this phone has seen of a record once it is shown it now."""
        return json.decode(json.encode(await journal.seen(self.deps, id_)))

    async def send(self, sent: Iterable[SentOperation] | None = None) -> SyncView:
        """Send some operations, all of them unless told which."""
        chosen = self.written if sent is None else list(sent)
        form = SyncForm(self.id, self.deps.clock.now() + self.off, chosen)
        return await sync.take_in(self.deps, self.actor, form, "zh")


async def a_phone(deps: Deps, actor: Actor, short: str = "K7", **values: Any) -> Phone:
    """A phone that the office knows."""
    now, id_ = deps.clock.now(), values.pop("id", uuid4())
    known = {"person_id": actor.person_id, "short": short, "made_at": now, "seen_at": now}
    await Device.create(id=id_, **known)
    return Phone(deps, actor, id_, **values)


async def a_resident(deps: Deps, name: str = "罗桂芳") -> UUID:
    """Somebody without a phone."""
    person = Person(id=deps.ids.new(), made_at=deps.clock.now())
    people.set_name(deps, person, name)
    await person.save(force_create=True)
    return person.id


async def a_household(deps: Deps, number: str = "17") -> UUID:
    """A household of the small town."""
    centre, id_ = await Centre.get(code=CENTRE), deps.ids.new()
    await Household.create(id=id_, centre_id=centre.id, number=number, made_at=deps.clock.now())
    return id_


async def a_visit(
    deps: Deps, agent: Actor, person_id: UUID | None = None, household_id: UUID | None = None
) -> Visit:
    """A visit that an agent is to make."""
    resident = person_id or await a_resident(deps)
    new = NewVisit(
        centre=await Centre.get(code=CENTRE),
        person_id=resident,
        source="plan",
        asked_by_id=resident,
        why="看望",
        household_id=household_id,
        agent_id=agent.person_id,
    )
    return await visits.begin(deps, new, tell=False)


def verdicts(view: SyncView) -> list[str]:
    """What became of each operation: the verdict, its code, and of a duplicate what it was."""
    return [
        " ".join(filter(None, (one.verdict, one.code, one.first and f"({one.first})")))
        for one in view.answers
    ]


def times(word: str, count: int) -> Sequence[str]:
    """The same verdict for so many operations."""
    return [word] * count


def hour(at: datetime) -> str:
    """A moment in tests' words, UTC."""
    return f"{at:%m-%d %H:%M}"
