"""Taking services in from a file at the console: tried first, then all of them become drafts."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.catalog.items import Item
from app.catalog.lint import lint
from app.catalog.problems import SheetProblem
from app.domain.people.roles import Actor
from app.formats.catalog_bytes import MOST_BYTES, UnreadableFile, read_upload
from app.formats.catalog_folder import PackedTooMuch
from app.models import sql
from app.models.centre import Centre
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.models.item_draft import ItemDraft
from app.ports import Deps
from app.services.catalogue import catalog_import, item_drafts, item_offers, item_wordings
from app.services.catalogue.item_drafts import Beginning
from app.services.catalogue.items import body_of
from app.services.house import access, audit
from app.words import say

__all__ = ["MOST_BYTES", "File", "ImportView", "PackedTooMuch", "UnreadableFile", "take_in"]


@dataclass(frozen=True)
class File:
    """A file as it came, told apart by the ending of its name."""

    name: str
    content: bytes


class ImportView(Struct, frozen=True):
    """What a file brings: its problems, and the codes of what is new or changed.

    `drafts` are the ids of the drafts it became: none for a try, none with an error.
    """

    problems: list[SheetProblem]
    items: list[str]
    unchanged: list[str]
    drafts: list[UUID]


async def take_in(
    deps: Deps, actor: Actor, centre_code: str, file: File, dry_run: bool, language: str
) -> ImportView:
    """Make a draft of each service in the file that says something new: all of them, or none.

    What the file says of divisions and offices is left alone. NoSuchCentre, EditorsOnly,
    UnreadableFile, PackedTooMuch.
    """
    centre = await access.centre_of_editor(actor, centre_code)
    known = await catalog_import.known()
    catalog, problems = await asyncio.to_thread(read_upload, file.name, file.content, known)
    async with sql.transaction():
        told = await _told(deps, catalog.items)
        fresh = [code for code, one in told.items() if one is not None]
        busy = await ItemDraft.filter(code__in=fresh).order_by("code")
        rows = await ItemRow.filter(code__in=fresh)
        foreign = await item_offers.elsewhere(actor, centre, rows)
        problems = [*problems, *(_stopped("draft-exists", one.code, language) for one in busy)]
        problems += [_stopped("not-offered", code, language) for code in foreign]
        if catalog.centres or catalog.divisions:
            problems.append(
                SheetProblem("", 0, "", say("import.items-only", language), "", "warning")
            )
        view = ImportView(problems, fresh, [code for code in told if told[code] is None], [])
        if dry_run or lint.errors(problems):
            return view
        made = await _write(deps, actor, centre, {k: v for k, v in told.items() if v})
    return msgspec.structs.replace(view, drafts=made)


async def _write(
    deps: Deps, actor: Actor, centre: Centre, told: dict[str, Beginning]
) -> list[UUID]:
    made = [
        await item_drafts.write(deps, actor, centre.id, code, one) for code, one in told.items()
    ]
    subject = f"centre:{centre.id}"
    await audit.record(deps, actor.person_id, "items-imported", subject, drafts=len(made))
    return made


async def _told(deps: Deps, items: Sequence[Item]) -> dict[str, Beginning | None]:
    """The draft that each item of a file would become; None for what is published just so."""
    rows = {row.code: row for row in await ItemRow.filter(code__in=[one.code for one in items])}
    versions: dict[UUID, list[ItemVersion]] = {}
    for version in await ItemVersion.filter(item_id__in=[row.id for row in rows.values()]):
        versions.setdefault(version.item_id, []).append(version)
    return {one.code: _beginning(deps, one, rows.get(one.code), versions) for one in items}


def _beginning(
    deps: Deps, item: Item, row: ItemRow | None, versions: dict[UUID, list[ItemVersion]]
) -> Beginning | None:
    held = versions.get(row.id, []) if row else []
    edition = item_wordings.edition_of(held, row.current if row else 0, deps.clock.today())
    base = edition.latest.number if edition.latest else 0
    if any(one.number == base and body_of(one) == item for one in held):
        return None
    body: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(item))
    return Beginning(body, "import", base)


def _stopped(why: str, code: str, language: str) -> SheetProblem:
    return SheetProblem("", 0, "", say(f"import.{why}", language, code=code), "", "error")
