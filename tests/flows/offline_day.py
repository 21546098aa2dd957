"""A day of two agents without a signal, told as a plan that can be played again and again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from app.domain.people.roles import Actor
from app.domain.visits.visit_merge import Record
from app.models.household import Household
from app.models.journal import JournalEntry
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import journal
from app.services.journal.sync_messages import SentOperation
from app.services.villages import household_records
from app.services.visits import visit_records
from tests.phones import Phone, a_household, a_phone, a_resident, a_visit

PHONES = 2
RECORDS = ("household", "visit-0", "visit-1", "visit-2")
ON_THE_SPOT = ("spot-0", "spot-1")
KEYS = ("well", "roof", "road", "school", "income")
MOVES = ("on_way", "arrived", "done", "not_home", "postponed", "refused")


@dataclass(frozen=True)
class Deed:
    """Something an agent does: on which phone, to which record, having seen how much of both."""

    phone: int
    record: str
    kind: str
    body: Mapping[str, Any]
    seen: tuple[int, int]


def a_plan(chance: Random, size: int = 200) -> list[Deed]:
    """What two agents do at the same houses; now and then one gets to see the other's work."""
    deeds: list[Deed] = []
    done, seen = [0, 0], [[0, 0], [0, 0]]
    opened: list[str] = []
    while len(deeds) < size:
        phone = chance.randrange(PHONES)
        if chance.random() < 0.1:
            seen[phone] = list(done)
        record = chance.choice((*RECORDS, *opened))
        kind, body = _something(chance, record)
        if len(opened) < len(ON_THE_SPOT) and chance.random() < 0.05:
            record, kind, body = ON_THE_SPOT[len(opened)], "open", {"why": "路过看望"}
            opened.append(record)
        deeds.append(Deed(phone, record, kind, body, (seen[phone][0], seen[phone][1])))
        done[phone] += 1
    return deeds


def _something(chance: Random, record: str) -> tuple[str, dict[str, Any]]:
    kind = chance.choice(("answer", "answer", "note", "settle", "move", "attach"))
    key = chance.choice(KEYS)
    if kind == "note":
        return kind, {"text": f"看过第{chance.randrange(100)}次"}
    if kind == "attach":
        digest = f"{chance.getrandbits(256):064x}"
        return kind, {"digest": digest, "kind": "photo", "size": 9, "media_type": "image/jpeg"}
    if kind == "move" and record != "household":
        return kind, {"to": chance.choice(MOVES)}
    if kind == "settle":
        return kind, {"key": f"answer.{key}", "value": chance.randrange(3)}
    return "answer", {"key": key, "value": chance.randrange(3)}


@dataclass
class World:
    """One household with its visits, and the two phones on which a plan was written down."""

    deps: Deps
    phones: list[Phone]
    ids: dict[str, UUID]
    names: dict[UUID, str] = field(default_factory=dict)

    def sent(self, phone: int, numbers: Iterable[int]) -> list[SentOperation]:
        """Operations of a phone by their numbers from 0 on."""
        return [self.phones[phone].written[number] for number in numbers]

    async def state(self) -> dict[str, Any]:
        """Everything that is known in the end, ids in the words of the plan."""
        for number, phone in enumerate(self.phones):
            self.names |= {op: f"phone {number} op {n}" for n, op in enumerate(phone.ops)}
            self.names[phone.actor.person_id] = f"agent {number}"
        told = {name: await self._row(name, id_) for name, id_ in self.ids.items()}
        return {name: self._plain(row) for name, row in told.items() if row}

    async def _row(self, name: str, id_: UUID) -> dict[str, Any]:
        if name == "household":
            home = await Household.get(id=id_)
            kept = household_records.read(self.deps, home)
            assert kept == visit_records.kept(await self._replayed("household", id_))
            columns: Any = {"conflicts": home.conflicts, "soft": home.soft_conflicts}
            return columns | {"fields": kept.fields, "lines": kept.lines, "soft keys": kept.soft}
        row = await Visit.get_or_none(id=id_)
        if row is None:
            return {}
        record = await self._replayed("visit", id_)
        kept = visit_records.read(self.deps, row)
        assert kept == visit_records.kept(record)
        found = visit_records.replayed(record, id_)
        assert all(getattr(row, name) == getattr(found, name) for name in found.__struct_fields__)
        return {"columns": found, "fields": kept.fields, "lines": kept.lines, "soft": kept.soft}

    async def _replayed(self, kind: Any, id_: UUID) -> Record:
        return await journal.record(self.deps, kind, id_)

    def _plain(self, value: Any) -> Any:
        if isinstance(value, UUID):
            return self.names.get(value, "office")
        if isinstance(value, dict):
            return {key: self._plain(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self._plain(one) for one in value]
        fields = getattr(value, "__struct_fields__", None)
        return {name: self._plain(getattr(value, name)) for name in fields} if fields else value

    async def counted(self) -> dict[str, int]:
        """How many operations of the phones there are in each state."""
        ids = [phone.id for phone in self.phones]
        states = await JournalEntry.filter(device_id__in=ids).values_list("state", flat=True)
        return {str(state): list(states).count(state) for state in set(states)}


async def a_world(
    deps: Deps, agents: Sequence[Actor], plan: Sequence[Deed], off: timedelta, number: int
) -> World:
    """The records as they are in the morning, and the plan written down on two phones.

    What nothing else puts in order stands by the ids of the phones: they are in one order always.
    """
    home, resident = await a_household(deps, f"n{number}"), await a_resident(deps)
    ids = {"household": home}
    for one in RECORDS[1:]:
        visit = await a_visit(deps, agents[0], resident, home)
        ids[one] = visit.id
    ids |= {name: deps.ids.new() for name in ON_THE_SPOT}
    order = [UUID(int=(0xFF << 120) + number * PHONES + n) for n in range(PHONES)]
    phones = [
        await a_phone(deps, one, f"A{number}{n}", id=order[n]) for n, one in enumerate(agents)
    ]
    phones[1].off = off
    world = World(deps, phones, ids)
    morning = {name: await phones[0].seen(id_) for name, id_ in ids.items()}
    for one in plan:
        body = {**one.body, **({"person": str(resident)} if one.kind == "open" else {})}
        base = {"upto": dict(morning[one.record]["upto"]), "also": []}
        for phone, upto in zip(phones, one.seen, strict=True):
            if upto and phone is not phones[one.phone]:
                base["upto"][str(phone.id)] = upto
        kind: Any = "household" if one.record == "household" else "visit"
        phones[one.phone].write(kind, ids[one.record], one.kind, base, **body)
    return world
