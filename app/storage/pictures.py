"""Pictures made safe to keep: upright, drawn anew without the camera's notes, and a small one."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from app.domain.papers.attachments import MediaType
from app.storage.refusals import PictureDamaged, PictureTooLarge

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 4096
"""Pixels of the picture that is kept; a page photographed at this size can be read."""
SMALL_SIDE = 480
FORMATS = {MediaType.JPEG: "JPEG", MediaType.PNG: "PNG", MediaType.WEBP: "WEBP"}
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
EXIF_ORIENTATION = 0x0112
TURNED: Mapping[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by its orientation (EXIF 2.32, tag 274)."""
DARKROOM = ThreadPoolExecutor(1, "pictures")
"""One picture at a time in a process: the largest takes 320 MB while it is drawn."""


@dataclass(frozen=True)
class CleanPicture:
    """The picture to keep, of the same kind as it came, and a JPEG of at most 480 pixels."""

    content: bytes
    thumbnail: bytes
    width: int
    height: int


async def cleaned(content: bytes, kind: MediaType) -> CleanPicture:
    """The picture without EXIF, place and comments, turned upright, at most 4096 pixels a side.

    Raises PictureTooLarge above 40 million pixels, before anything is drawn, and PictureDamaged
    for what is no whole picture of its kind.
    """
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(DARKROOM, _cleaned, content, kind)


def _cleaned(content: bytes, kind: MediaType) -> CleanPicture:
    try:
        with Image.open(BytesIO(content), formats=(FORMATS[kind],)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PictureTooLarge
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            drawn = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
            turned = TURNED.get(_orientation(opened))
    except (PictureTooLarge, *BOMBS):
        raise PictureTooLarge from None
    except Exception:  # damaged bytes fail in many ways, none of them our trouble
        raise PictureDamaged from None
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    drawn = drawn if turned is None else drawn.transpose(turned)
    kept = _written(_on_white(drawn) if kind is MediaType.JPEG else drawn, kind)
    width, height = drawn.size
    drawn.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return CleanPicture(kept, _written(_on_white(drawn), MediaType.JPEG, 80), width, height)


def _orientation(opened: Image.Image) -> object:
    """How the camera was held; 1, which is upright, when its notes cannot be read."""
    try:
        return opened.getexif().get(EXIF_ORIENTATION, 1)
    except Exception:  # damaged notes fail in many ways, and are thrown away all the same
        return 1


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")


def _written(picture: Image.Image, kind: MediaType, quality: int = 90) -> bytes:
    """The picture's points and nothing else."""
    picture.info.clear()
    written = BytesIO()
    if kind is MediaType.PNG:
        picture.save(written, "PNG", optimize=False)
    else:
        picture.save(written, FORMATS[kind], quality=quality)
    return written.getvalue()
