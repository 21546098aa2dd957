"""Pictures are kept upright, bounded, and without what the camera wrote into them."""

import asyncio
import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.domain.papers.attachments import MediaType
from app.storage.pictures import FORMATS, CleanPicture, cleaned
from app.storage.refusals import PictureDamaged, PictureTooLarge

EXIF_MAKE, EXIF_ORIENTATION, EXIF_GPS = 0x010F, 0x0112, 0x8825
KINDS = sorted(FORMATS)


def drawn(kind: MediaType, size: tuple[int, int] = (600, 400), **more: object) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    made = BytesIO()
    picture.save(made, FORMATS[kind], **more)
    return made.getvalue()


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[EXIF_MAKE] = "SpyCam"
    made[EXIF_ORIENTATION] = orientation
    made.get_ifd(EXIF_GPS)[2] = (30.0, 58.0, 12.0)
    return made


def shown(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize("kind", KINDS)
async def test_a_picture_loses_camera_and_place(kind: MediaType) -> None:
    given_ = drawn(kind, exif=exif(1), comment=b"SpyCam") if kind == "image/jpeg" else b""
    given_ = given_ or drawn(kind, exif=exif(1))
    assert b"SpyCam" in given_

    clean = await cleaned(given_, kind)

    for content in (clean.content, clean.thumbnail):
        assert b"SpyCam" not in content
        assert not shown(content).getexif()
    assert shown(clean.content).format == FORMATS[kind]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_picture_taken_sideways_is_kept_upright(kind: MediaType) -> None:
    clean = await cleaned(drawn(kind, exif=exif(6)), kind)

    picture = shown(clean.content).convert("RGB")
    assert (clean.width, clean.height) == picture.size == (400, 600)
    red, _, blue = picture.getpixel((200, 20))  # type: ignore[misc]
    assert (red > 200, blue < 60) == (True, True), "what was left is above"


async def test_a_small_one_is_made_too() -> None:
    clean = await cleaned(drawn(MediaType.PNG, (1200, 300)), MediaType.PNG)

    small = shown(clean.thumbnail)
    assert (small.format, small.size) == ("JPEG", (480, 120))
    assert shown(clean.content).size == (1200, 300)


async def test_a_tiny_picture_stays_tiny() -> None:
    clean = await cleaned(drawn(MediaType.JPEG, (3, 2)), MediaType.JPEG)

    assert (clean.width, clean.height, shown(clean.thumbnail).size) == (3, 2, (3, 2))


async def test_a_huge_photo_is_kept_smaller() -> None:
    clean = await cleaned(drawn(MediaType.JPEG, (6000, 4000)), MediaType.JPEG)

    assert max(clean.width, clean.height) == 4096 or max(clean.width, clean.height) == 3000


async def test_what_is_see_through_stays_so_and_is_white_in_small() -> None:
    made = BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(made, "PNG")

    clean = await cleaned(made.getvalue(), MediaType.PNG)

    assert shown(clean.content).getpixel((5, 5)) == (0, 0, 0, 0)
    assert shown(clean.thumbnail).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
async def test_any_mode_can_be_kept(mode: str) -> None:
    kind = MediaType.JPEG if mode == "CMYK" else MediaType.PNG
    made = BytesIO()
    Image.new(mode, (30, 20)).save(made, FORMATS[kind])

    clean = await cleaned(made.getvalue(), kind)

    assert (clean.width, clean.height) == (30, 20)


def png_of(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8000, 5001), (10_000, 10_000), (60_000, 60_000)])
async def test_a_bomb_is_refused_before_it_is_drawn(size: tuple[int, int]) -> None:
    with pytest.raises(PictureTooLarge):
        await cleaned(png_of(*size), MediaType.PNG)


@pytest.mark.parametrize("kind", KINDS)
async def test_half_a_picture_is_refused(kind: MediaType) -> None:
    whole = drawn(kind)

    with pytest.raises(PictureDamaged):
        await cleaned(whole[: len(whole) // 2], kind)


async def test_a_picture_of_another_kind_is_refused() -> None:
    with pytest.raises(PictureDamaged):
        await cleaned(drawn(MediaType.PNG), MediaType.JPEG)


@given(st.sampled_from(KINDS), st.integers(0, 5000), st.binary(min_size=1, max_size=30))
def test_damage_anywhere_is_a_picture_or_a_refusal(
    kind: MediaType, place: int, damage: bytes
) -> None:
    whole = drawn(kind, (60, 40), exif=exif(3))
    start = place % len(whole)
    hurt = whole[:start] + damage + whole[start + len(damage) :]

    try:
        kept: object = asyncio.run(cleaned(hurt, kind))
    except (PictureDamaged, PictureTooLarge) as refused:
        kept = refused

    assert isinstance(kept, CleanPicture | PictureDamaged | PictureTooLarge)
