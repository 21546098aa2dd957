"""Where a round begins and ends: at the hamlet of the agent's office, or where somebody set it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.bookings.openings import moment
from app.domain.people.roles import RoleName
from app.domain.villages.travel import Position, nearest
from app.domain.visits.rounds import Base, Placed
from app.models.centre import Centre
from app.models.household import Hamlet
from app.models.person import Membership
from app.models.visit import Round
from app.ports import Deps
from app.services.visits import visit_places
from app.services.visits.round_stops import OPENS, Workday


@dataclass(frozen=True)
class Trip:
    """The hamlet set for a round, and what of it counts: no base where no road leads there."""

    hamlet: UUID | None = None
    base: Base | None = None

    def home_minutes(self, placed: Sequence[Placed], day: Workday) -> int:
        """Minutes from the last of these stops home."""
        return self.base.back(placed[-1].stop.hamlet, day.minutes) if self.base and placed else 0


async def of_round(deps: Deps, row: Round | None, whose: tuple[UUID, date], day: Workday) -> Trip:
    """Where a round begins and ends: as it is set, a first one at the office of its agent."""
    stops = row.stops if row is not None else []
    if stops and "base" in stops[0]:
        named = str(stops[0]["base"])
        return trip(deps, UUID(named) if named else None, whose[1], day)
    return trip(deps, await usual(whose[0]), whose[1], day)


def trip(deps: Deps, hamlet: UUID | None, on: date, day: Workday) -> Trip:
    """A round from this hamlet; once its day has begun the agent is on the way."""
    if hamlet is None or day.minutes(hamlet, hamlet) is None:
        return Trip(hamlet)
    begun = deps.clock.now() > moment(on, OPENS)
    return Trip(hamlet, Base(hamlet, OPENS.hour * 60 + OPENS.minute, out=not begun))


async def usual(agent_id: UUID) -> UUID | None:
    """The hamlet in which an agent's village room lies, else their centre; None where unknown.

    That is the nearest of its hamlets, as far as the positions of both are written down.
    """
    held = Membership.filter(person_id=agent_id, role=RoleName.AGENT, centre_id__isnull=False)
    ids = await held.values_list("centre_id", flat=True)
    for office in await Centre.filter(id__in=list(ids)).order_by("-kind", "code"):
        here = _position(office)
        if here is None:
            continue
        places = await visit_places.places_of(office.id)
        rows = await Hamlet.filter(centre_id__in=places).order_by("id")
        known = {row.id: lies for row in rows if (lies := _position(row)) is not None}
        if (found := nearest(here, known)) is not None:
            return found
    return None


def _position(row: Centre | Hamlet) -> Position | None:
    if row.latitude is None or row.longitude is None:
        return None
    return row.latitude, row.longitude
