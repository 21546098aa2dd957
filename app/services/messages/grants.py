"""The ledger of subscription grants: what people allowed us to say to them on WeChat."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from app.domain.cases.case_messages import ALARM, DONE, PROGRESS, STAFF, TODO
from app.domain.visits.visit_messages import VISIT
from app.models import sql
from app.models.notice import GrantEntry
from app.models.person import Person
from app.ports import Deps
from app.words import say

ASKED_AT = {
    "booking": ("booked", "day_before", "two_hours"),
    "move": ("moved", "day_before", "two_hours"),
    "case": (PROGRESS, TODO, DONE),
    "visit": (VISIT,),
    "staff": (STAFF, ALARM),
}
"""Which messages are asked for at which moment; WeChat shows three at once on every version."""

SAME_TAP = timedelta(seconds=10)
"""A grant told by the phone and by WeChat's event so close together is one grant."""


HOLD = "SELECT id FROM person WHERE id IN ({people}) ORDER BY id FOR NO KEY UPDATE"
BALANCES = (
    "SELECT person_id, template, sum(delta) AS balance FROM grant_entry"
    " WHERE person_id IN ({people}) GROUP BY person_id, template HAVING sum(delta) <> 0"
)


@dataclass(frozen=True)
class Spent:
    """A grant that a message used up; `key` is the message's."""

    person_id: UUID
    kind: str
    key: str


@dataclass(frozen=True)
class _Line:
    person_id: UUID
    kind: str
    delta: int
    source: str
    event_key: str | None = None


class TemplateView(Struct, frozen=True):
    """A WeChat template to ask for in the tap, and what it is for."""

    id: str
    kind: str
    title: str


class TemplatesView(Struct, frozen=True):
    """The templates to ask for at one moment."""

    templates: list[TemplateView]


class BalanceView(Struct, frozen=True):
    """How many messages of each kind somebody still allows."""

    balance: dict[str, int]


def templates(deps: Deps, moment: str, language: str) -> TemplatesView:
    """What to ask for at `moment`; nothing at a moment we do not know."""
    known = deps.message_templates
    found = []
    for kind in ASKED_AT.get(moment, ()):
        if kind in known:
            title = say(f"message.{kind}.subject", language)
            found.append(TemplateView(known[kind], kind, title))
    return TemplatesView(found)


async def take_in(deps: Deps, person_id: UUID, results: Mapping[str, str]) -> BalanceView:
    """Note what somebody answered on the sheet: an accept is one message more."""
    kinds = {template: kind for kind, template in deps.message_templates.items()}
    for template, answer in results.items():
        if answer.startswith("accept") and template in kinds:
            await note(deps, person_id, kinds[template], 1, "phone")
    return BalanceView(await balance(person_id))


async def take_in_event(
    deps: Deps, openid: str, template_id: str, accepted: bool, event_key: str
) -> None:
    """Note what WeChat tells of a grant; a refusal leaves nothing to send with."""
    person = await Person.get_or_none(openid=openid)
    kind = next((k for k, t in deps.message_templates.items() if t == template_id), None)
    if person is None or kind is None:
        return
    if accepted:
        await note(deps, person.id, kind, 1, "event", event_key)
    else:
        await clear(deps, person.id, kind, "event")


async def note(
    deps: Deps, person_id: UUID, kind: str, delta: int, source: str, event_key: str | None = None
) -> None:
    """Add a line; one told by both the phone and an event within seconds counts once."""
    now = deps.clock.now()
    async with sql.transaction():
        await _hold([person_id])
        if delta > 0 and await _told_already(person_id, kind, source, now):
            return
        await _add(deps, now, [_Line(person_id, kind, delta, source, event_key)])


async def clear(deps: Deps, person_id: UUID, kind: str, source: str) -> None:
    """WeChat says there is no grant left: the balance is 0, whatever we counted."""
    async with sql.transaction():
        await _hold([person_id])
        await _clear(deps, person_id, kind, source)


async def settle(deps: Deps, spent: Sequence[Spent], gone: Sequence[tuple[UUID, str]]) -> None:
    """Take off what was used up, then clear what WeChat says is gone; inside a transaction.

    A message counts once, by its key. The balance does not fall below 0: what is gone already
    cannot be used up.
    """
    who = {one.person_id for one in spent} | {person_id for person_id, _ in gone}
    if not who:
        return
    await _hold(who)
    left = await balances(who)
    lines = []
    for one in spent:
        if left[one.person_id].get(one.kind, 0) > 0:
            left[one.person_id][one.kind] -= 1
            lines.append(_Line(one.person_id, one.kind, -1, "sent", one.key))
    await _add(deps, deps.clock.now(), lines)
    for person_id, kind in gone:
        await _clear(deps, person_id, kind, "refusal")


async def balance(person_id: UUID) -> dict[str, int]:
    """How many messages of each kind somebody still allows; kinds without any are left out."""
    return (await balances([person_id]))[person_id]


async def balances(person_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """As `balance`, for several people at once; everybody asked for is in the answer."""
    found: dict[UUID, dict[str, int]] = {person_id: {} for person_id in person_ids}
    if not found:
        return found
    for row in await sql.rows(BALANCES.format(people=sql.gaps(1, len(found))), *found):
        found[UUID(str(row["person_id"]))][row["template"]] = int(row["balance"])
    return found


async def _hold(person_ids: Collection[UUID]) -> None:
    """Hold these people's rows, so that two who count their grants queue up here."""
    if not sql.on_sqlite():
        await sql.rows(HOLD.format(people=sql.gaps(1, len(person_ids))), *person_ids)


async def _clear(deps: Deps, person_id: UUID, kind: str, source: str) -> None:
    left = (await balance(person_id)).get(kind, 0)
    if left:
        await _add(deps, deps.clock.now(), [_Line(person_id, kind, -left, source)])


async def _add(deps: Deps, now: datetime, lines: Sequence[_Line]) -> None:
    entries = [
        GrantEntry(
            id=deps.ids.new(),
            person_id=line.person_id,
            template=line.kind,
            delta=line.delta,
            source=line.source,
            event_key=line.event_key,
            at=now,
        )
        for line in lines
    ]
    if entries:
        await GrantEntry.bulk_create(entries, ignore_conflicts=True)


async def _told_already(person_id: UUID, kind: str, source: str, now: datetime) -> bool:
    other = {"phone": "event", "event": "phone"}.get(source)
    if other is None:
        return False
    near = GrantEntry.filter(person_id=person_id, template=kind, delta=1, at__gte=now - SAME_TAP)
    return await near.filter(source=other).count() > await near.filter(source=source).count()
