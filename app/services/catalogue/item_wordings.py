"""The one way a version of a service comes into the database, and comes into force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from app.catalog.items import Item
from app.catalog.texts import texts_in
from app.domain.catalogue import item_versions as rules
from app.domain.catalogue.item_versions import Edition, NoSuchVersion, VersionFacts
from app.kit.clock import office_day
from app.models import sql
from app.models.centre import Window
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.ports import Deps
from app.services.catalogue.items import NoSuchItem, body_of

MAKE = (
    "INSERT INTO item (id, code, family, current, search_text) VALUES ($1, $2, '', 0, '')"
    " ON CONFLICT (code) DO NOTHING RETURNING id"
)
WRITE = (
    "INSERT INTO item_version (id, item_id, number, body, published_at, from_on, made_by_id,"
    " published_by_id, undo_of, note) SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6,"
    " $7, $8, $9 FROM item_version WHERE item_id = $2 RETURNING number"
)
OFFER = (
    "INSERT INTO offer (id, centre_id, item_id, windows) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (centre_id, item_id) DO NOTHING RETURNING id"
)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What is published: the item's text, from which day (None: at once), by whom and why."""

    item: Item
    from_on: date | None = None
    made_by: UUID | None = None
    published_by: UUID | None = None
    undo_of: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Shelf:
    """An item with all its versions, the newest first, and how they stand to each other."""

    row: ItemRow
    versions: list[ItemVersion]
    edition: Edition

    def version(self, number: int) -> ItemVersion:
        """The version with this number; NoSuchVersion."""
        for one in self.versions:
            if one.number == number:
                return one
        raise NoSuchVersion(number=number)

    @property
    def latest(self) -> ItemVersion | None:
        """What the next version would be written over."""
        return self.version(self.edition.latest.number) if self.edition.latest else None

    @property
    def in_force(self) -> ItemVersion | None:
        """The version that holds today, though perhaps nobody can start it."""
        return self.version(self.edition.in_force.number) if self.edition.in_force else None


async def held(deps: Deps, code: str) -> Shelf:
    """The item with this code, its row held: made first when it is not there."""
    await sql.rows(MAKE, deps.ids.new(), code)
    return await shelf(deps, code, held=True)


async def shelf(deps: Deps, code: str, held: bool = False) -> Shelf:
    """The item with this code; who changes it holds its row. NoSuchItem."""
    lock = sql.held_rows() if held else ""
    found = await sql.find(ItemRow, f"WHERE code = $1{lock}", code)
    if not found:
        raise NoSuchItem(item=code)
    [row] = found
    return Shelf(row, *await _versions(deps, row))


async def _versions(deps: Deps, row: ItemRow) -> tuple[list[ItemVersion], Edition]:
    versions = await ItemVersion.filter(item_id=row.id).order_by("-number")
    return versions, edition_of(versions, row.current, deps.clock.today())


def edition_of(versions: Iterable[ItemVersion], current: int, today: date) -> Edition:
    """How the versions of an item stand to each other on a day."""
    return rules.edition([facts(one) for one in versions], current, today)


def facts(version: ItemVersion) -> VersionFacts:
    """A version as the rules see it."""
    gone = version.withdrawn_at
    return VersionFacts(
        number=version.number,
        open=version.body.get("state", "active") == "active",
        from_on=version.from_on,
        withdrawn_on=office_day(gone) if gone else None,
    )


async def write(deps: Deps, row: ItemRow, wording: Wording) -> int:
    """Write the next version of an item whose row is held; gives its number.

    It comes into force at once, or on its day by the job `begin_versions`.
    """
    later = wording.from_on is not None and wording.from_on > deps.clock.today()
    values = (
        msgspec.json.encode(wording.item).decode(),
        deps.clock.now(),
        wording.from_on,
        wording.made_by,
        wording.published_by,
        wording.undo_of,
        wording.note.strip(),
    )
    [made] = await sql.rows(WRITE, deps.ids.new(), row.id, *values)
    number: int = made["number"]
    if not later:
        await bring_into_force(row.id, number, wording.item)
    elif number == 1:
        await ItemRow.filter(id=row.id).update(family=wording.item.family)
    return number


async def bring_into_force(item_id: UUID, number: int, item: Item) -> None:
    """Let people meet this wording, in searches too; nobody starts what is paused or cancelled."""
    current = number if item.state == "active" else 0
    await ItemRow.filter(id=item_id).update(
        current=current, family=item.family, search_text=search_text(item)
    )


async def close(item_id: UUID) -> None:
    """Let nobody start the item any more."""
    await ItemRow.filter(id=item_id).update(current=0)


async def begin_due(deps: Deps, code: str) -> int | None:
    """Bring the version of an item that waits into force when its day has come; its number."""
    whole = await shelf(deps, code, held=True)
    waiting = whole.edition.waiting
    if waiting is None or not rules.is_due(waiting, deps.clock.today()):
        return None
    await bring_into_force(whole.row.id, waiting.number, body_of(whole.version(waiting.number)))
    return waiting.number


async def take_in(deps: Deps, item: Item) -> str:
    """Let an import say what an item is: "new", "changed" or "same"; VersionScheduled.

    What is in force or waits already is left as it stands, also when it was withdrawn meanwhile.
    """
    whole = await held(deps, item.code)
    said = [body_of(one) for one in (whole.latest, whole.in_force) if one is not None]
    if item in said:
        return "same"
    rules.check_over(whole.edition)
    await write(deps, whole.row, Wording(item=item))
    return "changed" if said else "new"


async def offer(deps: Deps, centre_id: UUID, item_id: UUID) -> bool:
    """Let a centre offer an item at all its windows; False when it did before."""
    windows = [one.code for one in await Window.filter(centre_id=centre_id).order_by("code")]
    told = msgspec.json.encode(windows).decode()
    return bool(await sql.rows(OFFER, deps.ids.new(), centre_id, item_id, told))


async def offered_by() -> dict[UUID, int]:
    """How many centres offer each item."""
    return {
        UUID(str(row["item_id"])): row["many"]
        for row in await sql.rows("SELECT item_id, count(*) AS many FROM offer GROUP BY item_id")
    }


def search_text(item: Item) -> str:
    """What a search looks through: code, name and summary in every language, in lower case."""
    found = [item.code]
    for path, text in texts_in(item):
        if path[0] in ("name", "summary"):
            said = msgspec.to_builtins(text)
            found += [said] if isinstance(said, str) else _words(said)
    return " ".join(found).lower()


def _words(said: dict[str, Any]) -> list[str]:
    more = said.pop("more", {})
    return [*said.values(), *more.values()]
