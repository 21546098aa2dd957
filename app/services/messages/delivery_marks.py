"""The last moment before a carrier is asked: what is marked as asked, and what ends without."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from app.domain.messages.ladder import MUTED, STALE, Go, Knock, Nowhere, Stale, Wait
from app.domain.messages.rungs import Rung
from app.models import sql
from app.models.notice import Notice
from app.ports import Deps
from app.services.messages import delivery_facts, delivery_turns, knocks, text_costs
from app.services.messages.delivery_facts import Facts
from app.services.messages.delivery_turns import Turn
from app.services.messages.notices import State
from app.services.messages.text_costs import Cost

NOBODY_ANSWERS: Final = "unreachable"

OURS = (
    "SELECT id FROM notice WHERE state = 'claimed' AND sending_at IS NULL"
    " AND id IN ({ids}){free_rows}"
)
MARK = (
    "UPDATE notice SET sending_at = $2, channel = $3, rung = $4, to_index = $5, wording = $6,"
    " parts = $7, cost_fen = $8 WHERE id = $1"
)
WAITS = (
    "UPDATE notice SET state = 'planned', lease_until_at = NULL, error = $2, due_at = $3"
    " WHERE id = $1 AND state = 'claimed' AND sending_at IS NULL"
)
ENDS = (
    "UPDATE notice SET state = $2, lease_until_at = NULL, error = $3"
    " WHERE id = $1 AND state = 'claimed' AND sending_at IS NULL"
)
WALKS = (
    "UPDATE notice SET state = 'sent', lease_until_at = NULL, error = '', channel = 'knock',"
    " rung = 'knock', to_index = '', sending_at = $2, sent_at = $2"
    " WHERE id = $1 AND state = 'claimed' AND sending_at IS NULL"
)


async def mark(
    deps: Deps, turns: Sequence[Turn], facts: Facts, now: datetime
) -> tuple[list[Turn], Counter[str]]:
    """Note that these carriers are about to be asked; those taken back meanwhile are left out.

    What a budget does not pay for goes another way, or ends: the second answer says how many came
    to which state, those of another way are planned.
    """
    if not turns:
        return [], Counter()
    async with sql.transaction():
        paid = await text_costs.reserve(deps, [_cost(turn, now) for turn in turns])
        going = [turn for turn, pays in zip(turns, paid, strict=True) if pays]
        marked = await _mark(going, now)
        gone = [turn for turn in going if turn.due.id not in marked]
        await text_costs.give_back(deps, [_cost(turn, now) for turn in gone])
        unpaid = [turn for turn, pays in zip(turns, paid, strict=True) if not pays]
        others = [delivery_turns.turn(deps, turn.due, facts, budget=False) for turn in unpaid]
        held = [
            turn
            for turn, other in zip(unpaid, others, strict=True)
            if _is_held_back(turn, other, facts)
        ]
        await text_costs.hold_back([_cost(turn, now) for turn in held])
        cheap = [turn for turn in others if isinstance(turn.choice, Go)]
        tally = await close(deps, [turn for turn in others if not isinstance(turn.choice, Go)])
        marked |= await _mark(cheap, now)
    return [turn for turn in (*going, *cheap) if turn.due.id in marked], tally


async def _mark(turns: Sequence[Turn], now: datetime) -> set[UUID]:
    """Note of those that are still ours by which carrier they go from `now` on; their ids."""
    if not turns:
        return set()
    ids = [turn.due.id for turn in turns]
    ours = OURS.format(ids=sql.gaps(1, len(ids)), free_rows=sql.free_rows())
    held = {delivery_facts.uuid_of(row["id"]) for row in await sql.rows(ours, *ids)}
    await sql.many(MARK, [_line_of_mark(turn, now) for turn in turns if turn.due.id in held])
    return held


def _line_of_mark(turn: Turn, now: datetime) -> tuple[object, ...]:
    way = turn.way
    told = (turn.wording, turn.parts, turn.cost_fen)
    return (turn.due.id, now, way.carrier, way.rung, way.to_index, *told)


def _is_held_back(turn: Turn, other: Turn, facts: Facts) -> bool:
    """Whether a message leaves text messages unpaid: once, on the first of its rungs of texts."""
    ways = facts.reached[turn.due.person_id].ways
    first = turn.way.rung == Rung.SMS or all(way.rung != Rung.SMS for way in ways)
    return first and not isinstance(other.choice, Wait)


def _cost(turn: Turn, now: datetime) -> Cost:
    due = turn.due
    return Cost(due.centre_id, now, turn.parts, turn.cost_fen, turn.rules.urgent)


async def close(deps: Deps, turns: Sequence[Turn]) -> Counter[str]:
    """Write down what ends or waits without asking anybody; says how many came to which state."""
    if not turns:
        return Counter()
    lines: Mapping[str, list[tuple[object, ...]]] = defaultdict(list)
    tally: Counter[str] = Counter()
    now = deps.clock.now()
    for turn in turns:
        statement, state, values = _line(turn, now)
        lines[statement].append((turn.due.id, *values))
        tally[state] += 1
    async with sql.transaction():
        for statement, values_of in lines.items():
            await sql.many(statement, sorted(values_of, key=lambda line: str(line[0])))
        await _let_walk(deps, [turn for turn in turns if isinstance(turn.choice, Knock)])
    return tally


def _line(turn: Turn, now: datetime) -> tuple[str, State, tuple[object, ...]]:
    match turn.choice:
        case Wait(until, why):
            return WAITS, State.PLANNED, (why, until)
        case Nowhere(why):
            state = State.RETRACTED if why == MUTED else State.REFUSED
            return ENDS, state, (state, why[:60])
        case Knock():
            return WALKS, State.SENT, (now,)
    assert isinstance(turn.choice, Stale)
    return ENDS, State.GIVEN_UP, (State.GIVEN_UP, STALE)


async def _let_walk(deps: Deps, turns: Sequence[Turn]) -> None:
    """Somebody is to tell these people in person; one after the other, by their ids."""
    if not turns:
        return
    because = {turn.due.id: _because(turn) for turn in turns}
    walked = Notice.filter(id__in=list(because), channel="knock", state=State.SENT, knock_id=None)
    for notice in await walked.order_by("person_id", "id"):
        await knocks.attach(deps, notice, because[notice.id])


def _because(turn: Turn) -> str:
    """Why somebody goes: it is wished, or what barred the last way."""
    wished = turn.choice.why if isinstance(turn.choice, Knock) else ""
    return wished or turn.due.error or NOBODY_ANSWERS
