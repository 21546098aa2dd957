"""The versions of a service as the console lists them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.domain.catalogue import item_bodies
from app.domain.catalogue import item_versions as rules
from app.models import sql
from app.models.item import ItemVersion
from app.models.person import Person
from app.ports import Deps
from app.services.catalogue import item_wordings
from app.services.catalogue.item_wordings import Shelf
from app.services.people import people

OPEN = (
    "SELECT item_version, count(*) AS many FROM service_case"
    " WHERE item_id = $1 AND closed_at IS NULL GROUP BY item_version"
)


class ItemVersionView(Struct, frozen=True):
    """One version: who wrote and published it, since when it holds, and how many cases follow it.

    State: current, paused, scheduled, withdrawn, past or taken-back.
    """

    number: int
    state: str
    published_at: datetime
    from_on: date | None
    made_by_name: str
    published_by_name: str
    note: str
    undo_of: int | None
    withdrawn_at: datetime | None
    current: bool
    open_cases: int


class VersionsView(Struct, frozen=True):
    """A service and its versions, the newest first; `current` is 0 when nobody can start it."""

    code: str
    name: str
    state: str
    current: int
    versions: list[ItemVersionView]


class BodyView(Struct, frozen=True):
    """What one version says."""

    number: int
    body: dict[str, Any]


async def every(deps: Deps, code: str, language: str) -> VersionsView:
    """All versions of a service; NoSuchItem."""
    whole = await item_wordings.shelf(deps, code)
    newest = whole.latest or (whole.versions[0] if whole.versions else None)
    return VersionsView(
        code=code,
        name=item_bodies.name_of(newest.body, language) if newest else "",
        state=state_of(whole),
        current=whole.row.current,
        versions=await _shown(deps, whole),
    )


async def one(deps: Deps, code: str, number: int) -> ItemVersionView:
    """One version of a service; NoSuchItem, NoSuchVersion."""
    whole = await item_wordings.shelf(deps, code)
    whole.version(number)
    return next(view for view in await _shown(deps, whole) if view.number == number)


async def body(deps: Deps, code: str, number: int) -> BodyView:
    """What one version says; NoSuchItem, NoSuchVersion."""
    whole = await item_wordings.shelf(deps, code)
    return BodyView(number, whole.version(number).body)


def state_of(whole: Shelf) -> str:
    """How the service stands today."""
    in_force = whole.in_force
    cancelled = in_force is not None and in_force.body.get("state") == "cancelled"
    return rules.item_state(whole.edition, whole.row.current, cancelled)


async def _shown(deps: Deps, whole: Shelf) -> list[ItemVersionView]:
    names = await _names(deps, whole.versions)
    open_cases = {row["item_version"]: row["many"] for row in await sql.rows(OPEN, whole.row.id)}
    return [
        ItemVersionView(
            number=version.number,
            state=rules.standing(item_wordings.facts(version), whole.edition, whole.row.current),
            published_at=version.published_at,
            from_on=version.from_on,
            made_by_name=names.get(version.made_by_id, ""),
            published_by_name=names.get(version.published_by_id, ""),
            note=version.note,
            undo_of=version.undo_of,
            withdrawn_at=version.withdrawn_at,
            current=version.number == whole.row.current,
            open_cases=open_cases.get(version.number, 0),
        )
        for version in whole.versions
    ]


async def _names(deps: Deps, versions: list[ItemVersion]) -> Mapping[UUID | None, str]:
    wanted = {one.made_by_id for one in versions} | {one.published_by_id for one in versions}
    found = await Person.filter(id__in=[one for one in wanted if one])
    return {one.id: people.name_of(deps, one) for one in found}
