"""What becomes of a message: the ways it can go, asking a carrier, writing down the answer."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.channels.sms import SmsNotConfigured
from app.domain.messages.message_grants import grant_of
from app.domain.messages.messages import Message, Outcome
from app.kit.errors import AppError, Invalid
from app.models import sql
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import grants
from app.services.messages.notices import State
from app.services.people import people

log = logging.getLogger("cunkou.delivery")

PAUSES = [timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1)]
"""How long to wait after each failed try; after the last one the message is given up."""
STALE = timedelta(hours=6)
"""A reminder of a visit that comes later than this helps nobody."""
STALE_NEWS = timedelta(days=3)
"""News of a case is still worth hearing after a long trouble of all carriers."""
NO_GRANT = "no-grant"
LONGEST_CARRIER_ID = 64

REACHED = ((people.phone_of, ("sms", "paper")), (people.email_of, ("email",)))
"""What reaches a person besides WeChat, in the order in which it is tried."""

HOLD = "SELECT id FROM notice WHERE id IN ({ids}) ORDER BY id FOR UPDATE"
SAID = (
    "UPDATE notice SET state = $2, lease_until_at = NULL, carrier_id = $3, sent_at = $4, error = $5"
    " WHERE id = $1 AND state IN ('claimed', 'unknown', 'retracted')"
)
PUT_OFF = (
    "UPDATE notice SET state = $2, lease_until_at = NULL, sending_at = NULL, error = $3,"
    " due_at = $4, attempts = attempts + 1 WHERE id = $1 AND state IN ('claimed', 'unknown')"
)
NEXT_WAY = (
    "UPDATE notice SET sending_at = NULL, error = $2,"
    " state = CASE WHEN state = 'unknown' THEN 'planned' ELSE state END"
    " WHERE id = $1 AND state IN ('claimed', 'unknown')"
)
CLOSED = (
    "UPDATE notice SET state = $2, lease_until_at = NULL, error = $3"
    " WHERE id = $1 AND state IN ('claimed', 'unknown')"
)


@dataclass(frozen=True)
class Way:
    """How one message travels to one person."""

    channel: str
    to: str


@dataclass(frozen=True)
class Turn:
    """A claimed message and the ways that are left for it, the best first."""

    notice: Notice
    ways: Sequence[Way]
    error: str = ""


@dataclass(frozen=True)
class Told:
    """What a turn came to; `state` is CLAIMED when the next way is to be tried."""

    turn: Turn
    state: State
    error: str = ""
    carrier_id: str = ""

    @property
    def next_turn(self) -> Turn:
        """The turn with the ways that are left."""
        return Turn(self.turn.notice, self.turn.ways[1:], self.error)


async def turns(deps: Deps, claimed: Sequence[Notice]) -> list[Turn]:
    """The ways each message can go: WeChat with a grant, then a text message, then mail.

    One that is to go by one channel (`via`) goes no other way.
    """
    ids = {notice.person_id for notice in claimed}
    known = {person.id: person for person in await Person.filter(id__in=list(ids))} if ids else {}
    allowed = await grants.balances(ids)
    return [_turn(deps, one, known[one.person_id], allowed[one.person_id]) for one in claimed]


def _turn(deps: Deps, notice: Notice, person: Person, allowed: Mapping[str, int]) -> Turn:
    ways, damage = [], ""
    if person.openid and allowed.get(grant_of(notice.template), 0) > 0:
        ways.append(Way("wechat", person.openid))
    for reached_at, channels in REACHED:
        try:
            address = reached_at(deps, person)
        except AppError as damaged:
            damage = damage or damaged.code
            continue
        ways += [Way(name, address) for name in channels if address]
    open_ways = [way for way in ways if way.channel in deps.channels]
    return Turn(notice, [way for way in open_ways if notice.via in ("", way.channel)], damage)


def without_asking(turn: Turn, now: datetime) -> Told | None:
    """What a turn comes to without asking anybody, or None when its next way is to be tried."""
    news = turn.notice.case_id is not None
    if now - turn.notice.due_at > (STALE_NEWS if news else STALE):
        return Told(turn, State.GIVEN_UP, "stale")
    if not turn.ways:
        return Told(turn, State.REFUSED, turn.error or "unreachable")
    return None


async def ask(deps: Deps, turn: Turn) -> Told:
    """Hand the message to its next carrier, which is asked once; nothing is written here."""
    notice, way = turn.notice, turn.ways[0]
    params = {**notice.params, "_key": notice.key}
    message = Message(notice.template, params, notice.language, notice.page)
    try:
        receipt = await deps.channels[way.channel].send(way.to, message)
    except Invalid as refusal:
        return Told(turn, State.CLAIMED, refusal.code)
    except SmsNotConfigured as missing:
        return Told(turn, State.CLAIMED if turn.ways[1:] else _put_off(turn), missing.code)
    except AppError as trouble:
        return Told(turn, _put_off(turn), trouble.code)
    except Exception as fault:
        log.exception("notice %s: %s failed", notice.id, way.channel)
        return Told(turn, State.UNKNOWN, type(fault).__name__)
    state = State.SENT if receipt.outcome is Outcome.SENT else State.UNKNOWN
    return Told(turn, state, carrier_id=receipt.carrier_id)


def _put_off(turn: Turn) -> State:
    return State.GIVEN_UP if turn.notice.attempts >= len(PAUSES) else State.PLANNED


async def write(deps: Deps, told: Sequence[Told]) -> None:
    """Write what became of some messages and what it did to the grants, all or nothing.

    A message taken back meanwhile stays so, unless it was said: what happened overrules. One whose
    lease ran out while its carrier was asked is planned again when the carrier refused.
    """
    if not told:
        return
    now, ids = deps.clock.now(), [one.turn.notice.id for one in told]
    lines: dict[str, list[tuple[object, ...]]] = {SAID: [], PUT_OFF: [], NEXT_WAY: [], CLOSED: []}
    for one in told:
        statement, values = _line(one, now)
        lines[statement].append((one.turn.notice.id, *values))
        if one.state in (State.REFUSED, State.GIVEN_UP, State.UNKNOWN):
            log.warning("notice %s is %s (%s)", one.turn.notice.id, one.state, one.error)
    async with sql.transaction():
        await grants.settle(deps, _spent(told), _gone(told))
        if not sql.on_sqlite():
            await sql.rows(HOLD.format(ids=sql.gaps(1, len(ids))), *ids)
        for statement, values_of in lines.items():
            await sql.many(statement, values_of)


def _line(told: Told, now: datetime) -> tuple[str, tuple[object, ...]]:
    error, carrier_id = told.error[:60], told.carrier_id[:LONGEST_CARRIER_ID]
    match told.state:
        case State.SENT:
            return SAID, (State.SENT, carrier_id, now, "")
        case State.UNKNOWN:
            return SAID, (State.UNKNOWN, carrier_id, None, error)
        case State.PLANNED:
            due_at = now + PAUSES[told.turn.notice.attempts]
            return PUT_OFF, (State.PLANNED, error, due_at)
        case State.CLAIMED:
            return NEXT_WAY, (error,)
    return CLOSED, (told.state, error)


def _spent(told: Sequence[Told]) -> list[grants.Spent]:
    """The grants that were used up: WeChat was asked and did not refuse."""
    asked = [one for one in told if one.state in (State.SENT, State.UNKNOWN) and one.turn.ways]
    return [
        grants.Spent(
            one.turn.notice.person_id, grant_of(one.turn.notice.template), one.turn.notice.key
        )
        for one in asked
        if one.turn.ways[0].channel == "wechat"
    ]


def _gone(told: Sequence[Told]) -> list[tuple[UUID, str]]:
    """The people who, as WeChat says, allow no more messages of a kind."""
    return [
        (one.turn.notice.person_id, grant_of(one.turn.notice.template))
        for one in told
        if one.error == NO_GRANT and one.state is State.CLAIMED
    ]
