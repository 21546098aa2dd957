"""The catalogue as it stands in the database, for a file that an import takes in unchanged."""

from collections.abc import Collection, Iterable, Sequence
from datetime import time
from typing import TypeVar
from uuid import UUID

from app.catalog.catalog import Catalog
from app.catalog.items import Item
from app.catalog.places import EXPORTED, Area, Centre, Days, Division, Offer, Opening, Window
from app.catalog.texts import chinese, text_of
from app.models.centre import Centre as CentreRow
from app.models.centre import Offer as OfferRow
from app.models.centre import Window as WindowRow
from app.models.division import Division as DivisionRow
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.models.opening import OpeningRule
from app.services.catalogue.items import NoSuchItem, body_of
from app.services.house.access import NoSuchCentre

Row = TypeVar("Row", WindowRow, OpeningRule, OfferRow)


async def catalog_of(codes: Sequence[str] | None, centre: str | None) -> Catalog:
    """What is published: these items; or a centre, what it offers and the divisions around it.

    Without either everything. Staff and posts are left out: they are people, and an import leaves
    what a file does not name as it is. Items that were withdrawn are left out too. NoSuchItem,
    NoSuchCentre.
    """
    if codes is not None:
        return Catalog(items=await _items(codes))
    if centre is None:
        rows = await CentreRow.all().order_by("code")
        divisions = await DivisionRow.all().order_by("code")
        return Catalog(
            divisions=tuple(_division(row) for row in divisions),
            centres=await _centres(rows),
            items=await _items(None),
        )
    row = await CentreRow.get_or_none(code=centre)
    if row is None:
        raise NoSuchCentre(centre=centre)
    [whole] = await _centres([row])
    return Catalog(
        divisions=await _around(row.division_id),
        centres=(whole,),
        items=await _items([offer.item for offer in whole.items]),
    )


async def _items(codes: Collection[str] | None) -> tuple[Item, ...]:
    """The published wording of the items, by code; NoSuchItem for one that is not there."""
    wanted = ItemRow.all() if codes is None else ItemRow.filter(code__in=list(codes))
    rows = await wanted.order_by("code")
    if codes is not None and (lost := set(codes) - {row.code for row in rows}):
        raise NoSuchItem(item=min(lost))
    versions: dict[UUID, list[ItemVersion]] = {}
    ids = [row.id for row in rows]
    for version in await ItemVersion.filter(item_id__in=ids).order_by("-number"):
        versions.setdefault(version.item_id, []).append(version)
    found = (_published(row, versions.get(row.id, ())) for row in rows)
    return tuple(body_of(version) for version in found if version is not None)


def _published(row: ItemRow, newest_first: Iterable[ItemVersion]) -> ItemVersion | None:
    """The version people meet, or the one that says that the item is paused or cancelled."""
    for version in newest_first:
        closed = version.body.get("state", "active") != "active" and version.withdrawn_at is None
        if version.number == row.current or (not row.current and closed):
            return version
    return None


async def _around(code: str) -> tuple[Division, ...]:
    """A division and those above it, the highest first."""
    found: list[Division] = []
    held: str | None = code
    while held:
        row = await DivisionRow.get(code=held)
        found.append(_division(row))
        held = row.parent_code
    return tuple(reversed(found))


def _division(row: DivisionRow) -> Division:
    return Division(
        code=row.code,
        level=row.level,  # type: ignore[arg-type]
        name=text_of(row.name),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


async def _centres(rows: Sequence[CentreRow]) -> tuple[Centre, ...]:
    ids = [row.id for row in rows]
    windows = _by_centre(await WindowRow.filter(centre_id__in=ids).order_by("code"))
    openings = _by_centre(await OpeningRule.filter(centre_id__in=ids).order_by("code"))
    offers = await OfferRow.filter(centre_id__in=ids).order_by("item__code")
    items = {row.id: row.code for row in await ItemRow.all().only("id", "code")}
    offered = _by_centre(offers)
    return tuple(
        Centre(
            code=row.code,
            division=row.division_id,
            kind=row.kind,  # type: ignore[arg-type]
            name=text_of(row.name),
            address=text_of(row.address),
            phone=row.phone,
            complaint_phone=row.complaint_phone,
            latitude=row.latitude,
            longitude=row.longitude,
            areas=tuple(_areas(row)),
            windows=tuple(_window(one, row) for one in windows.get(row.id, ())),
            items=tuple(
                Offer(item=items[one.item_id], windows=tuple(one.windows))
                for one in offered.get(row.id, ())
            ),
            openings=tuple(_opening(one) for one in openings.get(row.id, ())),
            source=EXPORTED,
        )
        for row in rows
    )


def _by_centre(rows: Iterable[Row]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {}
    for row in rows:
        found.setdefault(row.centre_id, []).append(row)
    return found


def _areas(row: CentreRow) -> Iterable[Area]:
    for area in row.areas:
        name: dict[str, str] = area["name"]  # type: ignore[assignment]
        yield Area(code=str(area["code"]), name=text_of(name))


def _window(row: WindowRow, centre: CentreRow) -> Window:
    """A window; the table keeps its area by the Chinese name."""
    codes = {chinese(area.name): area.code for area in _areas(centre)}
    return Window(
        code=row.code,
        name=text_of(row.name),
        area=codes.get(row.area, row.area),
        holder=row.holder,
        third_party=row.third_party,
    )


def _opening(row: OpeningRule) -> Opening:
    days: Days = "workdays"
    if row.days != "workdays":
        days = tuple(int(day) for day in row.days.split(","))
    return Opening(
        code=row.code,
        days=days,
        starts=time.fromisoformat(row.starts),
        ends=time.fromisoformat(row.ends),
        breaks=tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in row.breaks),
        windows=row.windows,
        step_minutes=row.step_minutes,
        items=tuple(row.items or ()),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        off_hours=row.off_hours,
        on_holidays=row.on_holidays,
    )
