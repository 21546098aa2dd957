"""Which office handles a case: where it is filed, or for a village room the centre above it."""

from uuid import UUID

from app.models.centre import Centre, Offer
from app.services.bookings import timetables
from app.services.bookings.timetables import NotOffered
from app.services.cases import routing

ROOM = "room"
"""A village room helps to file; its agents are no office, so that they decide nothing."""


async def handling_centre(code: str, item_id: UUID) -> Centre:
    """The office that handles an item filed here; NotOffered where none does.

    The nearest centre above a room must offer the item too.
    """
    centre, _ = await timetables.centre_offering(code, item_id)
    if centre.kind != ROOM:
        return centre
    for above in (await routing.upwards(centre.id))[1:]:
        if await Offer.exists(centre_id=above, item_id=item_id, centre__kind="centre"):
            return await Centre.get(id=above)
    raise NotOffered(centre=code)
