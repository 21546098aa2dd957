"""What may be handed in as a file, and what a file really is."""

from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.papers.attachments import (
    LARGEST_BYTES,
    FileEmpty,
    FileFacts,
    FileTooLarge,
    FileTypeMismatch,
    FileTypeRefused,
    MediaType,
    TooManyFiles,
    display_name,
    media_type,
    taken_in,
)
from app.kit.errors import AppError

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 "
PDF = b"%PDF-1.7\n%\xe2\xe3"


def office(*parts: str) -> bytes:
    """A zip with these parts, each of them empty."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for part in parts:
            archive.writestr(part, "")
    return made.getvalue()


DOCX = office("[Content_Types].xml", "word/document.xml")
XLSX = office("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (JPEG, MediaType.JPEG),
        (PNG, MediaType.PNG),
        (WEBP, MediaType.WEBP),
        (PDF, MediaType.PDF),
        (DOCX, MediaType.DOCX),
        (XLSX, MediaType.XLSX),
    ],
)
def test_a_file_is_what_its_first_bytes_say(content: bytes, kind: MediaType) -> None:
    assert media_type(content) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"<!doctype html><script>1</script>",
        b"GIF89a",
        b"MZ\x90\x00",
        b"\x7fELF",
        b"\x00\x00\x00\x18ftypheic",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\n%PDF-1.7",
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"PK\x03\x04 no zip at all",
        office("a.txt"),
        office("word/document.xml"),
        office("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"),
        office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        office("[Content_Types].xml", "word/document.xml", *(f"{n}" for n in range(2000))),
    ],
)
def test_everything_else_is_refused(content: bytes) -> None:
    with pytest.raises(FileTypeRefused):
        media_type(content)


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"RIFF", b"%PDF-"]))
def test_no_bytes_surprise_us(content: bytes, start: bytes) -> None:
    with suppress(FileTypeRefused):
        assert media_type(start + content) in MediaType


def test_the_facts_of_a_file_are_those_of_its_bytes() -> None:
    facts = taken_in("户口簿.jpeg", "image/jpeg", JPEG, already=19)

    assert facts == FileFacts("户口簿.jpg", MediaType.JPEG, len(JPEG), sha256(JPEG).hexdigest())
    assert facts.is_picture
    assert not taken_in("a.pdf", "application/pdf", PDF, already=0).is_picture


@pytest.mark.parametrize("claimed", ["", "application/octet-stream", "image/jpg", "image/png"])
def test_a_phone_may_not_know_what_it_sends(claimed: str) -> None:
    assert taken_in("a", claimed, JPEG, already=0).media_type is MediaType.JPEG


def test_a_claim_may_have_parameters() -> None:
    assert taken_in("a", "Application/PDF; x=1", PDF, already=0).media_type is MediaType.PDF


@pytest.mark.parametrize(
    ("claimed", "content", "already", "refusal"),
    [
        ("image/jpeg", PDF, 0, FileTypeMismatch),
        ("application/pdf", JPEG, 0, FileTypeMismatch),
        ("text/html", JPEG, 0, FileTypeMismatch),
        (MediaType.XLSX, DOCX, 0, FileTypeMismatch),
        ("image/jpeg", b"", 0, FileEmpty),
        ("image/jpeg", JPEG.ljust(LARGEST_BYTES + 1), 0, FileTooLarge),
        ("image/jpeg", JPEG, 20, TooManyFiles),
    ],
)
def test_a_file_can_be_refused(
    claimed: str, content: bytes, already: int, refusal: type[AppError]
) -> None:
    with pytest.raises(refusal):
        taken_in("a.jpg", claimed, content, already)


def test_ten_megabytes_are_enough_and_allowed() -> None:
    assert taken_in("a", "", JPEG.ljust(LARGEST_BYTES), already=0).size == LARGEST_BYTES


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("户口簿.jpg", "户口簿.jpg"),
        ("photo.PNG", "photo.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\papers\\b.jpg", "b.jpg"),
        ("a\x00b\r\nc.jpg", "abc.jpg"),
        ("invoice\u202egpj.exe", "invoicegpj.jpg"),
        ('a"b<c>.jpg', "a b c.jpg"),
        ("...", "file.jpg"),
        ("", "file.jpg"),
        (".jpg", "file.jpg"),
        ("བོད་ཡིག.jpg", "བོད་ཡིག.jpg"),
        ("长" * 200, "长" * 76 + ".jpg"),
    ],
)
def test_a_name_is_safe_to_show_and_to_save(name: str, shown: str) -> None:
    assert display_name(name, MediaType.JPEG) == shown


@given(st.text(max_size=300))
def test_any_name_becomes_a_short_one_of_its_kind(name: str) -> None:
    shown = display_name(name, MediaType.PDF)

    assert len(shown) <= 80
    assert shown.endswith(".pdf")
    assert shown.isprintable()
    assert not set('/\\<>:"|?*') & set(shown)
    assert display_name(shown, MediaType.PDF) == shown
