"""The people of the week: by which ways each of them can be reached, and by which not."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from uuid import UUID

from app.domain.messages.message_grants import grant_of
from app.domain.messages.message_kinds import RULES, rules_of
from app.models.centre import Centre
from app.models.item import Item
from app.models.notice import GrantEntry, LastingGrant
from app.models.person import Membership, Person
from app.models.reach import MessageWish, SecondContact
from app.models.sms_budget import SmsBudget
from app.ports import Deps
from app.services.messages.delivery_facts import WORK
from app.services.people import people
from tests.make import CENTRE, OTHER_CENTRE, a_town

AT_ONCE: Final = 200
ENOUGH, FEW = 12, 1
"""Grants of each kind."""


@dataclass(frozen=True)
class Sort:
    """One sort of people: how many of a hundred, what leads to them, and what they wish."""

    share: int
    grants: int = 0
    phone: str = ""
    """How their line stands: open, dead (taken, never delivered), black (refused); empty: none."""
    second: bool = False
    mail: bool = False
    quiet: tuple[str, str] = ("", "")
    no_texts: bool = False


RESIDENTS: Final[Mapping[str, Sort]] = {
    "granted": Sort(30, ENOUGH, "open"),
    "few": Sort(14, FEW, "open"),
    "phone": Sort(20, phone="open"),
    "dead": Sort(6, phone="dead"),
    "black": Sort(4, phone="black", second=True),
    "second": Sort(5, second=True),
    "mailed": Sort(4, mail=True),
    "nobody": Sort(6),
    "stopped": Sort(3, phone="open", no_texts=True),
    "early": Sort(4, ENOUGH, "open", quiet=("20:00", "09:00")),
    "noon": Sort(4, phone="open", quiet=("12:00", "14:30")),
}
STAFF: Final = ("wecom", "work", "mail", "gathers")
OFFICE: Final = 10
"""So many of each sort of staff."""


@dataclass(frozen=True)
class Someone:
    """A person of the week."""

    id: UUID
    sort: str
    centre_id: UUID
    openid: str = ""
    phone: str = ""
    second: str = ""
    quiet: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Town:
    """Who lives there and who works there; the small centre has a budget of `limit_fen`."""

    residents: list[Someone]
    staff: list[Someone]
    centres: list[UUID]
    small: UUID
    limit_fen: int
    item_id: UUID
    given: dict[tuple[str, str], int]
    """How many messages each openid allowed, by WeChat's template."""

    @property
    def everybody(self) -> dict[UUID, Someone]:
        """By their ids."""
        return {one.id: one for one in (*self.residents, *self.staff)}

    def lines(self) -> dict[str, str]:
        """How the line of each number stands."""
        return {one.phone: RESIDENTS[one.sort].phone for one in self.residents if one.phone}


async def built(deps: Deps, many: int, limit_fen: int) -> Town:
    """A town with `many` residents, who live around two centres."""
    await a_town(deps)
    centres = [(await Centre.get(code=code)).id for code in (CENTRE, OTHER_CENTRE)]
    small, item = centres[1], await Item.all().first()
    assert item is not None
    place: dict[str, Any] = {
        "place": small.hex,
        "monthly_fen": limit_fen,
        "changed_at": deps.clock.now(),
    }
    await SmsBudget.create(id=deps.ids.new(), **place)
    town = Town([], [], centres, small, limit_fen, item.id, {})
    await _settle_residents(deps, town, many)
    await _hire(deps, town)
    return town


async def _settle_residents(deps: Deps, town: Town, many: int) -> None:
    sorts = [name for name, sort in RESIDENTS.items() for _ in range(sort.share)]
    rows: list[Any] = []
    for number in range(many):
        name = sorts[number * 37 % len(sorts)]
        someone = _someone(deps, town, number, name)
        town.residents.append(someone)
        rows += _rows(deps, town, someone, RESIDENTS[name])
    await _keep(rows)


def _someone(deps: Deps, town: Town, number: int, name: str) -> Someone:
    sort = RESIDENTS[name]
    return Someone(
        id=deps.ids.new(),
        sort=name,
        centre_id=town.centres[number % 3 == 0],
        openid=f"sandbox-r{number:05d}" if sort.grants else "",
        phone=f"138{number:08d}" if sort.phone else "",
        second=f"137{number:08d}" if sort.second else "",
        quiet=sort.quiet,
    )


def _rows(deps: Deps, town: Town, one: Someone, sort: Sort) -> list[Any]:
    now = deps.clock.now()
    person = Person(id=one.id, openid=one.openid or None, made_at=now)
    people.set_name(deps, person, f"居民{len(town.residents)}")
    if one.phone:
        people.set_phone(deps, person, one.phone)
    if sort.mail:
        mail = f"r{len(town.residents)}@home.example"
        person.email_sealed = deps.cipher.seal(mail, f"person:email:{one.id}")
    rows: list[Any] = [person]
    if sort.no_texts or sort.quiet[0]:
        wish = {"no_texts": sort.no_texts, "quiet_from": sort.quiet[0], "changed_at": now}
        wish |= {"person_id": one.id, "quiet_until": sort.quiet[1], "muted": []}
        rows.append(MessageWish(id=deps.ids.new(), **wish))
    if one.second:
        rows.append(_contact(deps, one))
    return [*rows, *_grants(deps, town, one, sort.grants, "person")]


def _contact(deps: Deps, one: Someone) -> SecondContact:
    contact_id = deps.ids.new()
    seal = {name: f"second_contact:{name}:{contact_id}" for name in ("name", "phone")}
    return SecondContact(
        id=contact_id,
        person_id=one.id,
        name_sealed=deps.cipher.seal("邻居", seal["name"]),
        phone_sealed=deps.cipher.seal(one.second, seal["phone"]),
        phone_index=deps.cipher.blind("phone", one.second),
        relation="neighbour",
        made_by_id=one.id,
        made_at=deps.clock.now(),
    )


def _grants(deps: Deps, town: Town, one: Someone, many: int, to: str) -> list[GrantEntry]:
    kinds = {grant_of(kind) for kind in RULES if rules_of(kind).to == to}
    allowed = sorted(kinds & set(deps.message_templates)) if many else []
    for kind in allowed:
        town.given[one.openid, deps.message_templates[kind]] = many
    line = {"person_id": one.id, "delta": many, "source": "phone", "at": deps.clock.now()}
    return [GrantEntry(id=deps.ids.new(), template=kind, **line) for kind in allowed]


async def _hire(deps: Deps, town: Town) -> None:
    """Directors and agents of both centres, one administrator, and those who do the work."""
    rows: list[Any] = []
    roles = [("director", town.centres[0]), ("director", town.centres[1]), ("admin", None)]
    roles += [("agent", town.centres[0]), ("agent", town.centres[1])]
    sorts = ["wecom"] * len(roles) + [name for name in STAFF for _ in range(OFFICE)]
    for number, sort in enumerate(sorts):
        openid = f"sandbox-s{number:03d}" if sort == "work" else ""
        one = Someone(deps.ids.new(), sort, town.centres[number % 2], openid)
        town.staff.append(one)
        rows += _of_staff(deps, one, number)
        if number < len(roles):
            role, centre_id = roles[number]
            held = {"person_id": one.id, "role": role, "centre_id": centre_id}
            rows.append(Membership(id=deps.ids.new(), **held))
    await _keep(rows)


def _of_staff(deps: Deps, one: Someone, number: int) -> list[Any]:
    now = deps.clock.now()
    person = Person(id=one.id, openid=one.openid or None, made_at=now)
    people.set_name(deps, person, f"职员{number}")
    if one.sort in ("wecom", "gathers"):
        person.wecom_user = f"staff{number}"
    if one.sort in ("wecom", "mail"):
        mail = f"s{number}@office.example"
        person.email_sealed = deps.cipher.seal(mail, f"person:email:{one.id}")
    rows: list[Any] = [person]
    if one.sort == "work":
        bound = {"person_id": one.id, "template": WORK, "since_at": now}
        rows.append(LastingGrant(id=deps.ids.new(), **bound))
    if one.sort == "gathers":
        wish = {"person_id": one.id, "gather": True, "muted": [], "changed_at": now}
        rows.append(MessageWish(id=deps.ids.new(), **wish))
    return rows


async def _keep(rows: list[Any]) -> None:
    """Each table's rows together, the people first."""
    kinds: dict[Any, None] = dict.fromkeys([Person, *map(type, rows)])
    for kind in kinds:
        its = iter([row for row in rows if type(row) is kind])
        while some := list(islice(its, AT_ONCE)):
            await kind.bulk_create(some)
