"""What is public on the web: towns and their centres, hours, people on duty, items and guides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.catalog.items import FAMILIES
from app.domain.bookings.openings import ranges
from app.domain.catalogue.leaflets import ItemGuide
from app.domain.visits.visit_plans import CHECK_LIST
from app.kit.paging import Page
from app.models.centre import Centre, Post
from app.models.division import Division
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.ports import Deps
from app.printing.qr_code import qr_svg
from app.services.bookings import rosters, timetables
from app.services.bookings.booking_views import said_of
from app.services.bookings.rosters import RosterDayView
from app.services.bookings.timetables import NotOffered
from app.services.catalogue import centres, guides, items
from app.services.catalogue.centres import CentreDetail, CentreView, RangeView
from app.services.catalogue.guides import Told
from app.services.catalogue.items import CentreName, ItemCard, NoSuchItem
from app.services.deadlines import calendars
from app.services.house.access import NoSuchCentre, centre_called

DAYS = 7
MOST_LISTED = 100


@dataclass(frozen=True)
class PublicTown:
    """A county (or city) and the places in it where people are served."""

    name: str
    centres: Sequence[CentreView]


@dataclass(frozen=True)
class PublicDay:
    """One day of a centre: its name if it has one, its hours, who is then at each post."""

    on: date
    name: str
    provisional: bool
    ranges: Sequence[RangeView]
    people: Sequence[str]


@dataclass(frozen=True)
class PublicCentre:
    """A centre with its next days and its items by family; `posts` head the days' people."""

    centre: CentreDetail
    on: date
    days: Sequence[PublicDay]
    posts: Sequence[str]
    families: Sequence[tuple[str, Sequence[ItemCard]]]


@dataclass(frozen=True)
class PublicItem:
    """The guide to an item, who offers it, and the code that leads here (SVG, empty: none)."""

    guide: ItemGuide
    version: int
    since: date
    centre: CentreName | None
    centres: Sequence[CentreName]
    code: str


@dataclass(frozen=True)
class PublicAddress:
    """A page of the site map: its path, and since when it says what it says (None: changing)."""

    path: str
    since: date | None = None


async def towns(deps: Deps, language: str) -> list[PublicTown]:
    """Every centre and room, under the county it lies in."""
    found = (await centres.listed(deps, "", "", language)).items
    codes = {_county(one.division) for one in found}
    names = {d.code: said_of(d.name, language) for d in await Division.filter(code__in=codes)}
    towns: dict[str, list[CentreView]] = {}
    for one in found:
        towns.setdefault(_county(one.division), []).append(one)
    return [PublicTown(names.get(code, ""), inside) for code, inside in sorted(towns.items())]


async def centre(deps: Deps, code: str, language: str) -> PublicCentre | None:
    """A centre as everybody may see it; None when there is none."""
    row = await centre_called(code)
    if row is None:
        return None
    posts = await Post.filter(centre_id=row.id).order_by("code")
    offered = await _offered(code, language)
    return PublicCentre(
        centre=await centres.detail(deps, code, language),
        on=deps.clock.today(),
        days=await _days(deps, row, posts, language),
        posts=[said_of(post.name, language) for post in posts],
        families=[
            (family, inside)
            for family in FAMILIES
            if (inside := [one for one in offered if one.family == family])
        ],
    )


async def found_items(
    language: str, words: str, family: str, centre: str, cursor: str
) -> Page[ItemCard]:
    """The items offered, a page at a time; BadCursor."""
    return await items.search(language, words, family, centre, cursor, MOST_LISTED)


async def item(deps: Deps, code: str, centre: str, language: str) -> PublicItem | None:
    """The guide to an item; None when it is not offered.

    A centre that does not offer it, or no longer, is left out: the code on an old leaflet still
    leads to what holds today.
    """
    try:
        told = await _told(deps, code, centre, language)
    except NoSuchItem:
        return None
    offering = Centre.filter(offers__item__code=code).order_by("code")
    shown = [CentreName(one.code, said_of(one.name, language)) for one in await offering]
    asked = f"?centre={told.centre.code}" if told.centre else ""
    address = f"{deps.public_url}/p/items/{code}{asked}" if deps.public_url else ""
    return PublicItem(
        guide=told.guide,
        version=told.version,
        since=told.since,
        centre=next((one for one in shown if told.centre and one.code == told.centre.code), None),
        centres=shown,
        code=qr_svg(address, scalable=True) if address else "",
    )


async def addresses() -> list[PublicAddress]:
    """The pages that search engines may know: the centres, and the items that are offered."""
    places = [
        PublicAddress(f"/p/centres/{one.code}") for one in await Centre.all().order_by("code")
    ]
    rows = await ItemRow.filter(current__gt=0).exclude(code=CHECK_LIST).order_by("code")
    versions = ItemVersion.filter(item_id__in=[row.id for row in rows])
    dates = versions.only("id", "item_id", "number", "from_on", "published_at")
    began = {(one.item_id, one.number): guides.since(one) for one in await dates}
    told = [PublicAddress(f"/p/items/{row.code}", began.get((row.id, row.current))) for row in rows]
    return [PublicAddress("/p/"), PublicAddress("/p/items"), *places, *told]


async def _told(deps: Deps, code: str, centre: str, language: str) -> Told:
    try:
        return await guides.told(deps, code, centre, language)
    except (NoSuchCentre, NotOffered):
        return await guides.told(deps, code, "", language)


async def _offered(centre: str, language: str) -> list[ItemCard]:
    """Every item of a centre."""
    found: list[ItemCard] = []
    cursor = ""
    while True:
        some = await items.search(language, centre=centre, cursor=cursor, limit=MOST_LISTED)
        found += some.items
        if not some.next:
            return found
        cursor = some.next


async def _days(deps: Deps, row: Centre, posts: Sequence[Post], language: str) -> list[PublicDay]:
    """Today and the days after it: a week."""
    first = deps.clock.today()
    last = first + timedelta(days=DAYS - 1)
    table = await timetables.timetable(row.id, first, last, language)
    roster = await rosters.days_of(deps, posts, first, DAYS, language)
    found = []
    for there in roster:
        day = ranges(there.on, table)
        found.append(
            PublicDay(
                on=there.on,
                name=calendars.day_name(day.name, language) or "",
                provisional=day.provisional,
                ranges=centres.hours(day),
                people=_people(there) if day.ranges else (),
            )
        )
    return found


def _people(there: RosterDayView) -> list[str]:
    """Who is at each post, by name alone."""
    return [one.person.name if one.person else "" for one in there.posts]


def _county(division: str) -> str:
    """The county in which a division lies: its first six digits."""
    return f"{division[:6]}000000"
