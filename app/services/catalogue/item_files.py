"""The catalogue as a file to keep, to change elsewhere, or to fill in from the beginning."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from app.catalog.catalog import Catalog
from app.domain.people.roles import Actor
from app.formats.catalog_bytes import MEDIA_TYPES, Form, written
from app.formats.catalog_folder import UnsafeCode
from app.services.catalogue import catalog_export
from app.services.house import access

__all__ = ["CatalogueFile", "Form", "UnsafeCode", "exported", "template"]

TEMPLATE = "cunkou-template.xlsx"


@dataclass(frozen=True)
class CatalogueFile:
    """A file with its name and type."""

    name: str
    media_type: str
    content: bytes


async def exported(
    actor: Actor, form: Form, codes: Sequence[str], centre_code: str
) -> CatalogueFile:
    """These services as they are published; without `codes` all that the office offers.

    NoSuchCentre for an office one does not work in, NoSuchItem.
    """
    centre = await access.centre_of_staff(actor, centre_code)
    catalog = await catalog_export.catalog_of(codes or None, None if codes else centre.code)
    name = f"cunkou-{codes[0] if len(codes) == 1 else centre.code}.{form}"
    return await _file(name, catalog, form)


async def template() -> CatalogueFile:
    """An Excel workbook with every sheet and nothing in it but the headings."""
    return await _file(TEMPLATE, Catalog(), "xlsx")


async def _file(name: str, catalog: Catalog, form: Form) -> CatalogueFile:
    """Written beside the loop: a large workbook takes a while."""
    return CatalogueFile(name, MEDIA_TYPES[form], await asyncio.to_thread(written, catalog, form))
