"""Files of a case: taken in once, cleaned, kept apart, and taken back."""

from dataclasses import replace
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from app.domain.cases.case_flow import Act, NotNow, NotYours
from app.domain.papers.attachments import FileTypeMismatch, FileTypeRefused, TooManyFiles
from app.domain.people.roles import Actor
from app.models.case_paper import Attachment
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.cases import case_acts
from app.services.cases.case_ledger import NoSuchCase
from app.services.cases.case_orders import Order
from app.services.papers import attachment_uploads, attachments
from app.services.papers.attachment_uploads import Given
from app.services.papers.attachments import AttachmentView, FilesOff, NoSuchAttachment
from app.services.papers.case_materials import NoSuchMaterial
from app.storage.refusals import FileLost
from tests.fakes import MemoryFiles
from tests.make import a_person
from tests.people import LI, YANG, ZHAXI
from tests.services.filed_cases import filed, promise_town

PDF = Given("证明.pdf", "application/pdf", b"%PDF-1.4 paper")


def picture(colour: str = "red", place: bytes = b"") -> bytes:
    """A small photograph, with a place noted in it when told."""
    drawn, written = Image.new("RGB", (60, 40), colour), BytesIO()
    exif = Image.Exif()
    if place:
        exif[0x010E] = place.decode()
    drawn.save(written, "JPEG", exif=exif)
    return written.getvalue()


async def handed_in(deps: Deps, actor: Actor, case: UUID, given: Given = PDF) -> AttachmentView:
    """A file of somebody, kept and attached."""
    kept = await attachment_uploads.keep(deps, actor, case, given)
    return await attachment_uploads.attach(deps, actor, case, kept)


async def test_a_file_is_kept_under_the_paper_it_shows(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)

    made = await handed_in(deps, yang, case.id, replace(PDF, material=0))

    found = await attachments.download(deps, town.li, case.id, made.id)
    assert (made.name, made.media_type, made.material, made.has_thumb, made.mine) == (
        "证明.pdf",
        "application/pdf",
        0,
        False,
        True,
    )
    assert (found.name, found.content) == ("证明.pdf", PDF.content)
    looks = await AuditEntry.filter(act="attachment-seen")
    assert [(one.actor_id, one.facts["attachment"]) for one in looks] == [
        (town.li.person_id, str(made.id))
    ]


async def test_ones_own_look_is_not_written_down(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    made = await handed_in(deps, yang, case.id)

    await attachments.download(deps, yang, case.id, made.id)

    assert await AuditEntry.filter(act="attachment-seen").count() == 0


async def test_the_same_file_twice_is_there_once(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)

    first = await handed_in(deps, yang, case.id)
    second = await handed_in(deps, yang, case.id)

    assert first == second
    assert await Attachment.all().count() == 1


async def test_a_picture_loses_where_it_was_taken_and_gets_a_small_one(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    given = Given("拍照.png", "image/png", picture(place=b"home of Yang"))

    made = await handed_in(deps, yang, case.id, given)

    whole = await attachments.download(deps, yang, case.id, made.id)
    small = await attachments.download(deps, yang, case.id, made.id, small=True)
    assert (made.name, made.has_thumb) == ("拍照.jpg", True)
    assert b"home of Yang" not in whole.content
    assert small.media_type == "image/jpeg"
    assert Image.open(BytesIO(small.content)).size == (60, 40)


async def test_what_is_no_paper_is_refused_before_it_is_kept(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    page = Given("a.html", "text/html", b"<script>alert(1)</script>")
    false = Given("a.pdf", "application/pdf", picture())

    with pytest.raises(FileTypeRefused):
        await attachment_uploads.keep(deps, yang, case.id, page)
    with pytest.raises(FileTypeMismatch):
        await attachment_uploads.keep(deps, yang, case.id, false)
    with pytest.raises(NoSuchMaterial):
        await attachment_uploads.keep(deps, yang, case.id, replace(PDF, material=9))

    assert isinstance(deps.files, MemoryFiles)
    assert deps.files.puts == 0


async def test_a_case_holds_so_many_files_and_no_more(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    for number in range(20):
        await handed_in(deps, yang, case.id, replace(PDF, content=b"%PDF-1.4 " + bytes([number])))

    with pytest.raises(TooManyFiles):
        await handed_in(deps, yang, case.id)


async def test_a_stranger_neither_hands_in_nor_looks(deps: Deps) -> None:
    await promise_town(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    case = await filed(deps, yang)
    made = await handed_in(deps, yang, case.id)

    with pytest.raises(NoSuchCase):
        await handed_in(deps, zhaxi, case.id)
    with pytest.raises(NoSuchCase):
        await attachments.download(deps, zhaxi, case.id, made.id)
    with pytest.raises(NoSuchCase):
        await attachments.remove(deps, zhaxi, case.id, made.id)


async def test_before_acceptance_a_file_taken_back_is_gone(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    made = await handed_in(deps, yang, case.id, Given("a.jpg", "image/jpeg", picture()))

    await attachments.remove(deps, yang, case.id, made.id)

    assert isinstance(deps.files, MemoryFiles)
    assert (await Attachment.all().count(), deps.files.kept) == (0, {})
    with pytest.raises(NoSuchAttachment):
        await attachments.download(deps, yang, case.id, made.id)


async def test_bytes_that_another_paper_needs_stay(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    first = await handed_in(deps, yang, case.id, replace(PDF, material=0))
    second = await handed_in(deps, yang, case.id, replace(PDF, material=1))

    await attachments.remove(deps, yang, case.id, first.id)

    found = await attachments.download(deps, yang, case.id, second.id)
    assert found.content == PDF.content


async def test_after_acceptance_a_file_taken_back_is_put_aside(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    made = await handed_in(deps, yang, case.id)
    await case_acts.act(deps, town.li, case.id, Order(act=Act.ACCEPT), "zh")

    await attachments.remove(deps, yang, case.id, made.id)

    with pytest.raises(NoSuchAttachment):
        await attachments.download(deps, yang, case.id, made.id)
    still = await attachments.download(deps, town.li, case.id, made.id)
    assert still.content == PDF.content


async def test_nobody_takes_back_what_another_handed_in(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    made = await handed_in(deps, yang, case.id)

    with pytest.raises(NotYours):
        await attachments.remove(deps, town.li, case.id, made.id)


async def test_a_closed_case_takes_no_more_files(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    kept = await attachment_uploads.keep(deps, yang, case.id, PDF)
    await case_acts.act(deps, yang, case.id, Order(act=Act.WITHDRAW), "zh")

    with pytest.raises(NotNow):
        await attachment_uploads.attach(deps, yang, case.id, kept)


async def test_bytes_taken_back_meanwhile_are_not_attached(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    first = await handed_in(deps, yang, case.id)
    kept = await attachment_uploads.keep(deps, yang, case.id, PDF)
    await attachments.remove(deps, yang, case.id, first.id)

    with pytest.raises(FileLost):
        await attachment_uploads.attach(deps, yang, case.id, kept)

    again = await handed_in(deps, yang, case.id)
    assert (await attachments.download(deps, yang, case.id, again.id)).content == PDF.content


async def test_without_a_store_no_files_are_taken(deps: Deps) -> None:
    await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)

    with pytest.raises(FilesOff):
        await handed_in(replace(deps, files=None), yang, case.id)


async def test_the_clerk_may_hand_in_what_the_person_brought(deps: Deps) -> None:
    town = await promise_town(deps)
    case = await filed(deps, await a_person(deps, YANG))
    li = await a_person(deps, LI)

    made = await handed_in(deps, town.li, case.id)

    assert li.person_id == town.li.person_id
    assert made.mine
