"""A QR code as SVG, for letters and notices on the wall."""

from io import BytesIO

import segno


def qr_svg(text: str, *, scalable: bool = False) -> str:
    """The code of `text` as an SVG picture with its quiet zone; medium error correction.

    A `scalable` one takes the size of the place it is put in.
    """
    svg = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(svg, kind="svg", border=2, xmldecl=False, omitsize=scalable)
    return svg.getvalue().decode()
