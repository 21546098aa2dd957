"""Files sent from a counter, and those that were announced and never finished."""

import pytest

from app.models.journal import Blob
from app.ports import Deps
from app.services.journal import blobs
from app.services.journal.blobs import NoSuchBlob
from tests.fakes import StillClock
from tests.make import CENTRE, a_person, a_town
from tests.people import LI
from tests.services.journal.test_blobs import (
    VOICE,
    a_photo,
    a_town_with_room,
    kept,
    send,
    told,
    whole,
)


async def test_a_signature_is_sent_from_the_counter_of_an_office(deps: Deps) -> None:
    await a_town(deps)
    li = await a_person(deps, LI, clerk=CENTRE)
    photo = a_photo(place=False)

    await whole(deps, li, photo, kind="signature", media_type="image/jpeg")

    assert (await Blob.get()).person_id == li.person_id


async def test_what_was_never_finished_is_forgotten_with_its_pieces(
    deps: Deps, clock: StillClock
) -> None:
    agent = (await a_town_with_room(deps)).agent
    await whole(deps, agent, VOICE)
    before = set(kept(deps))
    long = VOICE + b"more"
    await blobs.announce(deps, agent, told(long))
    await send(deps, agent, long, 0, long[:100])
    clock.pass_(days=30)
    too_early = await blobs.forget_unfinished(deps)
    clock.pass_(seconds=1)

    gone = await blobs.forget_unfinished(deps)

    assert (too_early, gone, await blobs.forget_unfinished(deps)) == (0, 1, 0)
    assert set(kept(deps)) == before
    with pytest.raises(NoSuchBlob):
        await send(deps, agent, long, 100, long[100:])
