"""Files in pieces: resumed, repeated, out of order, cut off, forged; and who may look at them."""

import asyncio
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from app.domain.journal.blobs import (
    LARGEST_BYTES,
    LARGEST_PIECE,
    BlobDiffers,
    BlobKind,
    BlobTooLarge,
    BlobTypeRefused,
    TooManyBlobs,
)
from app.domain.people.roles import Actor
from app.models.journal import Blob
from app.models.operation import AuditEntry
from app.models.person import Membership
from app.ports import Deps
from app.services.journal import blobs, devices
from app.services.journal.blobs import Announced, BlobProgress, NoSuchBlob, PieceTooLarge
from app.services.journal.devices import AgentsOnly
from app.services.journal.journal import digest
from app.storage.object_files import ObjectFiles
from app.storage.stores import local_store
from app.vault.file_cipher import FileCipher
from app.vault.keys import key_ring, new_key
from tests.make import a_person
from tests.people import YANG
from tests.services.journal.sent_blobs import (
    VOICE,
    a_photo,
    a_town_with_room,
    kept,
    send,
    told,
    whole,
)


async def test_pieces_make_a_whole_whatever_comes_twice_or_too_early(deps: Deps) -> None:
    agent = (await a_town_with_room(deps)).agent
    begun = await blobs.announce(deps, agent, told(VOICE))

    early = await send(deps, agent, VOICE, 500, VOICE[500:])
    first = await send(deps, agent, VOICE, 0, VOICE[:300])
    twice = await send(deps, agent, VOICE, 0, VOICE[:300])
    asked = await blobs.announce(deps, agent, told(VOICE))
    last = await send(deps, agent, VOICE, 300, VOICE[300:])
    after = await send(deps, agent, VOICE, 300, VOICE[300:])

    name = digest(VOICE)
    assert (begun, early) == (BlobProgress(name, 0, False),) * 2
    assert (first, twice, asked) == (BlobProgress(name, 300, False),) * 3
    assert (last, after) == (BlobProgress(name, len(VOICE), True),) * 2
    row = await Blob.get()
    assert kept(deps) == {f"blobs/{row.id.hex}/whole": VOICE}, "the pieces are gone"
    assert (row.store_key, row.media_type) == (f"blobs/{row.id.hex}/whole", "audio/amr")
    assert await blobs.progress(agent, name) == last
    assert await AuditEntry.filter(act="blob-received").count() == 1


async def test_a_piece_that_comes_twice_at_the_same_moment_is_counted_once(deps: Deps) -> None:
    agent = (await a_town_with_room(deps)).agent
    await blobs.announce(deps, agent, told(VOICE))

    await asyncio.gather(*(send(deps, agent, VOICE, 0, VOICE[:300]) for _ in range(3)))
    await asyncio.gather(*(send(deps, agent, VOICE, 300, VOICE[300:]) for _ in range(2)))

    assert (await blobs.progress(agent, digest(VOICE))).whole
    assert await AuditEntry.filter(act="blob-received").count() == 1


async def test_the_same_file_is_announced_once_by_two_requests_at_once(deps: Deps) -> None:
    agent = (await a_town_with_room(deps)).agent

    both = await asyncio.gather(*(blobs.announce(deps, agent, told(VOICE)) for _ in range(3)))

    assert set(map(str, both)) == {str(BlobProgress(digest(VOICE), 0, False))}
    assert await Blob.all().count() == 1


async def test_what_is_not_what_was_announced_begins_anew(deps: Deps) -> None:
    agent = (await a_town_with_room(deps)).agent
    await blobs.announce(deps, agent, told(VOICE))
    await send(deps, agent, VOICE, 0, VOICE[:300])

    with pytest.raises(BlobDiffers):
        await send(deps, agent, VOICE, 300, bytes(len(VOICE) - 300))

    assert await blobs.progress(agent, digest(VOICE)) == BlobProgress(digest(VOICE), 0, False)
    assert kept(deps) == {}
    assert (await send(deps, agent, VOICE, 0, VOICE)).whole


async def test_pieces_that_cannot_be_opened_any_more_are_sent_anew(
    deps: Deps, tmp_path: Path
) -> None:
    agent = (await a_town_with_room(deps)).agent
    before, after = (
        replace(deps, files=ObjectFiles(lambda: local_store(tmp_path), FileCipher(key_ring(key))))
        for key in (new_key(kid="old"), new_key(kid="new"))
    )
    await blobs.announce(before, agent, told(VOICE))
    await send(before, agent, VOICE, 0, VOICE[:300])

    with pytest.raises(BlobDiffers):
        await send(after, agent, VOICE, 300, VOICE[300:])
    again = await send(after, agent, VOICE, 0, VOICE)

    assert again.whole
    row = await Blob.get()
    assert after.files is not None
    assert await after.files.get(row.store_key) == VOICE


@pytest.mark.parametrize("offset", [0, 300, 1030])
async def test_a_piece_is_bounded(deps: Deps, offset: int) -> None:
    agent = (await a_town_with_room(deps)).agent
    await blobs.announce(deps, agent, told(VOICE))

    for data in (b"", bytes(LARGEST_PIECE + 1), bytes(len(VOICE) - offset + 1)):
        with pytest.raises(PieceTooLarge):
            await blobs.stage(deps, agent, digest(VOICE), offset, data)


@pytest.mark.parametrize(
    ("kind", "media_type", "size", "refusal"),
    [
        ("photo", "image/heic", 10, BlobTypeRefused),
        ("photo", "application/pdf", 10, BlobTypeRefused),
        ("voice", "image/png", 10, BlobTypeRefused),
        ("signature", "image/webp", 10, BlobTypeRefused),
        ("photo", "image/jpeg", 0, BlobTooLarge),
        ("photo", "image/jpeg", LARGEST_BYTES + 1, BlobTooLarge),
    ],
)
async def test_what_nobody_can_use_is_refused_before_it_is_sent(
    deps: Deps, kind: str, media_type: str, size: int, refusal: type[Exception]
) -> None:
    agent = (await a_town_with_room(deps)).agent

    with pytest.raises(refusal):
        await blobs.announce(deps, agent, Announced("a" * 64, size, media_type, BlobKind(kind)))


@pytest.mark.parametrize(
    ("content", "kind", "media_type"),
    [
        (b"<html>", "photo", "image/jpeg"),
        (b"%PDF-1.4", "photo", "image/jpeg"),
        (VOICE, "photo", "image/jpeg"),
        (a_photo(), "voice", "audio/mpeg"),
    ],
    ids=range(4),
)
async def test_a_file_that_lies_about_itself_is_refused_when_it_is_whole(
    deps: Deps, content: bytes, kind: str, media_type: str
) -> None:
    agent = (await a_town_with_room(deps)).agent
    await blobs.announce(deps, agent, told(content, kind, media_type))

    with pytest.raises(BlobTypeRefused):
        await send(deps, agent, content, 0, content)

    assert (kept(deps), (await Blob.get()).received) == ({}, 0)


async def test_another_size_under_a_known_fingerprint_is_refused(deps: Deps) -> None:
    agent = (await a_town_with_room(deps)).agent
    await blobs.announce(deps, agent, told(VOICE))

    with pytest.raises(BlobDiffers):
        await blobs.announce(deps, agent, Announced(digest(VOICE), 5, "audio/amr", BlobKind.VOICE))


async def test_too_many_unfinished_files_wait(deps: Deps, monkeypatch: pytest.MonkeyPatch) -> None:
    agent = (await a_town_with_room(deps)).agent
    monkeypatch.setattr("app.domain.journal.blobs.MOST_UNFINISHED", 1)
    await blobs.announce(deps, agent, told(VOICE))

    with pytest.raises(TooManyBlobs):
        await blobs.announce(deps, agent, told(VOICE + b"."))

    assert (await blobs.announce(deps, agent, told(VOICE))).received == 0


async def test_residents_send_none_but_who_was_agent_sends_what_was_done(deps: Deps) -> None:
    agent = (await a_town_with_room(deps)).agent
    yang = await a_person(deps, YANG)
    await devices.register(deps, agent, uuid4(), "", "zh")
    await Membership.filter(person_id=agent.person_id).delete()
    before = Actor(agent.person_id, agent.session_id)

    with pytest.raises(AgentsOnly):
        await blobs.announce(deps, yang, told(VOICE))

    await whole(deps, before, VOICE)
    with pytest.raises(NoSuchBlob):
        await blobs.progress(yang, digest(VOICE))
