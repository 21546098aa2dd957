"""Photos, voices and signatures of the journal: sent in pieces, checked when whole, sealed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from msgspec import Struct

from app.domain.journal import blobs as rules
from app.domain.journal.blobs import BlobDiffers, BlobKind, TooManyBlobs
from app.domain.papers.attachments import PICTURES, MediaType
from app.domain.people.roles import Actor
from app.kit.errors import Invalid, NotFound
from app.models import sql
from app.models.journal import Blob, Device
from app.ports import Deps, FileStore
from app.services.house import audit
from app.services.journal import devices, journal
from app.services.papers import attachments
from app.storage.pictures import cleaned
from app.storage.refusals import FileLost, PictureDamaged, PictureTooLarge
from app.vault.refusals import EnvelopeDamaged

ADD = (
    "INSERT INTO blob (id, person_id, digest, size, media_type, received, store_key, made_at)"
    " VALUES ($1, $2, $3, $4, $5, 0, '', $6) ON CONFLICT (person_id, digest) DO NOTHING"
    " RETURNING id"
)
UNFINISHED_FOR = timedelta(days=30)
OF_A_WHOLE = (BlobDiffers, rules.BlobTypeRefused, PictureDamaged, PictureTooLarge)
"""What may be wrong with a file once its last piece has come."""


class NoSuchBlob(NotFound):
    """There is no such file, or it is not yours."""


class PieceTooLarge(Invalid):
    """This piece is larger than 128 kB, empty, or goes beyond the end of its file."""


class BlobProgress(Struct, frozen=True):
    """How far a file has come; `received` is the byte with which the next piece begins."""

    digest: str
    received: int
    whole: bool


@dataclass(frozen=True)
class Announced:
    """A file that a phone is going to send: its fingerprint, its bytes, what it is."""

    digest: str
    size: int
    media_type: str
    kind: BlobKind


@dataclass(frozen=True)
class Staged:
    """A piece that lies in the store; `media_type` is known once the file is whole."""

    blob_id: UUID
    begins: int
    ends: int
    media_type: str = ""

    @property
    def whole(self) -> bool:
        """Whether the file is complete with this piece."""
        return bool(self.media_type)


async def announce(deps: Deps, actor: Actor, file: Announced) -> BlobProgress:
    """Begin a file, or tell how far it has come when it was begun before.

    For agents, whoever made a phone of theirs known as one, and the office: people sign at its
    counter too.
    AgentsOnly, BlobTypeRefused, BlobTooLarge, TooManyBlobs, BlobDiffers for another size.
    """
    await _check_sender(actor)
    claimed = rules.announced(file.kind, file.media_type, file.size)
    async with sql.transaction():
        row = await Blob.get_or_none(person_id=actor.person_id, digest=file.digest)
        if row is None:
            unfinished = Blob.filter(person_id=actor.person_id, whole_at__isnull=True)
            if await unfinished.count() >= rules.MOST_UNFINISHED:
                raise TooManyBlobs(most=rules.MOST_UNFINISHED)
            row_id, now = deps.ids.new(), deps.clock.now()
            given = (row_id, actor.person_id, file.digest, file.size, claimed, now)
            await sql.rows(ADD, *given)
            row = await Blob.get(person_id=actor.person_id, digest=file.digest)
    if row.size != file.size:
        raise BlobDiffers(digest=file.digest)
    return _progress(row)


async def progress(actor: Actor, digest: str) -> BlobProgress:
    """How far a file of mine has come; NoSuchBlob."""
    return _progress(await _mine(actor, digest))


async def stage(deps: Deps, actor: Actor, digest: str, offset: int, data: bytes) -> Staged | None:
    """Put a piece into the store, and with the last one the whole file, once it is checked.

    Outside any transaction: it may take seconds. None when the piece is not the next one: it came
    before, or an earlier one is missing; the progress says where to go on. NoSuchBlob, FilesOff,
    PieceTooLarge; BlobDiffers, BlobTypeRefused, PictureDamaged, PictureTooLarge for a whole that is
    not what was announced: it begins anew.
    """
    row, files = await _mine(actor, digest), attachments.files_of(deps)
    ends = offset + len(data)
    if not 1 <= len(data) <= rules.LARGEST_PIECE or ends > row.size:
        raise PieceTooLarge(pointer="/data")
    if row.whole_at is not None or offset != row.received:
        return None
    await files.put(_piece(row.id, offset), data)
    if ends < row.size:
        return Staged(row.id, offset, ends)
    try:
        return Staged(row.id, offset, ends, await _joined(files, row))
    except OF_A_WHOLE:
        await Blob.filter(id=row.id, whole_at__isnull=True).update(received=0)
        await _forget_pieces(files, row.id, row.size)
        raise


async def take(deps: Deps, actor: Actor, digest: str, staged: Staged | None) -> BlobProgress:
    """Count a piece that lies in the store; of two that came at once the first is counted."""
    async with sql.transaction():
        if staged is not None and staged.whole:
            await _take_whole(deps, actor, staged)
        elif staged is not None:
            at_its_turn = Blob.filter(
                id=staged.blob_id, received=staged.begins, whole_at__isnull=True
            )
            await at_its_turn.update(received=staged.ends)
        return _progress(await _mine(actor, digest))


async def tidy(deps: Deps, staged: Staged | None) -> None:
    """Delete the pieces of a file that is whole; whoever repeats it finds nothing to delete."""
    if staged is None or not staged.whole or deps.files is None:
        return
    await _forget_pieces(deps.files, staged.blob_id, staged.ends)


async def forget_unfinished(deps: Deps) -> int:
    """Delete files that were announced 30 days ago and never finished; returns how many.

    The row goes first, and only when it is still unfinished: whoever sends on is told that there is
    no such file, and announces it anew.
    """
    before, gone = deps.clock.now() - UNFINISHED_FOR, 0
    for row in await Blob.filter(whole_at__isnull=True, made_at__lt=before).order_by("made_at"):
        if not await Blob.filter(id=row.id, whole_at__isnull=True).delete():
            continue
        gone += 1
        if deps.files is not None:
            await _forget_pieces(deps.files, row.id, row.size)
            for key in (_whole(row.id), f"{_folder(row.id)}/shown", f"{_folder(row.id)}/small"):
                await deps.files.delete(key)
    return gone


async def whole(pairs: Iterable[tuple[UUID, str]]) -> dict[tuple[UUID, str], Blob]:
    """The whole files out of these, each named by who sent it and its fingerprint."""
    wanted = set(pairs)
    digests = [digest for _, digest in wanted]
    rows = await Blob.filter(digest__in=digests, whole_at__isnull=False) if wanted else []
    found = {(row.person_id, row.digest): row for row in rows}
    return {pair: row for pair, row in found.items() if pair in wanted}


def shown_key(row: Blob) -> str:
    """Where the bytes lie that are shown: a picture without the camera's notes."""
    return f"{_folder(row.id)}/shown" if row.media_type in PICTURES else row.store_key


def small_key(row: Blob) -> str:
    """Where the small picture lies; empty for a voice."""
    return f"{_folder(row.id)}/small" if row.media_type in PICTURES else ""


def store_keys(row: Blob) -> list[str]:
    """All that lies in the store of a whole file."""
    return sorted({row.store_key, shown_key(row), small_key(row)} - {""})


async def _check_sender(actor: Actor) -> None:
    """Who lost their area sends what they did there before: AgentsOnly for who never was there."""
    phones = Device.filter(person_id=actor.person_id, office=False)
    if not actor.is_staff and not await phones.exists():
        await devices.check_goes(actor)


async def _mine(actor: Actor, digest: str) -> Blob:
    is_one = len(digest) == journal.DIGEST_LENGTH and digest.isalnum()
    row = await Blob.get_or_none(person_id=actor.person_id, digest=digest) if is_one else None
    if row is None:
        raise NoSuchBlob(digest=digest)
    return row


def _progress(row: Blob) -> BlobProgress:
    return BlobProgress(row.digest, row.received, row.whole_at is not None)


async def _joined(files: FileStore, row: Blob) -> str:
    """Put the whole file together and away; its real type. A picture is drawn anew to be shown."""
    content = await _content(files, row)
    if journal.digest(content) != row.digest:
        raise BlobDiffers(digest=row.digest)
    real = rules.check_type(row.media_type, content)
    if real in PICTURES:
        picture = await cleaned(content, MediaType(real))
        await files.put(f"{_folder(row.id)}/shown", picture.content)
        await files.put(f"{_folder(row.id)}/small", picture.thumbnail)
    await files.put(_whole(row.id), content)
    return real


async def _content(files: FileStore, row: Blob) -> bytes:
    """The pieces one after the other; BlobDiffers when they do not make the whole."""
    content = bytearray()
    while len(content) < row.size:
        try:
            content += await files.get(_piece(row.id, len(content)))
        except (FileLost, EnvelopeDamaged):
            raise BlobDiffers(digest=row.digest) from None
    return bytes(content)


async def _take_whole(deps: Deps, actor: Actor, staged: Staged) -> None:
    now = deps.clock.now()
    done = await Blob.filter(id=staged.blob_id, whole_at__isnull=True).update(
        received=staged.ends,
        media_type=staged.media_type,
        store_key=_whole(staged.blob_id),
        whole_at=now,
    )
    if done:
        facts = {"size": staged.ends}
        await audit.record(
            deps, actor.person_id, "blob-received", f"blob:{staged.blob_id}", **facts
        )


async def _forget_pieces(files: FileStore, blob_id: UUID, size: int) -> None:
    """Delete the pieces from the last to the first, so that a second try finds what is left."""
    offsets, at = [], 0
    while at < size and await files.exists(_piece(blob_id, at)):
        offsets.append(at)
        try:
            at += len(await files.get(_piece(blob_id, at)))
        except (FileLost, EnvelopeDamaged):
            break
    for offset in reversed(offsets):
        await files.delete(_piece(blob_id, offset))


def _folder(blob_id: UUID) -> str:
    return f"blobs/{blob_id.hex}"


def _whole(blob_id: UUID) -> str:
    return f"{_folder(blob_id)}/whole"


def _piece(blob_id: UUID, offset: int) -> str:
    return f"{_folder(blob_id)}/pieces/{offset}"
