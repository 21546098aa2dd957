"""The doctor's round of every working morning, with the addresses on the web asked too."""

import asyncio
from collections.abc import Iterable
from datetime import time

from app.domain.bookings.openings import moment
from app.domain.catalogue.setup_checks import addresses, is_address
from app.domain.deadlines.workdays import ONE_DAY
from app.models.centre import Centre, Offer
from app.models.operation import Heartbeat
from app.ports import Deps, Links
from app.services.catalogue import setup_doctor, setup_facts
from app.services.deadlines import calendars

BEGINS = time(7, 30)
AT_ONCE = 8
MOST_ADDRESSES = 200
"""So many addresses of a centre are asked; each takes at most five seconds."""
LOOK_SECONDS = 5.0


async def examine_all(deps: Deps) -> tuple[int, int]:
    """Look at every centre once each working morning; returns how many centres and faults.

    A centre that was not finished when the job died is looked at again.
    """
    today = deps.clock.today()
    if deps.clock.now() < moment(today, BEGINS):
        return 0, 0
    if not (await calendars.work_days(today, today + ONE_DAY)).is_workday(today):
        return 0, 0
    centres = faults = 0
    offering = {offer.centre_id for offer in await Offer.all().only("id", "centre_id")}
    for centre in await Centre.filter(id__in=list(offering)).order_by("code"):
        mark = setup_doctor.EXAMINED.format(code=centre.code)
        done = await Heartbeat.get_or_none(name=mark)
        if done is not None and done.said == today.isoformat():
            continue
        dead = await _dead(deps, centre)
        faults += await setup_doctor.examine(deps, centre, dead=dead)
        centres += 1
        said = {"at": deps.clock.now(), "said": today.isoformat()}
        await Heartbeat.update_or_create(name=mark, defaults=said)
    return centres, faults


async def _dead(deps: Deps, centre: Centre) -> frozenset[str] | None:
    """The addresses of a centre's items that do not answer; None where nobody can ask."""
    if deps.links is None:
        return None
    wordings = await setup_facts.wordings_of(centre)
    named = dict.fromkeys(one for item in wordings for one in addresses(item) if is_address(one))
    asked = {one: _whole(one, deps.public_url) for one in list(named)[:MOST_ADDRESSES]}
    silent = await _silent(deps.links, {whole for whole in asked.values() if whole})
    return frozenset(one for one, whole in asked.items() if whole in silent)


def _whole(address: str, public_url: str) -> str:
    """The address as one asks for it; empty for a path of a house that does not say where it is."""
    if not address.startswith("/"):
        return address
    return f"{public_url}{address}" if public_url else ""


async def _silent(links: Links, asked: Iterable[str]) -> frozenset[str]:
    turns = asyncio.Semaphore(AT_ONCE)

    async def ask(address: str) -> bool:
        try:
            async with turns, asyncio.timeout(LOOK_SECONDS):
                return await links.alive(address)
        except TimeoutError:
            return False

    every = sorted(asked)
    alive = await asyncio.gather(*(ask(one) for one in every))
    return frozenset(one for one, answers in zip(every, alive, strict=True) if not answers)
