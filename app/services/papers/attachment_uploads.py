"""Handing in a file for a case: checked, cleaned and put into the store, then made part of it."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.papers import attachments as rules
from app.domain.papers.attachments import FileFacts
from app.domain.people.roles import Actor
from app.kit.errors import Invalid
from app.models import sql
from app.models.case import Case
from app.models.case_paper import Attachment
from app.ports import Deps
from app.services.cases import case_ledger, case_mandates, case_parties
from app.services.house import audit
from app.services.papers import attachments, case_materials
from app.services.papers.attachments import AttachmentView
from app.storage.pictures import cleaned
from app.storage.refusals import FileLost, PictureDamaged, PictureTooLarge

FILE_KINDS = frozenset({"photo", "file", "signature"})
"""The kinds of questions that a file answers."""
KEY_DIGITS = 60
"""Hex digits of a file's SHA-256 in its key: as many as a part of a key may have."""
OF_A_FILE = (
    rules.FileEmpty,
    rules.FileTooLarge,
    rules.FileTypeRefused,
    rules.FileTypeMismatch,
    rules.TooManyFiles,
    PictureDamaged,
    PictureTooLarge,
)
"""What may be wrong with a file that is handed in."""


class NoSuchField(Invalid):
    """The form does not ask for a file here."""


@dataclass(frozen=True)
class Given:
    """A file as it came, and the paper of the item's list that it shows, from 0, or the question
    of the form that it answers.
    """

    name: str
    media_type: str
    content: bytes
    material: int | None = None
    field: str = ""


@dataclass(frozen=True)
class Kept:
    """A file that lies in the store, under keys made of the case and of its content."""

    facts: FileFacts
    store_key: str
    thumb_key: str
    material: int | None
    field: str


async def keep(deps: Deps, actor: Actor, case_id: UUID, given: Given) -> Kept:
    """Check a file and put it into the store; it belongs to the case once it is attached.

    Outside any transaction: it may take seconds. The same file of the same case lies in the same
    place, so a repeated try leaves nothing behind. Pictures are drawn anew without the camera's
    notes. NoSuchCase, NotNow for a closed case, FilesOff, NoSuchMaterial and every refusal of
    `attachments.taken_in` and `pictures.cleaned`.
    """
    case, files = await case_parties.seen(actor, case_id), attachments.files_of(deps)
    attachments.check_open(case)
    await _check_place(case, given)
    facts = rules.taken_in(
        given.name, given.media_type, given.content, await attachments.count_of(case)
    )
    content, thumb = given.content, b""
    if facts.is_picture:
        picture = await cleaned(content, facts.media_type)
        content, thumb = picture.content, picture.thumbnail
        facts = rules.facts_of(given.name, facts.media_type, content)
    digest = facts.sha256[:KEY_DIGITS]
    store_key = f"case/{case.id.hex}/{digest}"
    await files.put(store_key, content)
    thumb_key = f"case/{case.id.hex}/small/{digest}" if thumb else ""
    if thumb:
        await files.put(thumb_key, thumb)
    return Kept(facts, store_key, thumb_key, given.material, given.field)


async def attach(deps: Deps, actor: Actor, case_id: UUID, kept: Kept) -> AttachmentView:
    """Make a kept file part of its case; the same file for the same paper is there only once.

    NoSuchCase, NotNow, TooManyFiles; FileLost when its twin was taken back meanwhile: try again.
    """
    async with sql.transaction():
        case = await case_ledger.held(case_id)
        await case_parties.check_visible(actor, case)
        await case_mandates.check_still(deps, actor.person_id, case)
        attachments.check_open(case)
        mine = Attachment.filter(
            case_id=case.id,
            sha256=kept.facts.sha256,
            material=kept.material,
            field=kept.field,
            by_id=actor.person_id,
        )
        row = await mine.filter(message_id__isnull=True, removed_at__isnull=True).first()
        if row is None:
            if not await attachments.files_of(deps).exists(kept.store_key):
                raise FileLost(case=str(case.id))
            if await attachments.count_of(case) >= rules.MOST_OF_A_CASE:
                raise rules.TooManyFiles(most=rules.MOST_OF_A_CASE)
            row = await _written(deps, actor, case, kept)
    return attachments.shown(deps, row, actor)


async def _check_place(case: Case, given: Given) -> None:
    """Nothing, or NoSuchMaterial, NoSuchField when the item does not ask for such a file."""
    if given.material is not None:
        case_materials.check_known(await case_ledger.body_of(case), [given.material])
    if given.field:
        form = (await case_ledger.body_of(case)).procedure.form
        asked = {field.key for field in form if field.kind in FILE_KINDS}
        if given.field not in asked or given.material is not None:
            raise NoSuchField(field=given.field, pointer="/field")


async def _written(deps: Deps, actor: Actor, case: Case, kept: Kept) -> Attachment:
    row_id, facts = deps.ids.new(), kept.facts
    await audit.record(
        deps, actor.person_id, "attachment-added", f"case:{case.id}", attachment=str(row_id)
    )
    return await Attachment.create(
        id=row_id,
        case_id=case.id,
        material=kept.material,
        field=kept.field,
        name_sealed=deps.cipher.seal(facts.name, f"attachment:name:{row_id}"),
        media_type=facts.media_type,
        size=facts.size,
        sha256=facts.sha256,
        store_key=kept.store_key,
        thumb_key=kept.thumb_key,
        by_id=actor.person_id,
        at=deps.clock.now(),
    )
