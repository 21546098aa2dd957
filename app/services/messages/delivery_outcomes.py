"""What becomes of a message: asking its carrier, and writing down what was answered."""

import logging
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from app.channels.refusals import retry_after, verdict_of
from app.channels.wechat.refusals import NoGrant, NotBound
from app.domain.messages import silence
from app.domain.messages.ladder import Again, Climb, Stop, after_refusal, last_chance
from app.domain.messages.message_grants import grant_of
from app.domain.messages.messages import Message, Outcome
from app.domain.messages.rungs import Rung
from app.domain.messages.verdicts import Verdict
from app.kit.errors import AppError
from app.models import sql
from app.ports import Deps
from app.services.messages import (
    carriers,
    climbing,
    delivery_turns,
    grants,
    lasting_grants,
    text_costs,
)
from app.services.messages.carriers import Tally
from app.services.messages.climbing import Left
from app.services.messages.delivery_facts import WORK
from app.services.messages.delivery_turns import Turn
from app.services.messages.notices import State
from app.services.messages.text_costs import Cost

log = logging.getLogger("cunkou.delivery")

LONGEST_CARRIER_ID: Final = 64
MOST_PARTS: Final = 99
"""A carrier that says more is not believed."""
MOMENT: Final = timedelta(seconds=1)

HOLD = "SELECT id FROM notice WHERE id IN ({ids}) ORDER BY id FOR UPDATE"
SAID = (
    "UPDATE notice SET state = 'sent', lease_until_at = NULL, carrier_id = $3, sent_at = $4,"
    " settle_by_at = $5, error = ''"
    " WHERE id = $1 AND sending_at = $2 AND state IN ('claimed', 'unknown', 'retracted')"
)
UNSURE = (
    "UPDATE notice SET state = 'unknown', lease_until_at = NULL, settle_by_at = $3, error = $4,"
    " carrier_id = $5 WHERE id = $1 AND sending_at = $2 AND state IN ('claimed', 'unknown')"
)
AGAIN = (
    "UPDATE notice SET state = CASE WHEN state = 'retracted' THEN state ELSE 'planned' END,"
    " lease_until_at = NULL, sending_at = NULL, settle_by_at = NULL, to_index = '', parts = 0,"
    " cost_fen = 0, error = $3, due_at = $4, attempts = attempts + $5"
    " WHERE id = $1 AND sending_at = $2 AND state IN ('claimed', 'unknown', 'retracted')"
    " AND next_id IS NULL"
)
LEFT = (
    "UPDATE notice SET state = CASE WHEN state = 'retracted' THEN state ELSE $3 END,"
    " lease_until_at = NULL, settle_by_at = NULL, to_index = '', parts = 0, cost_fen = 0,"
    " error = $4"
    " WHERE id = $1 AND sending_at = $2 AND state IN ('claimed', 'unknown', 'retracted')"
)
RECOUNT = "UPDATE notice SET parts = $3, cost_fen = $4 WHERE id = $1 AND sending_at = $2"
CLOSE_WAY = (
    "INSERT INTO closed_way (id, rung, to_index, error, since_at) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What asking a carrier came to, at `at`; `follows` is what a refusal leads to.

    `parts` is how many text messages the carrier says it is, 0: it says nothing.
    """

    turn: Turn
    asked_at: datetime
    at: datetime
    state: State
    error: str = ""
    carrier_id: str = ""
    follows: Again | Climb | Stop | None = None
    verdict: Verdict | None = None
    parts: int = 0


async def ask(deps: Deps, turn: Turn, asked_at: datetime) -> Told:
    """Hand the message to its carrier, which is asked once; nothing is written here."""
    way, message = turn.way, turn.message
    assert isinstance(message, Message)
    try:
        receipt = await deps.channels[way.carrier].send(way.to, message)
    except AppError as refusal:
        return _refused(turn, refusal, asked_at, deps.clock.now())
    except Exception as fault:
        log.exception("notice %s: %s failed", turn.due.id, way.carrier)
        error = type(fault).__name__
        return Told(turn, asked_at, deps.clock.now(), State.UNKNOWN, error)
    state = State.SENT if receipt.outcome is Outcome.SENT else State.UNKNOWN
    carrier_id = receipt.carrier_id[:LONGEST_CARRIER_ID]
    parts = receipt.parts if turn.parts and 0 < receipt.parts <= MOST_PARTS else 0
    return Told(turn, asked_at, deps.clock.now(), state, carrier_id=carrier_id, parts=parts)


def _refused(turn: Turn, refusal: AppError, asked_at: datetime, now: datetime) -> Told:
    verdict, began = verdict_of(refusal), turn.since or turn.due.wanted_at
    wait = retry_after(refusal)
    follows = after_refusal(turn.rules, verdict, turn.due.attempts, began, now, wait)
    if verdict is Verdict.RETRY and isinstance(follows, Climb):
        next_rung = Rung(turn.next_rung) if turn.next_rung else None
        follows = last_chance(turn.rules, next_rung, began, now) or follows
    state = State.PLANNED
    if isinstance(follows, Climb):
        state = State.GIVEN_UP if verdict is Verdict.RETRY else State.REFUSED
    return Told(turn, asked_at, now, state, refusal.code[:60], "", follows, verdict)


async def write(deps: Deps, told: Sequence[Told]) -> int:
    """Write what became of some messages and all that follows from it; how many rows follow.

    A message taken back meanwhile stays so, unless it was said: what happened overrules. One that
    was settled by a receipt meanwhile is left as it is.
    """
    if not told:
        return 0
    async with sql.transaction():
        await grants.settle(deps, _spent(told), _gone(told))
        for person_id, asked_at in _unbound(told):
            await lasting_grants.end(deps, person_id, WORK, asked_at)
        lines = _lines(deps, sorted(told, key=lambda one: one.turn.due.id))
        if len(lines) > 1:
            await _hold(told)
        for statement, values in lines.items():
            await sql.many(statement, values)
        over = await climbing.arrived_before(_followers(told))
        follow = await climbing.climb(deps, _left(told, over))
        await _close_ways(deps, told)
        await text_costs.give_back(deps, [_cost(one) for one in told if one.follows])
        await _recount(deps, told)
        for carrier, error in sorted(stopped(told).items()):
            await carriers.stop(deps, carrier, error)
        await carriers.count(deps, _tallies(told))
    return len(follow)


async def _hold(told: Sequence[Told]) -> None:
    """Hold the rows by their ids, so that two who write the same ones queue up here.

    One statement alone holds them in this order by itself.
    """
    if not sql.on_sqlite():
        ids = [one.turn.due.id for one in told]
        await sql.rows(HOLD.format(ids=sql.gaps(1, len(ids))), *ids)


def _lines(deps: Deps, told: Iterable[Told]) -> Mapping[str, list[tuple[object, ...]]]:
    lines: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for one in told:
        statement, values = _line(deps, one)
        lines[statement].append((one.turn.due.id, one.asked_at, *values))
        if one.state in (State.REFUSED, State.GIVEN_UP, State.UNKNOWN):
            log.warning("notice %s is %s (%s)", one.turn.due.id, one.state, one.error)
    return lines


def _line(deps: Deps, told: Told) -> tuple[str, tuple[object, ...]]:
    match told.state, told.follows:
        case State.SENT, _:
            return SAID, (told.carrier_id, told.at, _receipt_by(deps, told))
        case State.UNKNOWN, _:
            look = silence.next_look(told.asked_at, told.at)
            return UNSURE, (look, told.error[:60], told.carrier_id)
        case _, Again(at=at):
            return AGAIN, (told.error, max(at, told.at + MOMENT), 1)
        case _, Stop(again_at=at):
            return AGAIN, (told.error, max(at, told.at + MOMENT), 0)
    return LEFT, (told.state, told.error)


def _receipt_by(deps: Deps, told: Told) -> datetime | None:
    """Until when its receipt is awaited; None where none comes."""
    receipts = deps.channels[told.turn.way.carrier].can.receipts
    return told.at + told.turn.rules.receipt_within if receipts else None


def _followers(told: Iterable[Told]) -> list[UUID]:
    """The rows left that follow others themselves."""
    climbs = (one.turn.due for one in told if isinstance(one.follows, Climb))
    return [due.id for due in climbs if due.step]


def _left(told: Iterable[Told], over: Collection[UUID]) -> list[Left]:
    return [
        Left(one.turn.due.id, one.turn.next_rung, one.error)
        for one in told
        if isinstance(one.follows, Climb) and one.turn.next_rung and one.turn.due.id not in over
    ]


async def _close_ways(deps: Deps, told: Iterable[Told]) -> None:
    """Note the addresses that their carriers will never take again."""
    never = {
        (one.turn.way.rung, one.turn.way.to_index): one
        for one in told
        if one.verdict is Verdict.NEVER and one.turn.way.to_index
    }
    lines = [(deps.ids.new(), *way, one.error, one.at) for way, one in sorted(never.items())]
    await sql.many(CLOSE_WAY, lines)


def _cost(told: Told) -> Cost:
    return Cost(told.turn.due.centre_id, told.asked_at, told.turn.parts, told.turn.cost_fen)


async def _recount(deps: Deps, told: Iterable[Told]) -> None:
    """Go by what the carrier says of the parts where we counted others."""
    lines, more = [], []
    for one in told:
        if one.parts not in (0, one.turn.parts):
            due, fen = one.turn.due, delivery_turns.cost_fen(deps, one.turn.way.carrier, one.parts)
            lines.append((due.id, one.asked_at, one.parts, fen))
            more_parts, more_fen = one.parts - one.turn.parts, fen - one.turn.cost_fen
            more.append(Cost(due.centre_id, one.asked_at, more_parts, more_fen))
    await sql.many(RECOUNT, lines)
    await text_costs.correct(deps, more)


def stopped(told: Iterable[Told]) -> dict[str, str]:
    """The carriers that are to be asked no more, and why."""
    ends = (one for one in told if isinstance(one.follows, Stop))
    return {one.turn.way.carrier: one.error for one in ends}


def _tallies(told: Iterable[Told]) -> dict[str, Tally]:
    """What each carrier did."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        its = counted[one.turn.way.carrier]
        its["asked"] += 1
        its[_word(one)] += 1
        its["answer_ms"] += round((one.at - one.asked_at).total_seconds() * 1000)
        late = (one.asked_at - one.turn.due.wanted_at).total_seconds()
        its["late_seconds"] += max(0, round(late))
    return {carrier: Tally(**its) for carrier, its in counted.items()}


def _word(told: Told) -> str:
    if told.state in (State.SENT, State.UNKNOWN):
        return told.state.value
    return "failed" if told.verdict in (Verdict.RETRY, Verdict.STOP) else "refused"


def _spent(told: Iterable[Told]) -> list[grants.Spent]:
    """The grants that were used up: WeChat was asked and did not refuse."""
    asked = [one.turn for one in told if one.state in (State.SENT, State.UNKNOWN)]
    return [
        grants.Spent(turn.due.person_id, grant_of(turn.due.template), turn.due.key)
        for turn in asked
        if turn.way.rung == Rung.WECHAT
    ]


def _gone(told: Iterable[Told]) -> list[tuple[UUID, str]]:
    """The people who, as WeChat says, allow no more messages of a kind."""
    return [
        (one.turn.due.person_id, grant_of(one.turn.due.template))
        for one in told
        if one.error == NoGrant.code and one.turn.way.rung == Rung.WECHAT
    ]


def _unbound(told: Iterable[Told]) -> list[tuple[UUID, datetime]]:
    """The staff who take no messages of work any more, as WeChat said when it was asked."""
    ended = {
        one.turn.due.person_id: one.asked_at
        for one in told
        if one.error == NotBound.code and one.turn.way.rung == Rung.WORK
    }
    return sorted(ended.items())
