"""Whether somebody may write into a record: as its agent now, or as who was its agent before.

Work that was done before somebody's area changed is never refused: who went there once, or was
given the record, may still send what they did. What others wrote is then no longer shown to them.
"""

from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from app.domain.journal.sync_rules import NO_SUCH_RECORD, OWN_VISIT
from app.domain.people.roles import Actor, Role, RoleName
from app.domain.visits.visit_merge import Operation, Seen
from app.models.household import Household
from app.models.original import Original
from app.models.person import Membership
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.journal import journal
from app.services.journal.journal import OperationText
from app.services.journal.sync_subjects import Row
from app.services.visits import visit_parties, visit_places


class Right(Enum):
    """Since when somebody may write into a record: still, once, or never."""

    NOW = "now"
    ONCE = "once"
    NEVER = "never"


@dataclass
class Rights:
    """What people may write into, remembered for the time of one batch."""

    deps: Deps
    actors: dict[UUID, Actor] = field(default_factory=dict)
    places: dict[UUID, list[UUID]] = field(default_factory=dict)
    known: dict[tuple[UUID, UUID], Right] = field(default_factory=dict)

    async def actor(self, person_id: UUID) -> Actor:
        """Somebody with the roles they have now."""
        if person_id not in self.actors:
            held = await Membership.filter(person_id=person_id)
            roles = tuple(Role(RoleName(one.role), one.centre_id) for one in held)
            self.actors[person_id] = Actor(person_id, person_id, roles)
        return self.actors[person_id]

    async def refusal(self, person_id: UUID, row: Row, text: OperationText) -> str:
        """Why an operation may not be written into a record, as a code; empty when it may."""
        if isinstance(row, Visit) and visit_parties.is_asker(person_id, row):
            return OWN_VISIT
        taken = isinstance(row, Original) and text.kind == "take"
        if taken or await self.right(person_id, row, text) is not Right.NEVER:
            return ""
        return NO_SUCH_RECORD

    async def right(self, person_id: UUID, row: Row, text: OperationText) -> Right:
        """Since when somebody may write into a record; whoever takes a paper names its giver."""
        key = (person_id, row.id)
        if self.known.get(key, Right.NEVER) is Right.NEVER:
            self.known[key] = await self._right(person_id, row, text)
        return self.known[key]

    async def helps_at(self, person_id: UUID, centre_id: UUID) -> bool:
        """Whether somebody is now an agent who goes to the doors of a place."""
        actor = await self.actor(person_id)
        if centre_id not in self.places:
            self.places[centre_id] = await visit_places.agent_places(centre_id)
        return any(actor.helps_at(place) for place in self.places[centre_id])

    async def helped_at(self, person_id: UUID, centre_id: UUID) -> bool:
        """Whether somebody once went to a door of a place."""
        places = self.places.get(centre_id) or [centre_id]
        return await Visit.filter(agent_id=person_id, centre_id__in=places).exists()

    async def _right(self, person_id: UUID, row: Row, text: OperationText) -> Right:
        theirs = isinstance(row, Visit) and row.agent_id == person_id
        held = isinstance(row, Original) and row.holder_id == person_id
        if theirs or held or await self.helps_at(person_id, row.centre_id):
            return Right.NOW
        if isinstance(row, Household) and await _is_given(person_id, row.id):
            return Right.NOW
        if await self.helped_at(person_id, row.centre_id):
            return Right.ONCE
        written = await journal.operations(self.deps, row.id)
        base = Seen(text.base.upto, frozenset(text.base.also)) if text.base else None
        once = any(_shows(one, person_id, base) for one in written)
        return Right.ONCE if once or (base is not None and not written) else Right.NEVER


async def _is_given(person_id: UUID, household_id: UUID) -> bool:
    """Whether somebody of whatever role is to visit a household, by a plan or this once."""
    plans = VisitPlan.filter(contact_id=person_id, household_id=household_id, ended_at=None)
    visits = Visit.filter(agent_id=person_id, household_id=household_id, closed_at=None)
    return await plans.exists() or await visits.exists()


def _shows(one: Operation, person_id: UUID, base: Seen | None) -> bool:
    """Whether an operation shows that somebody once had the record: theirs, to them, or known."""
    if one.by == person_id or (one.kind == "assign" and one.body.get("agent") == str(person_id)):
        return True
    if base is None:
        return False
    return one.sequence <= base.upto.get(one.device, 0) or one.id in base.also
