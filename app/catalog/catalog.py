"""The whole catalogue: divisions, centres and items, with look-ups by code."""

from msgspec import Struct

from app.catalog.items import Item
from app.catalog.places import Centre, Division


class Catalog(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one set of files says; codes are unique only after lint found nothing."""

    divisions: tuple[Division, ...] = ()
    centres: tuple[Centre, ...] = ()
    items: tuple[Item, ...] = ()

    def item(self, code: str) -> Item | None:
        """The item with this code, or None."""
        return next((item for item in self.items if item.code == code), None)

    def centre(self, code: str) -> Centre | None:
        """The centre with this code, or None."""
        return next((centre for centre in self.centres if centre.code == code), None)

    def division(self, code: str) -> Division | None:
        """The division with this code, or None."""
        return next((division for division in self.divisions if division.code == code), None)
