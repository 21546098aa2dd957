"""Files as a phone sends them in pieces."""

from io import BytesIO
from typing import Any

from PIL import Image

from app.domain.journal.blobs import (
    BlobKind,
)
from app.domain.people.roles import Actor
from app.ports import Deps
from app.services.journal import blobs, sync_receipts
from app.services.journal.blobs import Announced, BlobProgress
from app.services.journal.journal import digest
from tests.make import a_town
from tests.services.village_rooms import Room, a_room

VOICE = b"#!AMR\n" + bytes(range(256)) * 4


def a_photo(place: bool = True) -> bytes:
    """A photograph that says where it was taken."""
    picture, written = Image.new("RGB", (640, 480), "green"), BytesIO()
    notes = Image.Exif()
    if place:
        notes[0x010E] = "N28.93 E104.92"
    picture.save(written, "JPEG", exif=notes)
    return written.getvalue()


def told(content: bytes, kind: str = "voice", media_type: str = "audio/amr") -> Announced:
    return Announced(digest(content), len(content), media_type, BlobKind(kind))


async def send(deps: Deps, who: Actor, of: bytes, offset: int, data: bytes) -> BlobProgress:
    """A piece as the route takes it."""
    staged = await blobs.stage(deps, who, digest(of), offset, data)
    answer = await sync_receipts.take(deps, who, digest(of), staged)
    await blobs.tidy(deps, staged)
    return answer


async def whole(deps: Deps, who: Actor, content: bytes, **values: Any) -> None:
    """A file that came in one piece."""
    await blobs.announce(deps, who, told(content, **values))
    assert (await send(deps, who, content, 0, content)).whole


def kept(deps: Deps) -> dict[str, bytes]:
    return dict(deps.files.kept)  # type: ignore[union-attr]


async def a_town_with_room(deps: Deps) -> Room:
    await a_town(deps)
    return await a_room(deps)
