"""Files of a case: shown to those who may see the case, sent with messages, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.domain.cases.case_flow import CLOSED, NotNow, NotYours
from app.domain.papers.attachments import MediaType
from app.domain.people.roles import Actor
from app.kit.errors import NotFound, Unavailable
from app.models import sql
from app.models.case import Case
from app.models.case_paper import Attachment
from app.ports import Deps, FileStore
from app.services.cases import case_ledger, case_mandates, case_parties
from app.services.house import audit
from app.storage.refusals import FileLost, StoreSilent


class NoSuchAttachment(NotFound):
    """There is no such file, or it is not yours."""


class FilesOff(Unavailable):
    """This installation takes no files."""


OF_A_STORE = (FilesOff, FileLost, StoreSilent)
"""What may be wrong with the place where files lie."""


@dataclass(frozen=True)
class Download:
    """A file to be sent out."""

    name: str
    media_type: str
    content: bytes


class AttachmentView(Struct, frozen=True):
    """A file of a case; `removed` ones were put aside after acceptance, and the office keeps them.

    `mine`: who looks handed it in.
    """

    id: UUID
    name: str
    media_type: str
    size: int
    has_thumb: bool
    material: int | None
    field: str
    at: datetime
    mine: bool
    removed: bool


async def of_case(
    deps: Deps, actor: Actor, case: Case
) -> dict[int | str | None, list[AttachmentView]]:
    """The files of a case by the paper or question they belong to, in the order they came.

    A paper is called by its place, a question by its key; None are those that belong to neither.
    Those of messages are shown with the message. The person is not shown what was put aside.
    """
    found: dict[int | str | None, list[AttachmentView]] = {}
    rows = Attachment.filter(case_id=case.id, message_id__isnull=True).order_by("at", "id")
    theirs = case_parties.acts_for_person(actor.person_id, case)
    for row in await rows:
        if not (theirs and row.removed_at):
            found.setdefault(row.field or row.material, []).append(shown(deps, row, actor))
    return found


def shown(deps: Deps, row: Attachment, actor: Actor) -> AttachmentView:
    """One file as `actor` sees it."""
    return AttachmentView(
        id=row.id,
        name=name_of(deps, row),
        media_type=row.media_type,
        size=row.size,
        has_thumb=bool(row.thumb_key),
        material=row.material,
        field=row.field,
        at=row.at,
        mine=row.by_id == actor.person_id,
        removed=row.removed_at is not None,
    )


def name_of(deps: Deps, row: Attachment) -> str:
    """What a file is called."""
    return deps.cipher.open(row.name_sealed, f"attachment:name:{row.id}")


async def download(
    deps: Deps, actor: Actor, case_id: UUID, attachment_id: UUID, *, small: bool = False
) -> Download:
    """A file, or the small picture of it; each look of somebody of the office is written down.

    NoSuchCase, NoSuchAttachment, FilesOff, and Unavailable when the store does not answer.
    """
    case = await case_parties.seen(actor, case_id)
    row = await _row(actor, case, attachment_id)
    if small and not row.thumb_key:
        raise NoSuchAttachment(attachment=str(attachment_id))
    content = await files_of(deps).get(row.thumb_key if small else row.store_key)
    if not case_parties.acts_for_person(actor.person_id, case):
        seen = {"attachment": str(row.id), "small": small}
        await audit.record(deps, actor.person_id, "attachment-seen", f"case:{case.id}", **seen)
    return Download(name_of(deps, row), MediaType.JPEG if small else row.media_type, content)


async def remove(deps: Deps, actor: Actor, case_id: UUID, attachment_id: UUID) -> None:
    """Take back a file that one handed in oneself.

    Before the case is accepted it is gone; later the office has relied on it, and it is only put
    aside. NoSuchCase, MandateOver, NoSuchAttachment, NotYours, NotNow for a closed case.
    """
    async with sql.transaction():
        case = await case_ledger.held(case_id)
        await case_parties.check_visible(actor, case)
        await case_mandates.check_still(deps, actor.person_id, case)
        row = await _row(actor, case, attachment_id)
        check_open(case)
        if row.by_id != actor.person_id:
            raise NotYours(attachment=str(row.id))
        gone = case.accepted_at is None and row.message_id is None
        if gone:
            await Attachment.filter(id=row.id).delete()
        elif row.removed_at is None:
            await Attachment.filter(id=row.id).update(removed_at=deps.clock.now())
        facts = {"attachment": str(row.id), "gone": gone}
        await audit.record(deps, actor.person_id, "attachment-removed", f"case:{case.id}", **facts)
        if gone:
            await _forget(deps, row)


async def of_messages(
    deps: Deps, actor: Actor, messages: Sequence[UUID]
) -> dict[UUID, list[AttachmentView]]:
    """The files of some messages, by message."""
    found: dict[UUID, list[AttachmentView]] = {}
    rows = Attachment.filter(message_id__in=list(messages), removed_at__isnull=True)
    for row in await rows.order_by("at", "id"):
        assert row.message_id is not None
        found.setdefault(row.message_id, []).append(shown(deps, row, actor))
    return found


async def send_with(actor: Actor, case: Case, message_id: UUID, files: Sequence[UUID]) -> None:
    """Let files that one handed in oneself go with a message; NoSuchAttachment for others."""
    free = Attachment.filter(
        case_id=case.id, by_id=actor.person_id, message_id__isnull=True, removed_at__isnull=True
    )
    wanted = set(files)
    if wanted and await free.filter(id__in=wanted).update(message_id=message_id) != len(wanted):
        raise NoSuchAttachment(case=str(case.id))


async def _row(actor: Actor, case: Case, attachment_id: UUID) -> Attachment:
    """The row; what was put aside is there for the office alone."""
    row = await Attachment.get_or_none(id=attachment_id, case_id=case.id)
    theirs = case_parties.acts_for_person(actor.person_id, case)
    if row is None or (row.removed_at and theirs):
        raise NoSuchAttachment(attachment=str(attachment_id))
    return row


async def _forget(deps: Deps, row: Attachment) -> None:
    """Delete the bytes of a row that is gone, unless another row of its case has the same.

    While the case's row is held, so that nobody attaches the same bytes at this moment.
    """
    if deps.files is None or await Attachment.exists(store_key=row.store_key):
        return
    for key in filter(None, (row.store_key, row.thumb_key)):
        await deps.files.delete(key)


async def count_of(case: Case) -> int:
    """How many files a case holds, those put aside left out."""
    return await Attachment.filter(case_id=case.id, removed_at__isnull=True).count()


def check_open(case: Case) -> None:
    """Nothing, or NotNow for a closed case."""
    if case.state in CLOSED:
        raise NotNow(state=case.state)


def files_of(deps: Deps) -> FileStore:
    """Where files lie; FilesOff."""
    if deps.files is None:
        raise FilesOff
    return deps.files
