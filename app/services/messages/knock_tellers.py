"""Who told somebody in person what nothing else brought them, for their own list of messages."""

from collections.abc import Collection
from uuid import UUID

from app.models.person import Person
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.people import people


async def tellers(deps: Deps, knock_ids: Collection[UUID]) -> dict[UUID, str]:
    """The name of who told the person, by the id of each of these tasks that is told."""
    rows = await KnockTask.filter(id__in=list(knock_ids), state="told") if knock_ids else []
    told = {row.id: row.closed_by_id for row in rows if row.closed_by_id is not None}
    found = await Person.filter(id__in=list(told.values())) if told else []
    names = {person.id: people.name_of(deps, person) for person in found}
    return {knock_id: names[who] for knock_id, who in told.items() if who in names}
