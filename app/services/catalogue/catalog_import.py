"""Taking a catalogue in: all or nothing, and again without changing what is already so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from app.catalog.catalog import Catalog
from app.catalog.items import Item
from app.catalog.lint.lint import Known
from app.catalog.places import Centre, Division, Opening, Post, Staff, Window
from app.catalog.texts import Text, by_language
from app.kit.errors import Conflict
from app.models import sql
from app.models.centre import Centre as CentreRow
from app.models.centre import Offer
from app.models.centre import Post as PostRow
from app.models.centre import Window as WindowRow
from app.models.division import Division as DivisionRow
from app.models.item import Item as ItemRow
from app.models.opening import OpeningRule
from app.models.person import Membership
from app.ports import Deps
from app.services.cases import posts
from app.services.catalogue import item_wordings
from app.services.house import audit
from app.services.people import people

Report = Callable[[str], object]
SEATS_TO_COME = "SELECT count(*) AS many FROM seat WHERE pool = $1 AND taken > 0 AND starts_at > $2"


class OpeningInUse(Conflict):
    """These opening hours have bookings to come: end them by a date, and add new ones."""


@dataclass
class Taken:
    """What an import changed."""

    items_new: int = 0
    items_changed: int = 0
    centres: int = 0
    divisions: int = 0
    demo: bool = False
    people: dict[tuple[str, str], UUID] = field(default_factory=dict)
    """Staff by centre code and key."""


async def take_in(
    deps: Deps, catalog: Catalog, report: Report = lambda step: None, demo: bool = False
) -> Taken:
    """Write divisions, items and centres in one transaction; what is not named stays.

    An item gets a new version only when it says something else than before. A centre that names
    items offers these alone; `demo` marks centres as samples that are no real office. OpeningInUse
    when the grid of an opening that has bookings to come would change, VersionScheduled when an
    item would be published over a version that waits for its day. `report` hears of each entry.
    """
    taken = Taken(demo=demo)
    async with in_transaction():
        for division in catalog.divisions:
            await _division(division)
            taken.divisions += 1
            report(division.code)
        for item in catalog.items:
            await _item(deps, item, taken)
            report(item.code)
        for centre in catalog.centres:
            await _centre(deps, centre, taken)
            taken.centres += 1
            report(centre.code)
        await audit.record(
            deps,
            None,
            "catalogue-imported",
            "catalogue",
            items_new=taken.items_new,
            items_changed=taken.items_changed,
        )
    return taken


async def known() -> Known:
    """The codes that are there already, for the checks of a file that names only what is new."""
    return Known(
        divisions=frozenset([row.code for row in await DivisionRow.all().only("code")]),
        items=frozenset([row.code for row in await ItemRow.all().only("id", "code")]),
    )


async def _division(division: Division) -> None:
    values = {
        "level": division.level,
        "name": texts(division.name),
        "parent_code": division.parent or None,
        "valid_from": division.valid_from,
        "valid_to": division.valid_to,
    }
    await DivisionRow.update_or_create(code=division.code, defaults=values)


async def _item(deps: Deps, item: Item, taken: Taken) -> None:
    outcome = await item_wordings.take_in(deps, item)
    taken.items_new += outcome == "new"
    taken.items_changed += outcome == "changed"


async def _centre(deps: Deps, centre: Centre, taken: Taken) -> None:
    row = await CentreRow.get_or_none(code=centre.code)
    fresh = row is None
    row = row or CentreRow(id=deps.ids.new(), code=centre.code)
    row.division_id, row.kind = centre.division, centre.kind
    row.name, row.address = texts(centre.name), texts(centre.address)
    row.hours_text = {}
    row.phone, row.complaint_phone = centre.phone, centre.complaint_phone
    row.latitude, row.longitude = centre.latitude, centre.longitude
    row.areas = [{"code": area.code, "name": texts(area.name)} for area in centre.areas]
    row.demo = taken.demo
    await row.save(force_create=fresh, force_update=not fresh)
    for window in centre.windows:
        await _window(deps, row.id, centre, window)
    for member in centre.staff:
        await _member(deps, row.id, centre.code, member, taken)
    for post in centre.posts:
        await _post(deps, row.id, centre.code, post, taken)
    await _offers(deps, row.id, centre)
    for opening in centre.openings:
        await _opening(deps, row.id, opening)


async def _offers(deps: Deps, centre_id: UUID, centre: Centre) -> None:
    """What the centre offers; a centre that names no items keeps what it offered."""
    named = []
    for offer in centre.items:
        item, windows = await ItemRow.get(code=offer.item), list(offer.windows)
        known = Offer.filter(centre_id=centre_id, item_id=item.id)
        if not await known.update(windows=windows):
            await Offer.create(
                id=deps.ids.new(), centre_id=centre_id, item_id=item.id, windows=windows
            )
        named.append(item.id)
    if named:
        await Offer.filter(centre_id=centre_id).exclude(item_id__in=named).delete()


async def _window(deps: Deps, centre_id: UUID, centre: Centre, window: Window) -> None:
    areas = {area.code: texts(area.name)["zh"] for area in centre.areas}
    values: dict[str, Any] = {
        "name": texts(window.name),
        "area": areas.get(window.area, ""),
        "holder": texts(window.holder)["zh"],
        "third_party": window.third_party,
    }
    known = await WindowRow.get_or_none(centre_id=centre_id, code=window.code)
    if known is None:
        await WindowRow.create(id=deps.ids.new(), centre_id=centre_id, code=window.code, **values)
    else:
        await WindowRow.filter(id=known.id).update(**values)


async def _member(deps: Deps, centre_id: UUID, centre: str, member: Staff, taken: Taken) -> None:
    name = texts(member.name)["zh"]
    person = await people.walk_in(deps, name, member.phone)
    taken.people[centre, member.key] = person.id
    if not await Membership.exists(person_id=person.id, role=member.role, centre_id=centre_id):
        await Membership.create(
            id=deps.ids.new(), person_id=person.id, role=member.role, centre_id=centre_id
        )


async def _post(deps: Deps, centre_id: UUID, centre: str, post: Post, taken: Taken) -> None:
    values: dict[str, Any] = {
        "name": texts(post.name),
        "window_code": post.window,
        "holder_id": taken.people.get((centre, post.a)),
        "cover_id": taken.people.get((centre, post.b)),
        "departments": list(post.departments),
    }
    if post.lead:
        values["lead_id"] = taken.people.get((centre, post.lead))
    known = await PostRow.get_or_none(centre_id=centre_id, code=post.code)
    if known is None:
        await PostRow.create(id=deps.ids.new(), centre_id=centre_id, code=post.code, **values)
    else:
        await PostRow.filter(id=known.id).update(**values)
        await posts.follow(deps, None, known, await PostRow.get(id=known.id))


async def _opening(deps: Deps, centre_id: UUID, opening: Opening) -> None:
    values = opening_values(opening)
    known = await OpeningRule.get_or_none(centre_id=centre_id, code=opening.code)
    if known is None:
        await OpeningRule.create(
            id=deps.ids.new(), centre_id=centre_id, code=opening.code, **values
        )
        return
    grid = ("starts", "step_minutes", "breaks")
    if any(getattr(known, name) != values[name] for name in grid):
        coming = await sql.rows(SEATS_TO_COME, known.id, deps.clock.now())
        if coming[0]["many"]:
            raise OpeningInUse(opening=opening.code)
    await OpeningRule.filter(id=known.id).update(**values)


def opening_values(opening: Opening) -> dict[str, Any]:
    """The columns of a weekly rule."""
    days = opening.days
    return {
        "days": days if isinstance(days, str) else ",".join(str(day) for day in days),
        "starts": _clock(opening.starts),
        "ends": _clock(opening.ends),
        "breaks": [[_clock(begin), _clock(end)] for begin, end in opening.breaks],
        "windows": opening.windows,
        "step_minutes": opening.step_minutes,
        "items": list(opening.items) or None,
        "valid_from": opening.valid_from,
        "valid_to": opening.valid_to,
        "off_hours": opening.off_hours,
        "on_holidays": opening.on_holidays,
    }


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def texts(text: Text) -> dict[str, str]:
    """A text as it is stored: by language, only those that are there."""
    return by_language(text)
