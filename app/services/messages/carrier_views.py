"""How the carriers are doing: their rates, errors and delays, and whether they are paused."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from msgspec import Struct

from app.channels.refusals import CarrierSilent
from app.domain.messages.carriers import RUNG_OF
from app.domain.people.roles import Actor
from app.kit.masking import masked_name
from app.models import sql
from app.models.carrier import CarrierState
from app.models.person import Person
from app.ports import Channel, Deps
from app.services.messages import carrier_stops, carriers
from app.services.messages.carrier_alarms import said_carrier, said_why
from app.services.messages.carriers import COUNTED, Tally
from app.services.messages.message_log import is_administrator
from app.services.people import people

MOST_BUCKETS: Final = 120
CHECK_SECONDS: Final = 4.0
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
Standing: TypeAlias = Literal["working", "paused", "trial", "missing"]

MINUTES = (
    f"SELECT carrier, minute_at, {', '.join(COUNTED)} FROM carrier_minute"  # noqa: S608
    " WHERE minute_at >= $1 ORDER BY minute_at"
)


class CanView(Struct, frozen=True):
    """What a carrier can do; `longest` is in characters, 0 without limit."""

    receipts: bool
    askable: bool
    repeats_safely: bool
    rings: bool
    longest: int
    registered: bool
    seconds_to_receipt: int


class CarrierBucket(Struct, frozen=True):
    """What a carrier did from `at` on; `late_seconds` is how late a message was on average."""

    at: datetime
    asked: int
    failed: int
    unknown: int
    delivered: int
    late_seconds: int


class CarrierView(Struct, frozen=True):
    """One carrier; `check` says what is wrong now, empty when all is well or nobody asked.

    `answer_ms` and `receipt_seconds` are averages, `error_percent` of what was asked counts
    troubles and what got no answer. `by` is who paused it, empty when the house did.
    """

    name: str
    rung: str
    said: str
    can: CanView | None
    state: Standing
    paused_at: datetime | None
    paused_until_at: datetime | None
    paused_why: str
    by: str
    check: str
    asked: int
    sent: int
    delivered: int
    bounced: int
    refused: int
    failed: int
    unknown: int
    error_percent: int
    answer_ms: int
    receipt_seconds: int
    minutes: list[CarrierBucket]
    may: list[str]


class CarriersView(Struct, frozen=True):
    """All carriers by rung; `bucket_minutes` is how long each of their buckets is."""

    bucket_minutes: int
    carriers: list[CarrierView]


@dataclass(frozen=True)
class _Looked:
    """All that was looked up at once; `did` by carrier and minute."""

    now: datetime
    did: Mapping[str, Sequence[tuple[datetime, Tally]]]
    states: Mapping[str, CarrierState]
    wrong: Mapping[str, str]
    by: Mapping[UUID | None, str]
    administrator: bool
    language: str


async def shown(deps: Deps, actor: Actor, hours: int, check: bool, language: str) -> CarriersView:
    """How the carriers did in the last `hours` (1 to 168), those that are not set up included.

    With `check` each is asked whether all is well, which takes seconds.
    """
    now, bucket = deps.clock.now(), max(1, -(-hours * 60 // MOST_BUCKETS))
    states = await carrier_stops.states()
    looked = _Looked(
        now=now,
        did=await _minutes(now - timedelta(hours=hours)),
        states=states,
        wrong=await _checks(deps.channels, language) if check else {},
        by=await _who(deps, states.values()),
        administrator=is_administrator(actor),
        language=language,
    )
    told = [_view(deps, name, looked, bucket) for name in carrier_stops.names(deps)]
    return CarriersView(bucket, told)


async def lately(deps: Deps, actor: Actor, language: str) -> CarriersView:
    """As `shown`, of the last two hours."""
    return await shown(deps, actor, 2, False, language)


async def _minutes(since: datetime) -> dict[str, list[tuple[datetime, Tally]]]:
    found = defaultdict[str, list[tuple[datetime, Tally]]](list)
    for row in await sql.rows(MINUTES, since):
        did = Tally(*(int(row[name]) for name in COUNTED))
        found[row["carrier"]].append((sql.moment(row["minute_at"]).astimezone(UTC), did))
    return found


async def _checks(channels: Mapping[str, Channel], language: str) -> dict[str, str]:
    """What each carrier says is wrong with it, in words; empty when all is well."""

    async def ask(channel: Channel) -> str:
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                return await channel.check()
        except TimeoutError:
            return CarrierSilent.code

    said = await asyncio.gather(*map(ask, channels.values()))
    return {name: said_why(code, language) for name, code in zip(channels, said, strict=True)}


async def _who(deps: Deps, states: Iterable[CarrierState]) -> dict[UUID | None, str]:
    asked = [row.paused_by_id for row in states if row.paused_by_id]
    found = await Person.filter(id__in=asked) if asked else []
    return {person.id: masked_name(people.name_of(deps, person)) for person in found}


def _view(deps: Deps, name: str, looked: _Looked, bucket: int) -> CarrierView:
    channel, state = deps.channels.get(name), looked.states.get(name)
    did = looked.did.get(name, [])
    total = added(one for _, one in did)
    why = state.paused_why if state else ""
    return CarrierView(
        name=name,
        rung=RUNG_OF.get(name, ""),
        said=said_carrier(name, looked.language),
        can=CanView(**asdict(channel.can)) if channel else None,
        state=_standing(channel, state, looked.now),
        paused_at=state.paused_at if state else None,
        paused_until_at=state.paused_until_at if state else None,
        paused_why=why if state and state.paused_by_id else said_why(why, looked.language),
        by=looked.by.get(state.paused_by_id, "") if state else "",
        check=looked.wrong.get(name, ""),
        asked=total.asked,
        sent=total.sent,
        delivered=total.delivered,
        bounced=total.bounced,
        refused=total.refused,
        failed=total.failed,
        unknown=total.unknown,
        error_percent=each(100 * (total.failed + total.unknown), total.asked),
        answer_ms=each(total.answer_ms, total.asked),
        receipt_seconds=each(total.receipt_seconds, total.delivered + total.bounced),
        minutes=_buckets(did, timedelta(minutes=bucket)),
        may=_may(state) if looked.administrator else [],
    )


def _standing(channel: Channel | None, state: CarrierState | None, now: datetime) -> Standing:
    if state is not None and state.paused_at is not None:
        return "paused" if carriers.is_paused(state, now) else "trial"
    return "working" if channel else "missing"


def _may(state: CarrierState | None) -> list[str]:
    if state is None or state.paused_at is None:
        return ["pause"]
    return ["resume"] if state.paused_by_id else ["pause", "resume"]


def _buckets(did: Iterable[tuple[datetime, Tally]], step: timedelta) -> list[CarrierBucket]:
    """What was done by spans of `step`; those in which nothing happened are left out."""
    spans = defaultdict[datetime, list[Tally]](list)
    for at, one in did:
        spans[at - (at - EPOCH) % step].append(one)
    return [_bucket(at, added(spans[at])) for at in sorted(spans)]


def _bucket(at: datetime, did: Tally) -> CarrierBucket:
    late = each(did.late_seconds, did.asked)
    return CarrierBucket(at, did.asked, did.failed, did.unknown, did.delivered, late)


def added(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    sums = [astuple(one) for one in tallies]
    return Tally(*map(sum, zip(*sums, strict=True)))


def each(total: int, count: int) -> int:
    """The average, rounded; 0 of none."""
    return round(total / count) if count else 0
