"""What may be handed in as a file: known kinds told by their first bytes, bounded, safely named."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from app.kit.errors import Conflict, Invalid

LARGEST_BYTES: Final = 10 * 1024 * 1024
MOST_OF_A_CASE: Final = 20
LONGEST_NAME: Final = 80
MOST_PARTS: Final = 2000
"""Entries of an office document; one of a township has some dozens."""


class MediaType(StrEnum):
    """The kinds of file we take. HEIC is not one: browsers cannot show it; phones convert it."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


PICTURES: Final = frozenset({MediaType.JPEG, MediaType.PNG, MediaType.WEBP})
ENDINGS: Final[Mapping[MediaType, str]] = {
    MediaType.JPEG: ".jpg",
    MediaType.PNG: ".png",
    MediaType.WEBP: ".webp",
    MediaType.PDF: ".pdf",
    MediaType.DOCX: ".docx",
    MediaType.XLSX: ".xlsx",
}
UNSAID: Final = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""Claims that claim nothing."""
MAIN_PARTS: Final = {"word/document.xml": MediaType.DOCX, "xl/workbook.xml": MediaType.XLSX}


class FileEmpty(Invalid):
    """This file is empty."""


class FileTooLarge(Invalid):
    """This file is larger than 10 MB."""


class FileTypeRefused(Invalid):
    """Only pictures (JPEG, PNG, WebP), PDF, Word (docx) and Excel (xlsx) files can be handed in."""


class FileTypeMismatch(Invalid):
    """This file is not what its type says it is."""


class TooManyFiles(Conflict):
    """A case holds at most 20 files."""


@dataclass(frozen=True)
class FileFacts:
    """What is kept about a file besides its bytes; `sha256` is 64 hex digits of exactly these."""

    name: str
    media_type: MediaType
    size: int
    sha256: str

    @property
    def is_picture(self) -> bool:
        """Whether it has to be cleaned, and can be shown small."""
        return self.media_type in PICTURES


def taken_in(name: str, claimed: str, content: bytes, already: int) -> FileFacts:
    """What a file handed in really is, where the case holds `already` files.

    `claimed` is the media type that came with it. Raises TooManyFiles, FileEmpty, FileTooLarge,
    FileTypeRefused, and FileTypeMismatch for a false claim. Pictures may be named as another kind
    of picture: phones convert them without telling.
    """
    if already >= MOST_OF_A_CASE:
        raise TooManyFiles(most=MOST_OF_A_CASE)
    if not content:
        raise FileEmpty
    if len(content) > LARGEST_BYTES:
        raise FileTooLarge(most_bytes=LARGEST_BYTES)
    real = media_type(content)
    said = claimed.partition(";")[0].strip().lower().replace("image/jpg", MediaType.JPEG)
    both_pictures = real in PICTURES and said in PICTURES
    if said not in UNSAID and said != real and not both_pictures:
        raise FileTypeMismatch(real=real.value)
    return facts_of(name, real, content)


def facts_of(name: str, kind: MediaType, content: bytes) -> FileFacts:
    """The facts of bytes whose kind is known, such as a picture that was cleaned."""
    return FileFacts(display_name(name, kind), kind, len(content), sha256(content).hexdigest())


def media_type(content: bytes) -> MediaType:
    """The kind of a file by its content alone, or FileTypeRefused."""
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return MediaType.WEBP
    if content.startswith(b"%PDF-"):
        return MediaType.PDF
    if content.startswith(b"PK\x03\x04"):
        return _office_document(content)
    raise FileTypeRefused


def display_name(name: str, kind: MediaType) -> str:
    """A name that can be shown and saved anywhere: no path, no control or direction marks.

    It has the ending of its kind and at most 80 characters; nothing left of it becomes `file`.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C")
    shown = re.sub(r'[<>:"|?*\s]+', " ", shown).strip()
    ending = ENDINGS[kind]
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", shown).strip(" .") or "file"
    return stem[: LONGEST_NAME - len(ending)].rstrip(" .") + ending


def _office_document(content: bytes) -> MediaType:
    """Word or Excel without macros, by the parts that the zip's list names; nothing is unpacked."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            names = set(parts.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise FileTypeRefused from None
    kinds = [kind for part, kind in MAIN_PARTS.items() if part in names]
    has_macros = any("vbaproject" in name.lower() for name in names)
    if "[Content_Types].xml" not in names or len(kinds) != 1:
        raise FileTypeRefused
    if has_macros or len(names) > MOST_PARTS:
        raise FileTypeRefused
    return kinds[0]
