"""What its journal says of a home visit: the row repeats it, and whoever it concerns is told.

Sealed texts of a row are bound to `home_visit:<field>:<id>`, the field being the column without
`_sealed`; so it is with every table of this program.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct, json

from app.domain.visits.visit_flow import CLOSED, VisitState
from app.domain.visits.visit_merge import AGENT, ANSWER, STATE, TIME, Operation, Record, Value
from app.domain.visits.visit_wishes import USUAL_MINUTES
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import journal
from app.services.people import people

COLUMNS = (
    "state",
    "agent_id",
    "starts_at",
    "minutes",
    "record_sealed",
    "conflicts",
    "soft_conflicts",
    "version",
    "closed_at",
)


class KeptField(Struct, frozen=True):
    """One value of a field, with the operation that gave it; `known`: nobody had to type it."""

    value: Any
    op: UUID
    by: UUID | None
    at: datetime
    doubtful: bool = False
    known: bool = False


class KeptAddition(Struct, frozen=True):
    """A note, a file, a proof or a place that was added, by whom and when."""

    op: UUID
    kind: str
    body: dict[str, Any]
    by: UUID | None
    at: datetime
    doubtful: bool = False


class KeptVisit(Struct, frozen=True):
    """What is known of a visit; a field with two values waits for somebody to choose."""

    fields: dict[str, list[KeptField]] = {}
    lines: list[KeptAddition] = []
    soft: list[str] = []

    def of(self, *kinds: str) -> list[KeptAddition]:
        """The lines of some kinds, causes first."""
        return [line for line in self.lines if line.kind in kinds]

    @property
    def conflicts(self) -> list[str]:
        """The fields that have more than one value."""
        return sorted(key for key, values in self.fields.items() if len(values) > 1)


class Replayed(Struct, frozen=True):
    """The columns that a journal makes, as far as they do not depend on the row."""

    state: str
    agent_id: UUID | None
    starts_at: datetime | None
    minutes: int
    conflicts: int
    soft_conflicts: int
    closed_at: datetime | None


def place_of(field: str, visit_id: UUID) -> str:
    """Where a sealed text of a visit is bound to: why, address, code or record."""
    return f"home_visit:{field}:{visit_id}"


def opened(deps: Deps, visit: Visit, field: str) -> str:
    """A sealed text of a visit in plain words: why, address, code or record."""
    envelope: str = getattr(visit, f"{field}_sealed")
    return deps.cipher.open(envelope, place_of(field, visit.id))


async def refresh(deps: Deps, visit: Visit) -> Record:
    """Write on the row what its journal says now, and count the version up; answers the record.

    Inside a transaction in which the row is held. Telling people is `visit_notices.announce`.
    """
    record = await journal.record(deps, "visit", visit.id)
    for column, value in _columns(replayed(record, visit.id)).items():
        setattr(visit, column, value)
    if visit.agent_id is not None:
        visit.agent_id = await people.leading_id(visit.agent_id)
    said = json.encode(kept(record)).decode()
    visit.record_sealed = deps.cipher.seal(said, place_of("record", visit.id))
    visit.version += 1
    changed = {column: getattr(visit, column) for column in COLUMNS}
    await Visit.filter(id=visit.id).update(**changed)
    return record


def replayed(record: Record, visit_id: UUID) -> Replayed:
    """What the columns of a visit are by its journal.

    A visit that a phone began has its agent from the start: whoever began it.
    """
    state = record.value(STATE) or VisitState.ASSIGNED
    time = record.value(TIME) or {}
    closing = [one.at for one in record.fields.get(STATE, ()) if one.value == state]
    return Replayed(
        state=str(state),
        agent_id=_id(record.value(AGENT)) or _beginner(record.order, visit_id),
        starts_at=_moment(time.get("starts_at")),
        minutes=time.get("minutes") or USUAL_MINUTES,
        conflicts=len(record.conflicts),
        soft_conflicts=len(record.soft),
        closed_at=closing[0] if closing and state in CLOSED else None,
    )


def read(deps: Deps, visit: Visit) -> KeptVisit:
    """What the row says of a visit."""
    said = opened(deps, visit, "record")
    return json.decode(said, type=KeptVisit) if said else KeptVisit()


def kept(record: Record) -> KeptVisit:
    """A merged record as the row keeps it."""
    known = {one.id for one in record.order if one.body.get("filled") == "known"}
    fields = {key: _values(values, known) for key, values in record.fields.items()}
    return KeptVisit(fields, [_line(one) for one in record.lines], list(record.soft))


def answers_of(record: KeptVisit) -> dict[str, list[KeptField]]:
    """The answers of the form by the key of their question."""
    found = record.fields.items()
    return {key.removeprefix(ANSWER): v for key, v in found if key.startswith(ANSWER)}


def _columns(found: Replayed) -> dict[str, Any]:
    return {name: getattr(found, name) for name in found.__struct_fields__}


def _beginner(order: Iterable[Operation], visit_id: UUID) -> UUID | None:
    for one in order:
        if one.kind == "open":
            return one.by if one.device != visit_id else None
    return None


def _values(values: Iterable[Value], known: set[UUID]) -> list[KeptField]:
    return [KeptField(v.value, v.op, v.by, v.at, v.doubtful, v.op in known) for v in values]


def _line(one: Operation) -> KeptAddition:
    return KeptAddition(one.id, one.kind, dict(one.body), one.by, one.at, one.doubtful)


def _id(value: Any) -> UUID | None:
    with suppress(ValueError):
        return UUID(str(value)) if value else None
    return None


def _moment(value: Any) -> datetime | None:
    if isinstance(value, str):
        with suppress(ValueError):
            found = datetime.fromisoformat(value)
            return found if found.tzinfo else None
    return None
