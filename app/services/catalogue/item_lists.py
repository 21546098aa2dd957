"""The catalogue as its editors see it: each service with its state, draft and offers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.domain.catalogue import item_bodies
from app.domain.people.roles import Actor
from app.models import sql
from app.models.centre import Centre, Offer
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.models.item_draft import ItemDraft
from app.ports import Deps
from app.services.catalogue import item_draft_views, item_version_views, item_wordings
from app.services.catalogue.item_wordings import Shelf
from app.services.house import access
from app.services.ratings import policies

FROM_CURRENT = (
    "WHERE number >= (SELECT current FROM item WHERE item.id = item_version.item_id)"
    " ORDER BY number DESC"
)
"""What came before is past: nobody asks a list for it."""


class DraftRow(Struct, frozen=True):
    """The draft of a service; `mine`: who looks may edit it."""

    id: UUID
    state: str
    revision: int
    changed_at: datetime
    changed_by_name: str
    centre: str
    mine: bool


class WaitingView(Struct, frozen=True):
    """A version that waits for its day."""

    number: int
    from_on: date


class CatalogueRow(Struct, frozen=True):
    """A service as people meet it today, and what is under way.

    State: published, paused, withdrawn, scheduled (nothing in force, one begins later) or new.
    """

    code: str
    name: str
    family: str
    mode: str
    state: str
    version: int
    from_on: date | None
    next: WaitingView | None
    draft: DraftRow | None
    offered: bool
    centres: int


class CatalogueView(Struct, frozen=True):
    """Every service by code; whether who looks may edit, and whether two people are needed."""

    items: list[CatalogueRow]
    may_edit: bool
    needs_second: bool


@dataclass(frozen=True)
class _Around:
    """What is shown beside the services themselves."""

    drafts: Mapping[str, DraftRow]
    bodies: Mapping[str, Mapping[str, object]]
    offered: frozenset[UUID]
    centres: Mapping[UUID, int]
    language: str


async def catalogue(deps: Deps, actor: Actor, centre_code: str, language: str) -> CatalogueView:
    """The whole catalogue for whoever works in this office; NoSuchCentre.

    What another office writes of a new service is not told before it is published.
    """
    centre = await access.centre_of_staff(actor, centre_code)
    shelves = await _shelves(deps)
    there = {whole.row.code for whole in shelves}
    around = await _around(deps, actor, centre, there, language)
    rows = [_row(whole, around) for whole in shelves]
    rows += [_new(code, around) for code in around.drafts if code not in there]
    return CatalogueView(
        items=sorted(rows, key=lambda row: row.code),
        may_edit=actor.edits(centre.id),
        needs_second=(await policies.in_force(centre.id)).rules.publish_by_two,
    )


async def _shelves(deps: Deps) -> list[Shelf]:
    """Every item with its versions from the one that people start now, in two queries."""
    versions: dict[UUID, list[ItemVersion]] = {}
    for one in await sql.find(ItemVersion, FROM_CURRENT):
        versions.setdefault(one.item_id, []).append(one)
    today = deps.clock.today()
    return [
        Shelf(row, held, item_wordings.edition_of(held, row.current, today))
        for row in await ItemRow.all()
        for held in [versions.get(row.id, [])]
    ]


async def _around(
    deps: Deps, actor: Actor, centre: Centre, known: Collection[str], language: str
) -> _Around:
    every = await ItemDraft.all().prefetch_related("centre")
    drafts = [one for one in every if one.code in known or actor.works_at(one.centre_id)]
    names = await item_draft_views.names_of(deps, [one.changed_by_id for one in drafts])
    return _Around(
        drafts={one.code: _draft(one, actor, names) for one in drafts},
        bodies={one.code: one.body for one in drafts},
        offered=frozenset([one.item_id for one in await Offer.filter(centre_id=centre.id)]),
        centres=await item_wordings.offered_by(),
        language=language,
    )


def _draft(draft: ItemDraft, actor: Actor, names: Mapping[UUID | None, str]) -> DraftRow:
    return DraftRow(
        id=draft.id,
        state=draft.state,
        revision=draft.revision,
        changed_at=draft.changed_at,
        changed_by_name=names.get(draft.changed_by_id, ""),
        centre=draft.centre.code,
        mine=actor.edits(draft.centre_id),
    )


def _row(whole: Shelf, around: _Around) -> CatalogueRow:
    row, waiting = whole.row, whole.edition.waiting
    told = whole.in_force or whole.latest
    body = told.body if told else around.bodies.get(row.code, {})
    return CatalogueRow(
        code=row.code,
        name=item_bodies.name_of(body, around.language),
        family=str(body.get("family", "")),
        mode=str(body.get("mode", "")),
        state=item_version_views.state_of(whole),
        version=row.current,
        from_on=told.from_on if told else None,
        next=WaitingView(waiting.number, waiting.from_on) if waiting and waiting.from_on else None,
        draft=around.drafts.get(row.code),
        offered=row.id in around.offered,
        centres=around.centres.get(row.id, 0),
    )


def _new(code: str, around: _Around) -> CatalogueRow:
    """A service that has only a draft yet."""
    body = around.bodies[code]
    return CatalogueRow(
        code=code,
        name=item_bodies.name_of(body, around.language),
        family=str(body.get("family", "")),
        mode=str(body.get("mode", "")),
        state="new",
        version=0,
        from_on=None,
        next=None,
        draft=around.drafts[code],
        offered=False,
        centres=0,
    )
