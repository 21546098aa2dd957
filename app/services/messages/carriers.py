"""The carriers of messages: which are asked, which are paused, and what each did by the minute."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from datetime import datetime, timedelta
from typing import Final

from app.domain.messages.carrier_health import TRIAL, WATCHED, Window, ranked
from app.domain.messages.carriers import RUNG_OF
from app.models import sql
from app.models.carrier import CarrierMinute, CarrierState
from app.ports import Deps
from app.services.house import audit
from app.services.messages import carrier_alarms

RESTS_FOR: Final = timedelta(minutes=30)
"""How long a carrier rests that said stop, before a few messages show whether that was mended."""
LOOKED_AT_EVERY: Final = timedelta(seconds=30)
"""How often carriers are judged: a trial that has had its messages waits so long at most."""
KEPT_FOR: Final = timedelta(days=90)

DONE = (
    "SELECT carrier, sum(asked) AS asked, sum(failed) AS failed, sum(unknown) AS unknown,"
    " sum(answer_ms) AS answer_ms FROM carrier_minute WHERE minute_at >= $1 GROUP BY carrier"
)
KNOWN = "INSERT INTO carrier_state (name, changed_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING"
STOP = (
    "UPDATE carrier_state SET paused_at = COALESCE(paused_at, $2), paused_until_at = $3,"
    " paused_why = $4, paused_by_id = NULL, trial = FALSE, pauses = pauses + 1, changed_at = $2"
    " WHERE name = $1 AND (paused_at IS NULL OR trial OR paused_until_at <= $2)"
    " RETURNING paused_at"
)


@dataclass(frozen=True)
class Tally:
    """What a carrier did since it was counted last; times are added up over all messages.

    `failed` are its own troubles (a later try, a stop), `refused` its word about one message or
    address; `delivered` and `bounced` are receipts, `receipt_seconds` how long those took.
    `late_seconds`: from the wish for each message to its hand-over.
    """

    asked: int = 0
    sent: int = 0
    refused: int = 0
    failed: int = 0
    unknown: int = 0
    delivered: int = 0
    bounced: int = 0
    answer_ms: int = 0
    receipt_seconds: int = 0
    late_seconds: int = 0


COUNTED: Final = tuple(field.name for field in fields(Tally))
COUNT = (
    f"INSERT INTO carrier_minute (carrier, minute_at, {', '.join(COUNTED)})"  # noqa: S608
    f" VALUES ($1, $2, {sql.gaps(3, len(COUNTED))}) ON CONFLICT (carrier, minute_at) DO UPDATE SET "
    + ", ".join(f"{name} = carrier_minute.{name} + excluded.{name}" for name in COUNTED)
)


async def shut(deps: Deps) -> dict[str, datetime | None]:
    """The carriers that are not asked now, and until when; None: until somebody ends the pause.

    One that has had its messages of trial is shut until the trial was judged.
    """
    now = deps.clock.now()
    found: dict[str, datetime | None] = {}
    for row in await CarrierState.exclude(paused_at=None):
        if is_paused(row, now):
            found[row.name] = row.paused_until_at
        elif await _left(row) <= 0:
            found[row.name] = now + LOOKED_AT_EVERY
    return found


async def trials(deps: Deps) -> dict[str, int]:
    """How many messages each carrier on trial may still be asked for; others take all there are."""
    now = deps.clock.now()
    rows = await CarrierState.exclude(paused_at=None)
    return {row.name: max(0, await _left(row)) for row in rows if not is_paused(row, now)}


def is_paused(state: CarrierState, now: datetime) -> bool:
    """Whether a carrier is not asked at all; one whose pause ran out is on trial."""
    if state.paused_at is None or state.trial:
        return False
    return state.paused_until_at is None or state.paused_until_at > now


async def _left(state: CarrierState) -> int:
    """How many messages of its trial a carrier has not had yet."""
    return TRIAL - (await window(state.name, trial_since(state))).asked


async def windows(deps: Deps) -> dict[str, Window]:
    """What each carrier did lately, for who ranks the vendors of a rung; idle ones are left out."""
    return await _done(deps.clock.now() - WATCHED)


async def vendors(deps: Deps) -> list[str]:
    """The carriers of text messages as they are to be tried: the failing and the slow go behind."""
    names = [name for name in deps.channels if RUNG_OF.get(name) == "sms"]
    return list(ranked(names, await windows(deps))) if len(names) > 1 else names


async def in_order(deps: Deps) -> list[str]:
    """All carriers, those of text messages as `vendors` says."""
    first = await vendors(deps)
    return [*first, *(name for name in deps.channels if name not in first)]


async def window(carrier: str, since: datetime) -> Window:
    """What a carrier did since the minute of `since`."""
    return (await _done(since)).get(carrier, Window(0))


async def _done(since: datetime) -> dict[str, Window]:
    return {
        row["carrier"]: Window(
            *(int(row[name]) for name in ("asked", "failed", "unknown", "answer_ms"))
        )
        for row in await sql.rows(DONE, _minute(since))
    }


def trial_since(state: CarrierState) -> datetime:
    """When a trial began: when somebody looked, else when the pause ran out."""
    return state.changed_at if state.trial else state.paused_until_at or state.changed_at


async def count(deps: Deps, tallies: Mapping[str, Tally]) -> None:
    """Add to the present minute of each carrier, in anybody's transaction or none.

    Drainers that count at once lose nothing. Call it last in a transaction: it holds the minute.
    """
    minute = _minute(deps.clock.now())
    told = sorted((name, one) for name, one in tallies.items() if one != Tally())
    async with sql.transaction():
        await sql.many(COUNT, [(name, minute, *astuple(one)) for name, one in told])


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


async def stop(deps: Deps, carrier: str, why: str, until: datetime | None = None) -> bool:
    """Ask a carrier no more until `until` (RESTS_FOR by itself); whether it was asked so far.

    `why` is the code of a refusal. Administrators are told once for each trouble, by whoever
    stopped the carrier first; a failed trial is the same trouble. Inside anybody's transaction.
    """
    now, name = deps.clock.now(), carrier[:10]
    until = until or now + RESTS_FOR
    async with sql.transaction():
        await known(name, now)
        stopped = await sql.rows(STOP, name, now, until, why[:60])
        if not stopped:
            return False
        since = sql.moment(stopped[0]["paused_at"])
        await audit.record(deps, None, "carrier-paused", f"carrier:{name}", why=why[:60])
        await carrier_alarms.tell_stopped(deps, name, since, why)
    return True


async def known(name: str, now: datetime) -> None:
    """See to it that a carrier has a row of its state, a working one at first."""
    await sql.rows(KNOWN, name, now)


async def forget_old(deps: Deps) -> int:
    """Delete what carriers did more than 90 days ago; returns how many minutes."""
    return await CarrierMinute.filter(minute_at__lt=deps.clock.now() - KEPT_FOR).delete()
