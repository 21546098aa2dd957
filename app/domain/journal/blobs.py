"""What a phone may send with its journal: photos, voices and signatures, in bounded pieces."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.papers.attachments import PICTURES, FileTypeRefused, MediaType, media_type
from app.kit.errors import Conflict, Invalid

LARGEST_BYTES: Final = 12 * 1024 * 1024
LARGEST_PIECE: Final = 131_072
"""Bytes of one piece before base64: some seconds on a bad network."""
MOST_UNFINISHED: Final = 200
"""Files of one person that are announced and not whole: more than a week of visits has."""
DIGEST: Final = r"^[0-9a-f]{64}$"
"""The first half of SHA-512 in hex, as everywhere in the journal."""


class BlobKind(StrEnum):
    """What a file is in a visit."""

    PHOTO = "photo"
    VOICE = "voice"
    SIGNATURE = "signature"


class VoiceType(StrEnum):
    """The kinds of recording that phones make."""

    MP3 = "audio/mpeg"
    AAC = "audio/aac"
    M4A = "audio/mp4"
    WAV = "audio/wav"
    AMR = "audio/amr"


TAKEN: Final[Mapping[BlobKind, frozenset[str]]] = {
    BlobKind.PHOTO: frozenset(PICTURES),
    BlobKind.VOICE: frozenset(VoiceType),
    BlobKind.SIGNATURE: frozenset({MediaType.PNG, MediaType.JPEG}),
}
SAME_AS: Final[Mapping[str, str]] = {
    "image/jpg": MediaType.JPEG,
    "audio/mp3": VoiceType.MP3,
    "audio/x-m4a": VoiceType.M4A,
    "audio/m4a": VoiceType.M4A,
    "audio/x-wav": VoiceType.WAV,
}
"""Other names that phones have for a type."""
ENDINGS: Final[Mapping[str, str]] = {
    MediaType.JPEG: ".jpg",
    MediaType.PNG: ".png",
    MediaType.WEBP: ".webp",
    VoiceType.MP3: ".mp3",
    VoiceType.AAC: ".aac",
    VoiceType.M4A: ".m4a",
    VoiceType.WAV: ".wav",
    VoiceType.AMR: ".amr",
}


class BlobTooLarge(Invalid):
    """A photo, a voice note or a signature has at most 12 MB."""


class BlobTypeRefused(Invalid):
    """Only photos (JPEG, PNG, WebP), voice notes (MP3, AAC, M4A, WAV, AMR) and signatures go."""


class BlobDiffers(Conflict):
    """What came is not what was announced: send this file once more from its beginning."""


class TooManyBlobs(Conflict):
    """Too many files are announced and not whole: send those first."""


def announced(kind: BlobKind, claimed: str, size: int) -> str:
    """The media type under which a file is announced; BlobTypeRefused, BlobTooLarge."""
    said = claimed.partition(";")[0].strip().lower()
    said = SAME_AS.get(said, said)
    if said not in TAKEN[kind]:
        raise BlobTypeRefused(pointer="/media_type")
    if not 1 <= size <= LARGEST_BYTES:
        raise BlobTooLarge(most_bytes=LARGEST_BYTES, pointer="/size")
    return said


def real_type(content: bytes) -> str:
    """What a whole file is by its first bytes; BlobTypeRefused for what is none of these."""
    voice = _voice(content[:16])
    if voice is not None:
        return voice
    try:
        found = media_type(content)
    except FileTypeRefused:
        raise BlobTypeRefused from None
    if found not in PICTURES:
        raise BlobTypeRefused
    return found


def check_type(announced_as: str, content: bytes) -> str:
    """The real type of a whole file; BlobTypeRefused unless it is of the family announced.

    Phones convert pictures, and recordings into each other's boxes, without telling.
    """
    real = real_type(content)
    if real.partition("/")[0] != announced_as.partition("/")[0]:
        raise BlobTypeRefused
    return real


def _voice(head: bytes) -> VoiceType | None:
    """A recording by its first bytes (ISO 11172-3, 13818-7, 14496-12, RIFF, RFC 4867)."""
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return VoiceType.WAV
    if head[4:8] == b"ftyp":
        return VoiceType.M4A
    if head.startswith(b"#!AMR"):
        return VoiceType.AMR
    if re.match(rb"\xff[\xf0\xf1\xf8\xf9]", head):
        return VoiceType.AAC
    if head.startswith(b"ID3") or re.match(rb"\xff[\xf2-\xf7\xfa-\xfd]", head):
        return VoiceType.MP3
    return None
