"""A hamlet as other pages name it: where somebody lives or a visit goes."""

from uuid import UUID

from msgspec import Struct

from app.models.household import Hamlet
from app.services.bookings.booking_views import said_of


class HamletBrief(Struct, frozen=True):
    """Where somebody lives: a group of houses."""

    id: UUID
    code: str
    name: str


def brief(row: Hamlet, language: str) -> HamletBrief:
    """A hamlet by name."""
    return HamletBrief(row.id, row.code, said_of(row.name, language))


async def named(hamlet_id: UUID | None, language: str) -> HamletBrief | None:
    """A hamlet by its id; None for none."""
    row = await Hamlet.get_or_none(id=hamlet_id) if hamlet_id else None
    return brief(row, language) if row else None
