"""What became of messages after they were handed over: receipts that come, and asking for them."""

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.channels.sms.out_ids import out_id
from app.domain.messages import silence
from app.domain.messages.ladder import Again, Climb
from app.domain.messages.message_grants import grant_of
from app.domain.messages.silence import Leave, Look, Said
from app.domain.messages.verdicts import Fate
from app.models import sql
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import carriers, climbing, delivery_facts, delivery_turns, text_costs
from app.services.messages.carriers import Tally
from app.services.messages.climbing import Left
from app.services.messages.delivery_facts import Reached
from app.services.messages.notices import TAKEN_BACK, State
from app.services.messages.text_costs import Cost

log = logging.getLogger("cunkou.delivery")

BATCH: Final = 200
AT_ONCE: Final = 10
"""Carriers asked at the same time what became of a message."""
LEASE: Final = timedelta(minutes=2)
"""A message that is looked after is left alone by others for so long."""
KNOWN_FOR: Final = timedelta(days=3)
"""A receipt that names no message of its carrier is about one of these last days."""
WHOLE_SECONDS: Final = timedelta(seconds=2)
"""Carriers tell the time in whole seconds, and their clock is not ours."""
ASK_AGAIN: Final = timedelta(minutes=30)
ASKED_FOR: Final = timedelta(hours=9)
"""A carrier that could not be asked is asked again until so long after the message."""
LONGEST_CARRIER_ID: Final = 64
NO_RECEIPT, NOT_TAKEN = "no-receipt", "not-taken"
OPEN: Final = (State.SENT, State.UNKNOWN)
UNSETTLED: Final = (State.CLAIMED, State.SENT, State.UNKNOWN, State.RETRACTED)

TAKE = (
    "UPDATE notice SET settle_by_at = $2 WHERE id IN (SELECT id FROM notice"
    " WHERE settle_by_at <= $1 AND settle_by_at IS NOT NULL"
    " AND (state = 'sent' OR state = 'unknown') ORDER BY settle_by_at LIMIT $3{free_rows})"
    " RETURNING id"
)
BELATED = (
    "UPDATE notice SET state = 'retracted', error = 'arrived' WHERE id IN (SELECT id FROM notice"
    " WHERE first_id = $1 AND next_id IS NULL AND id <> $2"
    " AND (state = 'planned' OR (state = 'claimed' AND sending_at IS NULL)"
    " OR (state = 'sent' AND channel = 'knock')){held}) RETURNING id"
)


@dataclass(frozen=True)
class Word:
    """What a carrier says of a message it was handed, `at` is its own time of it.

    A message is found by `key` (ours), by `out_id` (the name we gave the carrier for it) among what
    was sent to the number `to_index`, by the carrier's own `carrier_id`, or it is the one without
    an answer that was asked for last before `at`, of the person with this `openid`, under `grant`
    where that is known.
    """

    carrier: str
    delivered: bool
    at: datetime
    error: str = ""
    key: str = ""
    out_id: str = ""
    to_index: str = ""
    carrier_id: str = ""
    openid: str = ""
    grant: str = ""


async def settle(deps: Deps, word: Word) -> bool:
    """Note what became of a message; False when no message is found that this may be about.

    What arrived stays arrived whatever is said later. What did not climbs, unless it was taken back
    or a rung follows it already. A rung that follows and was not used yet is taken back when the
    message arrived after all; one that was used is the last.
    """
    async with sql.transaction():
        found = await _found(deps, word)
        if found is None:
            return False
        [row] = await sql.find(Notice, f"WHERE id = $1{sql.held_rows()}", found.id)
        if row.sending_at is None or row.state == State.DELIVERED:
            return True
        if word.delivered:
            await _arrived(deps, row, word.at, word.carrier_id)
        elif row.state in UNSETTLED:
            await _bounced(deps, row, word.error, word.carrier_id)
        waited = round((deps.clock.now() - row.sending_at).total_seconds())
        tally = Tally(
            delivered=int(word.delivered),
            bounced=int(not word.delivered),
            receipt_seconds=max(0, waited),
        )
        await carriers.count(deps, {word.carrier: tally})
    return True


async def _found(deps: Deps, word: Word) -> Notice | None:
    """The message a word is about; None also while the answer may still come that names it."""
    if word.key:
        return await Notice.get_or_none(key=word.key, channel=word.carrier)
    if word.carrier_id:
        named = Notice.filter(channel=word.carrier, carrier_id=word.carrier_id[:LONGEST_CARRIER_ID])
        if found := await named.first():
            return found
    since = deps.clock.now() - KNOWN_FOR
    lately = Notice.filter(channel=word.carrier, sending_at__gte=since).order_by("sending_at")
    if word.out_id and word.to_index:
        sent = await lately.filter(to_index=word.to_index)
        return next((row for row in sent if out_id(row.key) == word.out_id), None)
    person = await Person.get_or_none(openid=word.openid) if word.openid else None
    if person is None:
        return None
    theirs = lately.filter(person_id=person.id, carrier_id="")
    if await theirs.filter(state=State.CLAIMED).exists():
        return None
    before = theirs.filter(state=State.UNKNOWN, sending_at__lte=word.at + WHOLE_SECONDS)
    like = [row for row in await before if word.grant in ("", grant_of(row.template))]
    return like[-1] if like else None


async def _arrived(deps: Deps, row: Notice, at: datetime, carrier_id: str = "") -> None:
    now = deps.clock.now()
    known = row.carrier_id or carrier_id[:LONGEST_CARRIER_ID]
    values = {"state": State.DELIVERED, "error": "", "settle_by_at": None, "carrier_id": known}
    times = {"delivered_at": min(at, now), "sent_at": row.sent_at or now, "lease_until_at": None}
    belated = BELATED.format(held=sql.held_rows())
    if await sql.rows(belated, row.first_id or row.id, row.id):
        row.next_id = None
    await Notice.filter(id=row.id).update(**values, **times, next_id=row.next_id)


async def _bounced(deps: Deps, row: Notice, error: str, carrier_id: str = "") -> None:
    """It never arrived: the next rung, unless it was taken back."""
    taken_back = row.state == State.RETRACTED or row.error == TAKEN_BACK
    state = State.RETRACTED if row.state == State.RETRACTED else State.REFUSED
    known, why = row.carrier_id or carrier_id[:LONGEST_CARRIER_ID], error[:60] or "bounced"
    values = {"state": state, "error": why, "settle_by_at": None, "carrier_id": known}
    await Notice.filter(id=row.id).update(**values, lease_until_at=None)
    if not taken_back:
        await _follow(deps, row, why)


async def _follow(deps: Deps, row: Notice, why: str) -> None:
    """Let the next rung follow a row, if there is one, none follows yet and none arrived."""
    if row.step and await climbing.arrived_before([row.id]):
        return
    reached = (await delivery_facts.people_reached(deps, [row.person_id]))[row.person_id]
    rules = delivery_turns.rules_for(row.template, row.urgent)
    next_rung = delivery_turns.next_rung(rules, row.rung, row.via, reached)
    if next_rung and row.next_id is None:
        await climbing.climb(deps, [Left(row.id, next_rung, why)])


async def look(deps: Deps, batch: int = BATCH) -> dict[str, int]:
    """Ask the carriers about what is open for too long; says how many came to which state.

    A message without an answer is planned again only when its carrier surely never took it.
    """
    now = deps.clock.now()
    took = await sql.rows(TAKE.format(free_rows=sql.free_rows()), now, now + LEASE, batch)
    if not took:
        return {}
    still_open = Notice.filter(id__in=[row["id"] for row in took], state__in=OPEN)
    rows = await still_open.order_by("sending_at", "id")
    reached = await delivery_facts.people_reached(deps, {row.person_id for row in rows})
    tally: Counter[str] = Counter()
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        fates = await asyncio.gather(*(_fate(deps, row, reached[row.person_id]) for row in some))
        for row, fate in zip(some, fates, strict=True):
            tally[await _conclude(deps, row, fate)] += 1
    return dict(tally)


async def _fate(deps: Deps, row: Notice, reached: Reached) -> Fate:
    """What the carrier says of a message; CANNOT_SAY when nobody can be asked, or no more."""
    channel = deps.channels.get(row.channel)
    places = {
        way.to for way in reached.ways if (way.carrier, way.to_index) == (row.channel, row.to_index)
    }
    if channel is None or not channel.can.askable or not places or row.sending_at is None:
        return Fate.CANNOT_SAY
    try:
        return await channel.fate(places.pop(), row.key, row.carrier_id, row.sending_at)
    except Exception:
        log.exception("notice %s: %s cannot be asked what became of it", row.id, row.channel)
        return Fate.UNASKED


async def _conclude(deps: Deps, seen: Notice, fate: Fate) -> str:
    """Write what follows from a fate, unless a receipt came first; the state it came to."""
    async with sql.transaction():
        [row] = await sql.find(Notice, f"WHERE id = $1{sql.held_rows()}", seen.id)
        if _stands(row) != _stands(seen) or row.sending_at is None:
            return row.state
        match _what_follows(row, fate, deps.clock.now()):
            case Said():
                await _arrived(deps, row, deps.clock.now())
                return State.DELIVERED
            case Climb() if fate in (Fate.FAILED, Fate.NOT_THERE):
                await _bounced(deps, row, NOT_TAKEN if fate is Fate.NOT_THERE else "")
                return State.REFUSED
            case Again(at=at):
                await _plan_again(deps, row, at)
                return State.PLANNED
            case Look(at=at):
                await Notice.filter(id=row.id).update(settle_by_at=at)
            case Climb():
                await Notice.filter(id=row.id).update(settle_by_at=None, error=NO_RECEIPT)
                await _follow(deps, row, NO_RECEIPT)
            case Leave():
                await Notice.filter(id=row.id).update(settle_by_at=None)
    return row.state


def _stands(row: Notice) -> tuple[object, ...]:
    """What must not have changed while the carrier was asked; what was said again is let rest."""
    return (row.state, row.sending_at, row.next_id)


def _what_follows(row: Notice, fate: Fate, now: datetime) -> Said | Climb | Again | Look | Leave:
    rules = delivery_turns.rules_for(row.template, row.urgent)
    assert row.sending_at is not None
    if row.state == State.SENT:
        follows: Said | Climb | Again | Look | Leave = silence.after_no_receipt(rules, fate)
    else:
        follows = silence.after_silence(rules, fate, row.sending_at, now)
    if isinstance(follows, Leave) and (at := _ask_again_at(fate, row.sending_at, now)):
        return Look(at)
    return follows


def _ask_again_at(fate: Fate, asked_at: datetime, now: datetime) -> datetime | None:
    """When to ask again what nobody answered yet; None: this was the last time."""
    if fate not in (Fate.WAITING, Fate.UNASKED):
        return None
    if at := silence.next_look(asked_at, now):
        return at
    late = now + ASK_AGAIN
    return late if fate is Fate.UNASKED and late <= asked_at + ASKED_FOR else None


async def _plan_again(deps: Deps, row: Notice, at: datetime) -> None:
    """The same row under the same key: it was never taken, and costs nothing."""
    assert row.sending_at is not None
    cost = Cost(row.centre_id, row.sending_at, row.parts, row.cost_fen)
    await text_costs.give_back(deps, [cost])
    unused = {"sending_at": None, "to_index": "", "parts": 0, "cost_fen": 0, "carrier_id": ""}
    times = {"due_at": at, "settle_by_at": None, "lease_until_at": None}
    await Notice.filter(id=row.id).update(state=State.PLANNED, error=NOT_TAKEN, **unused, **times)
