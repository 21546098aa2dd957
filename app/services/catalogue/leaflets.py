"""Leaflets for everybody: the notice and the card of an item, the handbook of a centre."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from uuid import UUID

import msgspec

from app.catalog.items import FAMILIES, Item
from app.domain.catalogue.leaflet_texts import item_guide
from app.domain.catalogue.leaflets import (
    ConvenienceCard,
    GuideNotice,
    Handbook,
    HandbookChapter,
    ItemGuide,
    Leaflet,
    LeafletCode,
    LeafletPart,
)
from app.domain.papers.letter_texts import letter_day
from app.kit.errors import Unavailable
from app.models.centre import Centre, Offer, Post, Window
from app.models.item import Item as ItemRow
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.catalogue import guides, items
from app.services.catalogue.guides import Told
from app.services.house.access import NoSuchCentre, centre_called
from app.services.papers.case_letters import PrinterOff
from app.services.people import people
from app.words import DEFAULT, say

DIGEST_BYTES = 16
BREATH = 20
"""After so many items everybody else gets a turn."""


async def notice(deps: Deps, code: str, centre: str, language: str) -> GuideNotice:
    """The one-time notice of an item; NoSuchItem, NoSuchCentre, NotOffered."""
    told = await guides.told(deps, code, centre, language)
    title = "letter.guide.title"
    titles = (say(title, language), *([say(title, DEFAULT)] if language == "bo" else []))
    return GuideNotice(
        language=language,
        unit=told.unit,
        titles=titles,
        on=told.since,
        edition=_edition(told, language),
        guide=told.guide,
        code=_code(deps, f"/p/items/{code}", centre, language),
        footer=_footer(told.phone, told.complaint_phone, language),
    )


async def card(deps: Deps, code: str, centre: str, language: str) -> ConvenienceCard:
    """The card of an item; NoSuchItem, NoSuchCentre, NotOffered."""
    told = await guides.told(deps, code, centre, language)
    return ConvenienceCard(
        language=language,
        unit=told.unit,
        title=say("leaflet.card.title", language),
        on=told.since,
        edition=_edition(told, language),
        guide=told.guide,
        bring=say("leaflet.bring", language),
        any_time=say("leaflet.any-time", language),
        code=_code(deps, f"/p/items/{code}", centre, language),
    )


async def handbook(deps: Deps, code: str, language: str) -> Handbook:
    """The handbook of a centre as it is today, with every item it offers; NoSuchCentre."""
    centre = await centre_called(code)
    if centre is None:
        raise NoSuchCentre(centre=code)
    name, today = said_of(centre.name, language), deps.clock.today()
    below = centre.name.get(DEFAULT, "")
    chapters, partly_chinese = await _chapters(centre, language)
    return Handbook(
        language=language,
        unit=name,
        below="" if below == name else below,
        title=say("leaflet.handbook.title", language),
        on=today,
        edition=say("leaflet.edition.handbook", language, day=letter_day(today, language)),
        contents=say("leaflet.handbook.contents", language),
        about=await _about(deps, centre, language),
        chapters=chapters,
        code=_code(deps, f"/p/centres/{code}", "", language),
        footer=_footer(centre.phone, centre.complaint_phone, language),
        note=say("leaflet.chinese", language) if partly_chinese else "",
    )


def digest(leaflet: Leaflet) -> str:
    """What tells a leaflet from every other one; the same leaflet is the same bytes."""
    return blake2b(msgspec.json.encode(leaflet), digest_size=DIGEST_BYTES).hexdigest()


async def printed(deps: Deps, leaflet: Leaflet) -> bytes:
    """The leaflet as a PDF; PrinterOff, LeafletTooLong, PrinterNotReady, PrinterBusy."""
    if deps.printer is None:
        raise PrinterOff
    return await deps.printer.leaflet(leaflet)


async def printed_handbook(deps: Deps, code: str, leaflet: Handbook) -> bytes:
    """The handbook as a PDF, printed once for each content; refuses as `printed` does.

    The file store keeps the last one of each centre and language behind the digest of what it
    says; without a store, or while it is silent, the book is printed anew.
    """
    key, mark = f"handbook/{code}/{leaflet.language}", bytes.fromhex(digest(leaflet))
    with suppress(Unavailable):
        if deps.files is not None and await deps.files.exists(key):
            kept = await deps.files.get(key)
            if kept[:DIGEST_BYTES] == mark:
                return kept[DIGEST_BYTES:]
    content = await printed(deps, leaflet)
    with suppress(Unavailable):
        if deps.files is not None:
            await deps.files.put(key, mark + content)
    return content


def _edition(told: Told, language: str) -> str:
    day = letter_day(told.since, language)
    return say("leaflet.edition", language, number=told.version, day=day)


def _code(deps: Deps, path: str, centre: str, language: str) -> LeafletCode:
    """The way to the public page; none where the installation does not know its own address."""
    if not deps.public_url:
        return LeafletCode()
    asked = f"?centre={centre}" if centre else ""
    return LeafletCode(f"{deps.public_url}{path}{asked}", say("leaflet.qr", language))


def _footer(phone: str, complaint: str, language: str) -> str:
    return say("leaflet.footer", language, phone=phone, complaint=complaint)


async def _chapters(centre: Centre, language: str) -> tuple[tuple[HandbookChapter, ...], bool]:
    """The items of a centre by family, and whether some words had to stay Chinese."""
    rows = await ItemRow.filter(offers__centre_id=centre.id, current__gt=0).order_by("code")
    bodies = await items.wordings({(row.id, row.current) for row in rows})
    offers = {offer.item_id: offer.windows for offer in await Offer.filter(centre_id=centre.id)}
    windows = {row.code: row for row in await Window.filter(centre_id=centre.id)}
    partly, chapters = False, []
    for family in FAMILIES:
        found = []
        for row in rows:
            if row.family == family:
                item = bodies[row.id, row.current]
                guide = _chapter_guide(item, offers[row.id], windows, language)
                partly = partly or bool(guide.note)
                found.append(replace(guide, note=""))
                if len(found) % BREATH == 0:
                    await asyncio.sleep(0)
        if found:
            chapters.append(HandbookChapter(say(f"family.{family}", language), tuple(found)))
    return tuple(chapters), partly


def _chapter_guide(
    item: Item, codes: Sequence[str], windows: Mapping[str, Window], language: str
) -> ItemGuide:
    names = [said_of(windows[code].name, language) for code in codes if code in windows]
    return item_guide(item, language, place={"windows": guides.listed(names, language)})


async def _about(deps: Deps, centre: Centre, language: str) -> tuple[LeafletPart, ...]:
    """Where, when, which windows, and who answers for what, with the office's phones alone."""
    windows = await Window.filter(centre_id=centre.id).order_by("code")
    where = (
        said_of(centre.address, language),
        say("leaflet.ask", language, phone=centre.phone),
        say("leaflet.complain", language, phone=centre.complaint_phone),
    )
    hours = (await guides.usual_hours(deps, centre, language),)
    found = (
        LeafletPart("where", say("leaflet.handbook.where", language), tuple(filter(None, where))),
        LeafletPart("hours", say("leaflet.handbook.hours", language), hours),
        _windows(centre, windows, language),
        await _people(deps, centre, {row.code: row for row in windows}, language),
    )
    return tuple(part for part in found if part.lines or part.rows)


def _windows(centre: Centre, windows: Sequence[Window], language: str) -> LeafletPart:
    names: list[dict[str, str]] = [area["name"] for area in centre.areas]  # type: ignore[misc]
    areas = {name.get(DEFAULT, ""): said_of(name, language) for name in names}
    return LeafletPart(
        "windows",
        say("leaflet.handbook.windows", language),
        heads=_heads(("window", "area", "holder"), language),
        rows=tuple(
            (said_of(row.name, language), areas.get(row.area, row.area), row.holder)
            for row in windows
        ),
    )


async def _people(
    deps: Deps, centre: Centre, windows: Mapping[str, Window], language: str
) -> LeafletPart:
    posts = await Post.filter(centre_id=centre.id).order_by("code")
    ids = {one for post in posts for one in (post.holder_id, post.cover_id) if one}
    who = {row.id: people.name_of(deps, row) for row in await Person.filter(id__in=ids)}

    def name(person_id: UUID | None) -> str:
        return who.get(person_id, "") if person_id else ""

    return LeafletPart(
        "people",
        say("leaflet.handbook.people", language),
        heads=_heads(("post", "window", "a", "b"), language),
        rows=tuple(
            (
                said_of(post.name, language),
                said_of(windows[post.window_code].name, language)
                if post.window_code in windows
                else "",
                name(post.holder_id),
                name(post.cover_id),
            )
            for post in posts
        ),
    )


def _heads(keys: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(say(f"leaflet.handbook.{key}", language) for key in keys)
