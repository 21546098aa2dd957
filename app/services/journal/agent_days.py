"""The day of an agent as a delta: what changed in their area, in pieces, and what left it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha512
from typing import Final, TypeAlias
from uuid import UUID

from msgspec import Raw, Struct, json
from tortoise.expressions import Q
from tortoise.models import Model

from app.domain.people.roles import Actor
from app.domain.visits.visit_merge import MOVE_NOT_NOW, Operation, Seen, seen_of
from app.models import sql
from app.models.household import Household
from app.models.journal import Device, JournalEntry
from app.models.original import Original
from app.models.visit import Visit, VisitReceipt
from app.ports import Deps
from app.services.house import audit
from app.services.journal import agent_areas, day_records, devices, journal, sync_receipts
from app.services.journal.agent_areas import Area
from app.services.journal.day_records import Around
from app.services.journal.day_shapes import DaySeen, Kind, Shown
from app.services.visits import visit_receipts
from app.services.visits.visit_receipts import ReceiptView

MOST_KNOWN: Final = 6000
"""Records that a phone may name; an area is bounded far below."""
RECEIPTS_BACK: Final = timedelta(days=60)
MOST_RECEIPTS: Final = 200
FINGERPRINT_BYTES: Final = 4
RECEIPT: Final = "receipt:"
Merged: TypeAlias = Visit | Household | Original


class DayRecord(Struct, frozen=True):
    """A record of the area; its version changes with anything that is in `data`."""

    kind: Kind
    id: str
    version: int
    data: Raw


class AgentDayView(Struct, frozen=True):
    """A piece of the delta; with `more` the phone adds what came to what it knows, and asks again.

    `removed` names what left the area, as `kind:id`: it is taken off the phone.
    """

    server_time: datetime
    more: bool
    removed: list[str]
    records: list[DayRecord]
    receipts: list[ReceiptView]


async def pull(
    deps: Deps,
    actor: Actor,
    device_id: UUID,
    known: Mapping[str, int],
    most_bytes: int,
    language: str,
) -> AgentDayView:
    """What a phone that knows these records (`kind:id` and version) does not have yet.

    Nothing is remembered between two pieces: what is asked again is answered again. At least one
    record comes, and else no more than `most_bytes` of them and of receipts; what is nearest on the
    way is first. Receipts that the phone names (`receipt:<id>`) are left out. The look is logged.
    NoSuchDevice, DeviceLost.
    """
    device = await devices.mine(actor, device_id)
    area = await agent_areas.area(deps, actor)
    around = Around(deps, area, await _seen(area), language)
    found = [_record(*one) for one in await day_records.records(around)]
    here = {_key(one) for one in found}
    removed = sorted(key for key in known if key not in here and not key.startswith(RECEIPT))
    changed = await _changed(area)
    missing = [one for one in found if known.get(_key(one)) != one.version]
    ready = (one for one in missing if _key(one) not in changed)
    records, left = _as_many_as_fit(ready, most_bytes)
    more = len(records) < len(missing)
    receipts, gone = ([], []) if more else await _receipts(deps, actor, known, left)
    removed += gone
    async with sql.transaction():
        await Device.filter(id=device.id).update(seen_at=deps.clock.now())
        facts = {"records": len(records), "removed": len(removed), "more": more}
        await audit.record(deps, actor.person_id, "day-pulled", f"device:{device.id}", **facts)
    return AgentDayView(deps.clock.now(), more, removed, records, receipts)


def _record(kind: Kind, record_id: str, shown: Shown) -> DayRecord:
    data = json.encode(shown)
    version = int.from_bytes(sha512(data).digest()[:FINGERPRINT_BYTES])
    return DayRecord(kind, record_id, version, Raw(data))


def _key(record: DayRecord) -> str:
    return f"{record.kind}:{record.id}"


def _as_many_as_fit(missing: Iterable[DayRecord], most_bytes: int) -> tuple[list[DayRecord], int]:
    """The first records that fit, one at least, and how many bytes are left."""
    taken: list[DayRecord] = []
    left = most_bytes
    for one in missing:
        size = len(json.encode(one)) + 1
        if taken and size > left:
            break
        taken.append(one)
        left -= size
    return taken, left


async def _receipts(
    deps: Deps, actor: Actor, known: Mapping[str, int], left: int
) -> tuple[list[ReceiptView], list[str]]:
    """The newest receipts that the phone does not name, as many as fit; those it names are void."""
    since = deps.clock.now() - RECEIPTS_BACK
    mine = VisitReceipt.filter(agent_id=actor.person_id, issued_at__gte=since)
    rows = await mine.order_by("-issued_at", "-id").limit(MOST_RECEIPTS)
    void = await sync_receipts.void(rows)
    found: list[ReceiptView] = []
    for row in rows:
        if row.id in void or f"{RECEIPT}{row.id}" in known:
            continue
        shown = visit_receipts.shown(row)
        left -= len(json.encode(shown)) + 1
        if left < 0:
            break
        found.append(shown)
    return found, sorted(key for id_ in void if (key := f"{RECEIPT}{id_}") in known)


async def _seen(area: Area) -> dict[UUID, DaySeen]:
    """What whoever gets these records has seen, by record; like `journal.seen`, all at once."""
    ids = [row.id for row in area.visits] + [row.id for row in area.households]
    ids += [row.id for row in area.originals]
    counts = Q(state=journal.APPLIED) | Q(state=journal.REFUSED, code=MOVE_NOT_NOW)
    entries = JournalEntry.filter(counts, subject_id__in=ids)
    columns = ("id", "device_id", "sequence", "subject_id", "happened_at")
    found: dict[UUID, list[Operation]] = {}
    for row in await entries.values(*columns) if ids else []:
        known = Operation(row["id"], row["device_id"], row["sequence"], "", {}, row["happened_at"])
        found.setdefault(row["subject_id"], []).append(known)
    phones = {one.device for known in found.values() for one in known}
    rows = await Device.filter(id__in=list(phones)).values("id", "sequence") if phones else []
    whole = {row["id"]: row["sequence"] for row in rows}
    return {subject: _short(seen_of(known, whole)) for subject, known in found.items()}


def _short(seen: Seen) -> DaySeen:
    return DaySeen(dict(sorted(seen.upto.items())), sorted(seen.also))


async def _changed(area: Area) -> set[str]:
    """The records that were written since they were read: what was seen of them is not known."""
    visits = await _newer("visit", Visit, area.visits)
    households = await _newer("household", Household, area.households)
    return visits | households | await _newer("original", Original, area.originals)


async def _newer(kind: Kind, model: type[Model], rows: Iterable[Merged]) -> set[str]:
    versions = {row.id: row.version for row in rows}
    now = model.filter(id__in=list(versions)).values_list("id", "version")
    found = await now if versions else []
    return {f"{kind}:{row_id}" for row_id, version in found if versions[row_id] != version}
