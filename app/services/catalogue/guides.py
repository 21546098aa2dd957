"""The guide to an item as it stands today, with where and when one centre takes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.bookings.opening_week import usual_week
from app.domain.catalogue.leaflet_texts import item_guide
from app.domain.catalogue.leaflets import ItemGuide
from app.kit.clock import office_day
from app.models.centre import Centre, Window
from app.models.item import ItemVersion
from app.ports import Deps
from app.services.bookings import timetables
from app.services.bookings.booking_views import said_of
from app.services.catalogue import items
from app.services.house.access import NoSuchCentre, centre_called
from app.words.hours import BETWEEN, SPACE, hours_text


@dataclass(frozen=True)
class Told:
    """The guide to an item: which version, since when, and the centre it was asked for."""

    guide: ItemGuide
    version: int
    since: date
    unit: str
    phone: str
    complaint_phone: str
    centre: Centre | None


async def told(deps: Deps, code: str, centre_code: str, language: str) -> Told:
    """The guide to the published item, for one centre when its code is given.

    NoSuchItem, NoSuchCentre, and NotOffered when that centre does not offer it.
    """
    row, item = await items.published(code)
    centre, place = None, {}
    if centre_code:
        if await centre_called(centre_code) is None:
            raise NoSuchCentre(centre=centre_code)
        centre, offer = await timetables.centre_offering(centre_code, row.id)
        place = {
            "centre": said_of(centre.name, language),
            "address": said_of(centre.address, language),
            "hours": await usual_hours(deps, centre, language),
            "windows": await window_names(centre, offer.windows, language),
            "phone": centre.phone,
            "complaint": centre.complaint_phone,
        }
    guide = item_guide(item, language, place=place)
    version = await ItemVersion.get(item_id=row.id, number=row.current)
    unit = next((part.lines[0] for part in guide.parts if part.key == "unit"), guide.name)
    return Told(
        guide=guide,
        version=row.current,
        since=since(version),
        unit=place.get("centre") or unit,
        phone=centre.phone if centre else item.phone,
        complaint_phone=centre.complaint_phone if centre else item.complaint_phone,
        centre=centre,
    )


def since(version: ItemVersion) -> date:
    """The day since which a version is in force."""
    return version.from_on or office_day(version.published_at)


async def usual_hours(deps: Deps, centre: Centre, language: str) -> str:
    """The hours of a centre's ordinary week, as people say them."""
    today = deps.clock.today()
    table = await timetables.timetable(centre.id, today, today, language)
    written = said_of(centre.hours_text, language)
    return written or hours_text(usual_week(table.openings, today), language)


async def window_names(centre: Centre, codes: Sequence[str], language: str) -> str:
    """The names of some windows of a centre, parted by the comma of lists."""
    rows = {row.code: row for row in await Window.filter(centre_id=centre.id)}
    names = [said_of(rows[code].name, language) for code in codes if code in rows]
    return listed(names, language)


def listed(names: Sequence[str], language: str) -> str:
    """Names in one line, parted as hours are."""
    return BETWEEN.get(language, SPACE).join(names)
