"""What agents and the office wrote of a household: the row repeats what its journal says."""

from typing import Any
from uuid import UUID

from msgspec import json

from app.domain.people.roles import Actor
from app.domain.visits.visit_merge import Record
from app.kit.errors import Conflict, NotFound
from app.models import sql
from app.models.household import Household
from app.ports import Deps
from app.services.journal import journal
from app.services.villages import village_offices
from app.services.visits import visit_records
from app.services.visits.visit_records import KeptVisit

COLUMNS = ("record_sealed", "conflicts", "soft_conflicts", "version")


class HouseholdChanged(Conflict):
    """Somebody changed this household since you looked; look again."""


class NoSuchHousehold(NotFound):
    """There is no such household, or it is not yours to see."""


def sealed_place(household_id: UUID) -> str:
    """Where the record of a household is bound to."""
    return f"household:record:{household_id}"


async def held(household_id: UUID) -> Household | None:
    """The household's row, held until the transaction ends; None when there is none."""
    found = await sql.find(Household, f"WHERE id = $1{sql.held_rows()}", household_id)
    return found[0] if found else None


async def held_by_office(actor: Actor, household_id: UUID) -> Household:
    """The row of a household that `actor` looks after, held; NoSuchHousehold."""
    row = await held(household_id)
    if row is None or not await village_offices.handles(actor, row.centre_id):
        raise NoSuchHousehold(household=str(household_id))
    return row


async def refresh(deps: Deps, household: Household) -> Record:
    """Write on the row what its journal says now, and count the version up; answers the record.

    Inside a transaction in which the row is held.
    """
    record = await journal.record(deps, "household", household.id)
    said = json.encode(visit_records.kept(record)).decode()
    household.record_sealed = deps.cipher.seal(said, sealed_place(household.id))
    household.conflicts = len(record.conflicts)
    household.soft_conflicts = len(record.soft)
    household.version += 1
    changed: dict[str, Any] = {column: getattr(household, column) for column in COLUMNS}
    await Household.filter(id=household.id).update(**changed)
    return record


def read(deps: Deps, household: Household) -> KeptVisit:
    """What the row says of a household: its answers are the fields `answer.<key>`."""
    said = deps.cipher.open(household.record_sealed, sealed_place(household.id))
    return json.decode(said, type=KeptVisit) if said else KeptVisit()
