"""The picture of a signature under a hand-over, for those who may see the paper."""

from uuid import UUID

from app.domain.journal.blobs import ENDINGS
from app.domain.people.roles import Actor
from app.ports import Deps
from app.services.custody import custody_parties, custody_records
from app.services.house import audit
from app.services.journal import blobs
from app.services.journal.blobs import NoSuchBlob
from app.services.papers import attachments
from app.services.papers.attachments import Download


async def signature(deps: Deps, actor: Actor, original_id: UUID, digest: str) -> Download:
    """The signature that whoever wrote a hand-over sent with it; the office's looks are logged.

    NoSuchOriginal, NoSuchBlob while it has not come, FilesOff, and Unavailable when the store does
    not answer.
    """
    original = await custody_parties.seen(deps, actor, original_id)
    kept = custody_records.kept_chain(deps, original)
    named = [one for one in (*kept.moves, *kept.contested) if one.signature == digest]
    found = await blobs.whole((one.signed_by, digest) for one in named if one.signed_by)
    row = next(iter(found.values()), None)
    if row is None:
        raise NoSuchBlob(digest=digest)
    content = await attachments.files_of(deps).get(blobs.shown_key(row))
    if actor.person_id != original.owner_id:
        subject = f"original:{original.id}"
        await audit.record(deps, actor.person_id, "blob-seen", subject, blob=str(row.id))
    return Download(f"{digest[:12]}{ENDINGS[row.media_type]}", row.media_type, content)
