"""The offices as people see them: where, when open, who is on duty, which windows."""

from dataclasses import dataclass
from datetime import date, time
from math import asin, cos, radians, sin, sqrt
from uuid import UUID

from msgspec import Struct

from app.domain.bookings.opening_week import usual_week
from app.domain.bookings.openings import OpenDay, Timetable, moment, open_now, ranges
from app.domain.cases.routing import stands_in
from app.kit.errors import Invalid
from app.models.centre import Centre, Post, Window
from app.models.division import Division
from app.models.person import Person
from app.ports import Deps
from app.services.bookings import timetables
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.deadlines import calendars
from app.services.house.access import NoSuchCentre, centre_called
from app.services.people import people
from app.words.hours import hours_text

EARTH_METRES = 6_371_000
NOON = time(12)


class BadPosition(Invalid):
    """A position is written as latitude,longitude."""


class RangeView(Struct, frozen=True, rename={"starts": "from", "ends": "to"}):
    """Open from and to, local time."""

    starts: str
    ends: str
    off_hours: bool


class TodayView(Struct, frozen=True):
    """Whether the office is open now, and its hours today."""

    on: date
    open_now: bool
    ranges: list[RangeView]
    name: str | None


class CentreView(Struct, frozen=True):
    """An office in a list."""

    code: str
    name: str
    kind: str
    level: str
    division: str
    address: str
    phone: str
    complaint_phone: str
    latitude: float | None
    longitude: float | None
    distance_m: int | None
    hours_text: str
    today: TodayView
    demo: bool


class AreaView(Struct, frozen=True):
    """A part of an office."""

    name: str


class WindowView(Struct, frozen=True):
    """A window of an office."""

    code: str
    name: str
    area: str
    holder: str


class DutyView(Struct, frozen=True):
    """Who is at a post; `cover` when it is somebody in place of its holder."""

    post: str
    window: str
    name: str
    phone: str
    cover: bool


class CentreDetail(CentreView, frozen=True):
    """An office with its areas, windows and the people on duty."""

    areas: list[AreaView] = []
    windows: list[WindowView] = []
    duty: list[DutyView] = []


class CentresView(Struct, frozen=True):
    """Offices, the nearest first when a position was given."""

    items: list[CentreView]
    next: str | None = None


@dataclass(frozen=True)
class Position:
    """A point on the map, in degrees (gcj02, as the phone gives it)."""

    latitude: float
    longitude: float


def position(text: str) -> Position | None:
    """The position in "latitude,longitude"; None for the empty text, BadPosition otherwise."""
    if not text:
        return None
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        raise BadPosition from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise BadPosition
    return Position(latitude, longitude)


def metres(a: Position, b: Position) -> int:
    """The distance of two points on the globe, in whole metres (haversine)."""
    p, q = radians(a.latitude), radians(b.latitude)
    half = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * (
        sin(radians(b.longitude - a.longitude) / 2) ** 2
    )
    return round(2 * EARTH_METRES * asin(sqrt(min(1.0, half))))


async def listed(deps: Deps, near: str, words: str, language: str) -> CentresView:
    """Every office whose name or address holds `words`; by distance when `near` is given."""
    here = position(near)
    found = await Centre.all().order_by("code")
    wanted = [c for c in found if not words or _mentions(c, words)]
    around = await _around(deps, wanted, here, language)
    shown = [_view(deps, centre, around) for centre in wanted]
    if here:
        shown.sort(key=lambda c: (c.distance_m is None, c.distance_m or 0, c.code))
    return CentresView(shown)


async def detail(deps: Deps, code: str, language: str) -> CentreDetail:
    """One office with windows and people on duty; NoSuchCentre."""
    centre = await centre_called(code)
    if centre is None:
        raise NoSuchCentre(centre=code)
    view = _view(deps, centre, await _around(deps, [centre], None, language))
    windows = await Window.filter(centre_id=centre.id).order_by("code")
    return CentreDetail(
        **{name: getattr(view, name) for name in CentreView.__struct_fields__},
        areas=[AreaView(said_of(a["name"], language)) for a in centre.areas],  # type: ignore[arg-type]
        windows=[WindowView(w.code, said_of(w.name, language), w.area, w.holder) for w in windows],
        duty=await duty(deps, centre, deps.clock.today(), language),
    )


async def duty(deps: Deps, centre: Centre, on: date, language: str) -> list[DutyView]:
    """Who is really at each post of an office on `on`: now when it is today, else at noon.

    Published by rule.
    """
    posts = await Post.filter(centre_id=centre.id).order_by("code")
    at = deps.clock.now() if on == deps.clock.today() else moment(on, NOON)
    duties = await routing.duties(posts, at)
    present = {duty.person_id for duty in duties.values() if duty.person_id}
    known = {p.id: p for p in await Person.filter(id__in=present)}
    windows = {w.code: w for w in await Window.filter(centre_id=centre.id)}
    return [
        DutyView(
            post=said_of(post.name, language),
            window=said_of(windows[post.window_code].name, language)
            if post.window_code in windows
            else "",
            name=people.name_of(deps, known[duty.person_id]) if duty.person_id in known else "",
            phone=centre.phone,
            cover=stands_in(duty, routing.staffing(post)),
        )
        for post, duty in ((post, duties[post.id]) for post in posts)
    ]


def hours(day: OpenDay) -> list[RangeView]:
    """The opening hours of a day, for people."""
    return [
        RangeView(f"{one.starts:%H:%M}", f"{one.ends:%H:%M}", one.off_hours) for one in day.hours()
    ]


def _mentions(centre: Centre, words: str) -> bool:
    text = " ".join([*centre.name.values(), *centre.address.values()]).lower()
    return all(word in text for word in words.lower().split())


async def _levels(centres: list[Centre]) -> dict[str, str]:
    codes = {centre.division_id for centre in centres}
    return {d.code: d.level for d in await Division.filter(code__in=codes)}


@dataclass(frozen=True)
class _Around:
    """What is needed to show some offices."""

    here: Position | None
    language: str
    levels: dict[str, str]
    tables: dict[UUID, Timetable]


async def _around(
    deps: Deps, centres: list[Centre], here: Position | None, language: str
) -> _Around:
    today = deps.clock.today()
    tables = await timetables.timetables([one.id for one in centres], today, today, language)
    return _Around(here, language, await _levels(centres), tables)


def _view(deps: Deps, centre: Centre, around: _Around) -> CentreView:
    here, language, table = around.here, around.language, around.tables[centre.id]
    today = deps.clock.today()
    day = ranges(today, table)
    point = (
        Position(centre.latitude, centre.longitude)
        if centre.latitude is not None and centre.longitude is not None
        else None
    )
    return CentreView(
        code=centre.code,
        name=said_of(centre.name, language),
        kind=centre.kind,
        level=around.levels.get(centre.division_id, ""),
        division=centre.division_id,
        address=said_of(centre.address, language),
        phone=centre.phone,
        complaint_phone=centre.complaint_phone,
        latitude=centre.latitude,
        longitude=centre.longitude,
        distance_m=metres(here, point) if here and point else None,
        hours_text=said_of(centre.hours_text, language)
        or hours_text(usual_week(table.openings, today), language),
        today=TodayView(
            today,
            open_now(deps.clock.now(), table),
            hours(day),
            calendars.day_name(day.name, language),
        ),
        demo=centre.demo,
    )
