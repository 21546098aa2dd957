"""Every kind of question a form may have; a new kind is a file here, its test, and a line below."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from app.catalog.fields.kind import Kind

_IN_A_CELL: Final = (
    "text",
    "long_text",
    "number",
    "money",
    "date",
    "date_range",
    "time",
    "yes_no",
    "choice",
    "choices",
    "cascade",
    "region",
    "address",
    "phone",
    "id_number",
    "credit_code",
    "bank_card",
    "name",
    "plate",
)
"""What a column of a table may ask for too."""
_ALONE: Final = (
    "photo",
    "file",
    "signature",
    "location",
    "note",
    "consent",
)
_TABLES: Final = (
    "rows",
    "family",
)


def _kind(slug: str, *cells: Mapping[str, Kind]) -> Kind:
    """The kind of a file: `id_number.py` has the class IdNumber."""
    module = import_module(f"{__name__}.{slug}")
    made: Kind = getattr(module, slug.title().replace("_", ""))(*cells)
    return made


CELLS: Final[Mapping[str, Kind]] = {slug: _kind(slug) for slug in _IN_A_CELL}
KINDS: Final[Mapping[str, Kind]] = {
    **CELLS,
    **{slug: _kind(slug) for slug in _ALONE},
    **{slug: _kind(slug, CELLS) for slug in _TABLES},
}
NAMES: Final[Mapping[str, str]] = {slug: kind.name for slug, kind in KINDS.items()}
"""The Chinese names that people choose a kind by."""
