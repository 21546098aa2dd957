"""Watching the carriers: one that mostly fails is paused, tried again, and taken back."""

from collections import Counter
from datetime import datetime

from app.domain.messages.carrier_health import WATCHED, Back, Health, Pause, Try, judge
from app.models import sql
from app.models.carrier import CarrierState
from app.ports import Deps
from app.services.house import audit
from app.services.messages import carrier_alarms, carriers

TRY = (
    "UPDATE carrier_state SET trial = TRUE, changed_at = $2 WHERE name = $1 AND NOT trial"
    " AND paused_at IS NOT NULL AND paused_until_at <= $2 RETURNING name"
)
BACK = (
    "UPDATE carrier_state SET paused_at = NULL, paused_until_at = NULL, paused_why = '',"
    " paused_by_id = NULL, trial = FALSE, pauses = 0, changed_at = $2"
    " WHERE name = $1 AND trial RETURNING name"
)


async def watch(deps: Deps) -> dict[str, int]:
    """Judge each carrier by what it did lately; says how many were paused, tried, taken back.

    Of several who watch at once, one does it. Administrators are told of the pause that begins a
    trouble and when it is over; a pause that somebody made is theirs to end.
    """
    rows = {row.name: row for row in await CarrierState.all()}
    names = sorted(deps.channels.keys() | rows.keys())
    done = Counter([await _watch(deps, name, rows.get(name)) for name in names])
    return {what: done[what] for what in ("paused", "tried", "back") if done[what]}


async def _watch(deps: Deps, name: str, state: CarrierState | None) -> str:
    now = deps.clock.now()
    window = await carriers.window(name, _since(state, now))
    match judge(window, _health(state), now):
        case Pause(until, why):
            return "paused" if await carriers.stop(deps, name, why, until) else ""
        case Try():
            return "tried" if await sql.rows(TRY, name, now) else ""
        case Back():
            return "back" if await _take_back(deps, state, now) else ""
    return ""


def _since(state: CarrierState | None, now: datetime) -> datetime:
    """What was done before the last change was judged then; a trial is judged as a whole."""
    if state is None:
        return now - WATCHED
    return state.changed_at if state.trial else max(now - WATCHED, state.changed_at)


def _health(state: CarrierState | None) -> Health:
    if state is None:
        return Health()
    paused = state.paused_at is not None and not state.trial
    return Health(paused, state.paused_until_at, state.trial, state.pauses)


async def _take_back(deps: Deps, state: CarrierState | None, now: datetime) -> bool:
    assert state is not None, "a carrier on trial has a row"
    async with sql.transaction():
        if not await sql.rows(BACK, state.name, now):
            return False
        await audit.record(deps, None, "carrier-back", f"carrier:{state.name}")
        await carrier_alarms.tell_back(deps, state.name, state.paused_at or now)
    return True
