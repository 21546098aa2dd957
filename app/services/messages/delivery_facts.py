"""What is known about the addressees of a batch and about the carriers, loaded together."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from msgspec import Struct

from app.domain.messages import carrier_limits
from app.domain.messages.carriers import RUNG_OF
from app.domain.messages.message_forms import VendorTemplate
from app.domain.messages.message_grants import grant_of
from app.domain.messages.messages import Registered
from app.domain.messages.quiet_hours import USUAL, Quiet, quiet_of
from app.domain.messages.rungs import Rung
from app.domain.messages.situations import Way
from app.kit.errors import AppError
from app.models import sql
from app.ports import Deps
from app.services.messages import carriers, grants, wordings
from app.services.messages.wordings import Wordings

WORK: Final = "work"
"""The consent of somebody of the staff to messages of work."""
ENDLESS: Final = 1000
"""So many messages a consent that does not wear off allows, at any time."""
FEW: Final = 5
"""With more grants than this there is no need to keep any for later."""

PEOPLE = (
    "SELECT p.id, p.openid, p.name_sealed, p.phone_sealed, p.phone_index, p.email_sealed,"
    " p.wecom_user,"
    " p.standing, w.first_rung, w.muted, w.quiet_from, w.quiet_until, w.no_texts, w.gather,"
    " c.id AS contact_id, c.phone_sealed AS contact_sealed, c.phone_index AS contact_index"
    " FROM person p LEFT JOIN message_wish w ON w.person_id = p.id"
    " LEFT JOIN second_contact c ON c.person_id = p.id AND c.ended_at IS NULL"
    " WHERE p.id IN ({people})"
)
LASTING = (
    "SELECT person_id, template FROM lasting_grant WHERE ended_at IS NULL"
    " AND person_id IN ({people})"
)
CLOSED = "SELECT rung, to_index FROM closed_way WHERE to_index IN ({numbers})"
RECENT = (
    "SELECT to_index, channel, template, sending_at FROM notice"
    " WHERE to_index <> '' AND sending_at > $1 AND to_index IN ({numbers})"
)
TO_COME = (
    "SELECT matter, person_id, template FROM notice WHERE matter <> ''"
    " AND (state = 'planned' OR state = 'claimed' OR state = 'unknown')"
    " AND state = 'planned' AND matter IN ({matters})"
)


class Due(Struct, frozen=True):
    """A claimed row of the outbox, as far as its delivery needs it."""

    id: UUID
    key: str
    person_id: UUID
    template: str
    params: Mapping[str, str]
    page: str
    language: str
    via: str
    channel: str
    attempts: int
    error: str
    matter: str
    urgent: bool
    centre_id: UUID | None
    wanted_at: datetime
    made_at: datetime
    step: int
    rung: str


COLUMNS: Final = ", ".join(Due.__struct_fields__)


def due_of(row: Mapping[str, Any]) -> Due:
    """A row of either engine."""
    centre = row["centre_id"]
    return Due(
        id=uuid_of(row["id"]),
        key=row["key"],
        person_id=uuid_of(row["person_id"]),
        template=row["template"],
        params=_json(row["params"]),
        page=row["page"],
        language=row["language"],
        via=row["via"],
        channel=row["channel"],
        attempts=row["attempts"],
        error=row["error"],
        matter=row["matter"],
        urgent=bool(row["urgent"]),
        centre_id=uuid_of(centre) if centre else None,
        wanted_at=sql.moment(row["wanted_at"]),
        made_at=sql.moment(row["made_at"]),
        step=row["step"],
        rung=row["rung"],
    )


@dataclass(frozen=True)
class Reached:
    """The ways that lead to one person, and what they wish; `trouble` is why one cannot be read.

    `name` is known where somebody passes word on to them.
    """

    ways: Sequence[Way]
    name: str = ""
    quiet: Quiet = USUAL
    first: str = ""
    muted: Collection[str] = ()
    no_texts: bool = False
    gathers: bool = False
    standing: str = ""
    trouble: str = ""


@dataclass(frozen=True)
class Facts:
    """Everything that decides how the messages of a batch go.

    `allowed`, `sent` and `trials` are counted on while the batch is decided, `known_as` is what
    carriers know a kind by in a language as far as somebody asked.
    """

    now: datetime
    reached: Mapping[UUID, Reached]
    allowed: Mapping[UUID, dict[str, int]]
    closed: frozenset[tuple[str, str]]
    shut: dict[str, datetime | None]
    trials: dict[str, int]
    sent: dict[tuple[str, str], list[tuple[datetime, str]]]
    to_come: Mapping[tuple[str, UUID], list[str]]
    wordings: Wordings = field(default_factory=Wordings)
    known_as: dict[tuple[str, str, str], tuple[Registered | None, VendorTemplate | None]] = field(
        default_factory=dict
    )


async def load(deps: Deps, due: Sequence[Due]) -> Facts:
    """What these messages have to know, in a handful of statements whatever their number."""
    now, people = deps.clock.now(), {one.person_id for one in due}
    reached = await people_reached(deps, people, await carriers.in_order(deps))
    numbers = {way.to_index for one in reached.values() for way in one.ways}
    allowed = await _allowed(people)
    return Facts(
        now=now,
        reached=reached,
        allowed=allowed,
        closed=await _closed(numbers),
        shut=await carriers.shut(deps),
        trials=await carriers.trials(deps),
        sent=await _sent(deps, reached, now),
        to_come=await _to_come(due, allowed),
        wordings=await wordings.load(deps),
    )


async def people_reached(
    deps: Deps, people: Collection[UUID], names: Sequence[str] = ()
) -> dict[UUID, Reached]:
    """The ways that lead to each of these people; `names` are the carriers in their order."""
    if not people:
        return {}
    gaps = sql.gaps(1, len(people))
    found = await sql.rows(PEOPLE.format(people=gaps), *people)
    lasting = await sql.rows(LASTING.format(people=gaps), *people)
    bound = {uuid_of(row["person_id"]) for row in lasting if row["template"] == WORK}
    known = ((uuid_of(row["id"]), row) for row in found)
    names = names or list(deps.channels)
    return {person_id: _reached(deps, row, person_id in bound, names) for person_id, row in known}


def _reached(deps: Deps, row: Mapping[str, Any], bound: bool, names: Sequence[str]) -> Reached:
    person_id, openid, troubles = row["id"], row["openid"] or "", []
    places = {
        Rung.SMS: (row["phone_sealed"], f"person:phone:{person_id}", row["phone_index"]),
        Rung.SECOND: (
            row["contact_sealed"],
            f"second_contact:phone:{row['contact_id']}",
            row["contact_index"],
        ),
        Rung.EMAIL: (row["email_sealed"], f"person:email:{person_id}", ""),
    }
    addresses: dict[Rung, tuple[str, str]] = {
        Rung.WECHAT: (openid, ""),
        Rung.WORK: (openid if bound else "", ""),
        Rung.WECOM: (row["wecom_user"], ""),
    }
    for rung, (sealed, place, index) in places.items():
        try:
            addresses[rung] = (deps.cipher.open(sealed or "", place), index or "")
        except AppError as damaged:
            troubles.append(damaged.code)
    return Reached(
        ways=_ways(deps, addresses, names),
        name=_name(deps, row) if addresses.get(Rung.SECOND, ("", ""))[0] else "",
        quiet=quiet_of(row["quiet_from"] or "", row["quiet_until"] or ""),
        first=row["first_rung"] or "",
        muted=frozenset(_json(row["muted"] or "[]")),
        no_texts=bool(row["no_texts"]),
        gathers=bool(row["gather"]),
        standing=row["standing"],
        trouble=troubles[0] if troubles else "",
    )


def _name(deps: Deps, row: Mapping[str, Any]) -> str:
    """The name to pass word on to; one that cannot be read is left out."""
    try:
        return deps.cipher.open(row["name_sealed"] or "", f"person:name:{row['id']}")
    except AppError:
        return ""


def _ways(deps: Deps, addresses: Mapping[Rung, tuple[str, str]], names: Sequence[str]) -> list[Way]:
    """A way for each carrier of each rung with an address, in the order of `names`."""
    ways = []
    for rung, (to, index) in addresses.items():
        if to:
            asked = Rung.SMS if rung is Rung.SECOND else rung
            index = index or deps.cipher.blind(f"{rung}-address", to)
            its = (name for name in names if RUNG_OF.get(name) == asked)
            ways += [Way(rung, name, to, index) for name in its]
    return ways


async def _allowed(people: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """The balance of the grants of each person; a consent that lasts counts as endless."""
    allowed = await grants.balances(people)
    if people:
        gaps = sql.gaps(1, len(people))
        for row in await sql.rows(LASTING.format(people=gaps), *people):
            allowed[uuid_of(row["person_id"])][row["template"]] = ENDLESS
    return allowed


async def _closed(numbers: Collection[str]) -> frozenset[tuple[str, str]]:
    if not numbers:
        return frozenset()
    asked = CLOSED.format(numbers=sql.gaps(1, len(numbers)))
    return frozenset((row["rung"], row["to_index"]) for row in await sql.rows(asked, *numbers))


async def _sent(
    deps: Deps, reached: Mapping[UUID, Reached], now: datetime
) -> dict[tuple[str, str], list[tuple[datetime, str]]]:
    """What went to each number by a carrier that counts, since its longest window began."""
    sent: dict[tuple[str, str], list[tuple[datetime, str]]] = defaultdict(list)
    limited = carrier_limits.LIMITS
    ways = [way for one in reached.values() for way in one.ways if way.carrier in limited]
    numbers = {way.to_index for way in ways}
    if numbers:
        asked = RECENT.format(numbers=sql.gaps(2, len(numbers)))
        for row in await sql.rows(asked, now - carrier_limits.LOOK_BACK, *numbers):
            at = sql.moment(row["sending_at"])
            sent[row["channel"], row["to_index"]].append((at, row["template"]))
    return sent


async def _to_come(
    due: Sequence[Due], allowed: Mapping[UUID, Mapping[str, int]]
) -> dict[tuple[str, UUID], list[str]]:
    """The kinds that are planned for the matters of people whose grants run short."""
    short = {
        one.matter
        for one in due
        if one.matter and 0 < allowed[one.person_id].get(grant_of(one.template), 0) <= FEW
    }
    found: dict[tuple[str, UUID], list[str]] = defaultdict(list)
    if short:
        for row in await sql.rows(TO_COME.format(matters=sql.gaps(1, len(short))), *short):
            found[row["matter"], uuid_of(row["person_id"])].append(row["template"])
    return found


def uuid_of(value: object) -> UUID:
    """An id out of a row: PostgreSQL gives it as one, SQLite as text."""
    return value if isinstance(value, UUID) else UUID(str(value))


def _json(value: Any) -> Any:
    return msgspec.json.decode(value) if isinstance(value, str | bytes) else value
