"""A QR code as SVG, for letters and notices on the wall."""

from io import BytesIO

import segno


def qr_svg(text: str) -> str:
    """The code of `text` as an SVG picture with its quiet zone; medium error correction."""
    svg = BytesIO()
    segno.make(text, error="m", micro=False).save(svg, kind="svg", border=2, xmldecl=False)
    return svg.getvalue().decode()
