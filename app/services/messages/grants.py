"""The ledger of subscription grants: what people allowed us to say to them on WeChat."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from app.models import sql
from app.models.notice import GrantEntry
from app.models.person import Person
from app.ports import Deps
from app.services.messages import lasting_grants
from app.services.messages.consents import Consent, consents

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


class BalanceView(Struct, frozen=True):
    """How many messages of each kind somebody still allows."""

    balance: dict[str, int]


async def take_in(deps: Deps, person_id: UUID, results: Mapping[str, str]) -> BalanceView:
    """Note what somebody answered on the sheet, by WeChat's template id.

    An accept is one message more, or a consent that lasts; reject and ban end one that lasted.
    """
    by_template = {one.template: one for one in (await consents(deps)).values()}
    for template, answer in results.items():
        consent, accepted = by_template.get(template), answer.startswith("accept")
        if consent is None:
            continue
        if consent.lasting and (accepted or answer in ("reject", "ban")):
            await _note_lasting(deps, person_id, consent, accepted)
        elif accepted:
            await note(deps, person_id, consent.grant, 1, "phone")
    return BalanceView(await balance(person_id))


async def take_in_event(
    deps: Deps,
    openid: str,
    template_id: str,
    accepted: bool,
    event_key: str,
    at: datetime | None = None,
) -> None:
    """Note what WeChat told of a grant `at` (now); a refusal leaves nothing to send with.

    The same event again changes nothing.
    """
    person = await Person.get_or_none(openid=openid)
    known = (await consents(deps)).values()
    consent = next((one for one in known if one.template == template_id), None)
    if person is None or consent is None:
        return
    if consent.lasting:
        await _note_lasting(deps, person.id, consent, accepted, event_key, at)
    elif accepted:
        await note(deps, person.id, consent.grant, 1, "event", event_key, at)
    else:
        await clear(deps, person.id, consent.grant, "event", event_key)


async def note(  # noqa: PLR0913 - one line of the ledger
    deps: Deps,
    person_id: UUID,
    kind: str,
    delta: int,
    source: str,
    event_key: str | None = None,
    at: datetime | None = None,
) -> None:
    """Add a line of `at` (now); one told by both the phone and an event within seconds counts once.

    An event that was heard before adds nothing.
    """
    at = at or deps.clock.now()
    async with sql.transaction():
        await _hold([person_id])
        if delta > 0 and await _told_already(person_id, kind, source, at):
            return
        await _add(deps, at, [_Line(person_id, kind, delta, source, event_key)])


async def clear(
    deps: Deps, person_id: UUID, kind: str, source: str, event_key: str | None = None
) -> None:
    """WeChat says there is no grant left: the balance is 0, whatever we counted.

    An event that was heard before clears nothing.
    """
    async with sql.transaction():
        await _hold([person_id])
        if not await _heard(event_key):
            await _clear(deps, person_id, kind, source, event_key)


async def _note_lasting(
    deps: Deps,
    person_id: UUID,
    consent: Consent,
    accepted: bool,
    event_key: str | None = None,
    at: datetime | None = None,
) -> None:
    """A consent that lasts is no line of the ledger: told by phone and event it is the same."""
    async with sql.transaction():
        await _hold([person_id])
        if await _heard(event_key):
            return
        change = lasting_grants.give if accepted else lasting_grants.end
        await change(deps, person_id, consent.grant, at)
        if event_key:
            line = _Line(person_id, consent.grant, 0, "event", event_key)
            await _add(deps, at or deps.clock.now(), [line])


async def settle(deps: Deps, spent: Sequence[Spent], gone: Sequence[tuple[UUID, str]]) -> None:
    """Take off what was used up, then clear what WeChat says is gone; inside a transaction.

    A message counts once, by its key. The balance does not fall below 0: what is gone already
    cannot be used up. A consent that lasts is not used up, but it ends when WeChat says so.
    """
    who = {one.person_id for one in spent} | {person_id for person_id, _ in gone}
    if not who:
        return
    await _hold(who)
    left, given = await balances(who), await lasting_grants.held(who)
    lines = []
    for one in spent:
        if one.kind in given[one.person_id]:
            continue
        if left[one.person_id].get(one.kind, 0) > 0:
            left[one.person_id][one.kind] -= 1
            lines.append(_Line(one.person_id, one.kind, -1, "sent", one.key))
    await _add(deps, deps.clock.now(), lines)
    for person_id, kind in gone:
        await lasting_grants.end(deps, person_id, kind)
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


async def _clear(
    deps: Deps, person_id: UUID, kind: str, source: str, event_key: str | None = None
) -> None:
    left = (await balance(person_id)).get(kind, 0)
    if left or event_key:
        await _add(deps, deps.clock.now(), [_Line(person_id, kind, -left, source, event_key)])


async def _heard(event_key: str | None) -> bool:
    return event_key is not None and await GrantEntry.exists(event_key=event_key)


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


async def _told_already(person_id: UUID, kind: str, source: str, at: datetime) -> bool:
    """Whether the other side told of this tap: an event may be worked off long after it came."""
    other = {"phone": "event", "event": "phone"}.get(source)
    if other is None:
        return False
    lines = GrantEntry.filter(person_id=person_id, template=kind, delta=1)
    near = lines.filter(at__gte=at - SAME_TAP, at__lte=at + SAME_TAP)
    return await near.filter(source=other).count() > await near.filter(source=source).count()
