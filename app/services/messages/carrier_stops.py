"""Pausing a carrier by hand and letting it go on, by administrators, with a reason."""

from typing import Final

from app.domain.messages.carriers import RUNG_OF
from app.domain.people.roles import Actor
from app.kit.errors import Forbidden, NotFound
from app.models import sql
from app.models.carrier import CarrierState
from app.ports import Deps
from app.services.house import audit
from app.services.messages import carriers
from app.services.messages.message_log import is_administrator

NOT_ASKED: Final = frozenset({"knock", "paper"})
"""Ways to tell people that no machine answers for."""
PAUSE = (
    "UPDATE carrier_state SET paused_at = COALESCE(paused_at, $2), paused_until_at = NULL,"
    " paused_why = $3, paused_by_id = $4, trial = FALSE, changed_at = $2 WHERE name = $1"
    " RETURNING name"
)
RESUME = (
    "UPDATE carrier_state SET paused_at = NULL, paused_until_at = NULL, paused_why = '',"
    " paused_by_id = NULL, trial = FALSE, pauses = 0, changed_at = $2"
    " WHERE name = $1 AND paused_at IS NOT NULL RETURNING name"
)


class NoSuchCarrier(NotFound):
    """There is no such carrier of messages here."""


class AdministratorsOnly(Forbidden):
    """Only administrators of the whole house may pause a carrier or let it go on."""


def names(deps: Deps) -> list[str]:
    """The carriers there can be, in the order of their rungs, set up here or not."""
    known = [name for name in RUNG_OF if name not in NOT_ASKED or name in deps.channels]
    return [*known, *sorted(deps.channels.keys() - set(known))]


async def pause(deps: Deps, actor: Actor, carrier: str, words: str) -> None:
    """Ask a carrier no more until somebody ends it; `words` (60 at most) say why.

    Also over a pause that the house made by itself. NoSuchCarrier, AdministratorsOnly.
    """
    _check(deps, actor, carrier)
    now = deps.clock.now()
    async with sql.transaction():
        await carriers.known(carrier, now)
        await sql.rows(PAUSE, carrier, now, words[:60], actor.person_id)
        await _note(deps, actor, "carrier-paused", carrier, words)


async def resume(deps: Deps, actor: Actor, carrier: str, words: str) -> None:
    """Ask a carrier again as if nothing had been; for a working one nothing happens.

    `words` say why. NoSuchCarrier, AdministratorsOnly.
    """
    _check(deps, actor, carrier)
    async with sql.transaction():
        if await sql.rows(RESUME, carrier, deps.clock.now()):
            await _note(deps, actor, "carrier-resumed", carrier, words)


async def _note(deps: Deps, actor: Actor, act: str, carrier: str, words: str) -> None:
    """The reason is about a machine and nobody, so the log may hold it."""
    await audit.record(deps, actor.person_id, act, f"carrier:{carrier}", why=words[:60])


def _check(deps: Deps, actor: Actor, carrier: str) -> None:
    if carrier not in names(deps):
        raise NoSuchCarrier(carrier=carrier[:10])
    if not is_administrator(actor):
        raise AdministratorsOnly


async def states() -> dict[str, CarrierState]:
    """What is known of each carrier that was ever paused, by name."""
    return {row.name: row for row in await CarrierState.all()}
