"""Where somebody lives who has to be told in person: their household, else where a visit goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.models.household import Hamlet, Household
from app.models.notice import Notice
from app.models.reach import KnockTask
from app.models.visit import Visit
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.messages.knock_agents import Home
from app.services.villages import household_views
from app.services.visits import visit_records


@dataclass(frozen=True)
class KnockPlace:
    """A whole address and its hamlet, as far as we know them."""

    address: str = ""
    hamlet: Hamlet | None = None

    def hamlet_said(self, language: str) -> str:
        """The name of the hamlet; empty for none."""
        return said_of(self.hamlet.name, language) if self.hamlet else ""


async def places(
    deps: Deps,
    tasks: Sequence[KnockTask],
    homes: Mapping[UUID, Home],
    lines: Mapping[UUID, Sequence[Notice]],
) -> dict[UUID, KnockPlace]:
    """Where to go for each task, by its id.

    Without a household that place counts which the latest of the visits has that there is something
    to tell of.
    """
    houses = {task.id: homes[task.person_id].household for task in tasks}
    wanted = {
        task.id: [line.visit_id for line in reversed(lines[task.id]) if line.visit_id]
        for task in tasks
        if houses[task.id] is None
    }
    visits = await _visits({visit for ids in wanted.values() for visit in ids})
    return {
        task.id: _of_house(deps, house)
        if (house := houses[task.id])
        else _of_visits(deps, [visits[one] for one in wanted[task.id] if one in visits])
        for task in tasks
    }


async def _visits(ids: set[UUID]) -> dict[UUID, Visit]:
    found = Visit.filter(id__in=list(ids)).prefetch_related("hamlet")
    return {visit.id: visit for visit in await found} if ids else {}


def _of_house(deps: Deps, house: Household) -> KnockPlace:
    return KnockPlace(household_views.address_of(deps, house), house.hamlet)


def _of_visits(deps: Deps, visits: Sequence[Visit]) -> KnockPlace:
    for visit in visits:
        place = KnockPlace(visit_records.opened(deps, visit, "address"), visit.hamlet)
        if place != KnockPlace():
            return place
    return KnockPlace()
