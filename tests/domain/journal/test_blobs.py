"""What a phone may send, told by its first bytes."""

import pytest

from app.domain.journal.blobs import BlobKind, BlobTypeRefused, announced, check_type, real_type


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"\0\0\0\x20ftypM4A ", "audio/mp4"),
        (b"#!AMR\n", "audio/amr"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"\xff\xf9\x50\x80", "audio/aac"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"\xff\xf3\x40\xc4", "audio/mpeg"),
    ],
)
def test_a_kind_is_told_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert real_type(head + bytes(20)) == kind


@pytest.mark.parametrize("content", [b"", b"<svg", b"%PDF-1.7", b"GIF89a", b"PK\x03\x04", b"\xff"])
def test_everything_else_is_refused(content: bytes) -> None:
    with pytest.raises(BlobTypeRefused):
        real_type(content)


def test_phones_have_other_names_for_a_type() -> None:
    assert announced(BlobKind.PHOTO, "Image/JPG; q=1", 1) == "image/jpeg"
    assert announced(BlobKind.VOICE, "audio/mp3", 1) == "audio/mpeg"


def test_a_family_may_be_named_by_another_of_its_kinds() -> None:
    assert check_type("audio/mpeg", b"#!AMR\n") == "audio/amr"
    with pytest.raises(BlobTypeRefused):
        check_type("audio/mpeg", b"\xff\xd8\xff\xe0")
