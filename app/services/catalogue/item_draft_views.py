"""A draft as the designer shows it: its text, what is wrong with it, and whom it would touch."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from msgspec import Struct

from app.catalog.items import Item
from app.catalog.lint.lint import Known
from app.catalog.texts import LANGUAGES, missing_translations
from app.domain.bookings.bookings import State as BookingState
from app.domain.catalogue import item_bodies, item_versions
from app.domain.catalogue.item_bodies import BodyProblem, BodyReading
from app.domain.catalogue.item_versions import DraftFacts
from app.domain.people.roles import Actor
from app.models.booking import Booking
from app.models.case import Case
from app.models.centre import Centre, Offer
from app.models.item import Item as ItemRow
from app.models.item import ItemVersion
from app.models.item_draft import ItemDraft
from app.models.person import Person
from app.ports import Deps
from app.services.catalogue import catalog_import, item_wordings
from app.services.people import people
from app.services.ratings import policies

GUIDE_PAGE = "pages/service/guide/index"
MOST_PROBLEMS = 500
"""So many are told; the rest shows when these are put right."""


class TouchedView(Struct, frozen=True):
    """Who is under way with this service: open cases, bookings to come, centres that offer it."""

    open_cases: int
    bookings: int
    centres: int


class DraftView(Struct, frozen=True):
    """A draft; `newest` is the version it would be published over, `base` the one it began from.

    `missing` are the dotted fields without a translation, by language, while the text can be read.
    """

    id: UUID
    code: str
    name: str
    centre: str
    base: int
    newest: int
    revision: int
    state: str
    origin: str
    body: dict[str, Any]
    problems: list[BodyProblem]
    missing: dict[str, list[str]]
    touched: TouchedView
    preview_url: str
    preview_token: str
    made_by_name: str
    changed_by_name: str
    changed_at: datetime
    checked_by_name: str
    may_publish: bool


async def view(deps: Deps, actor: Actor, draft: ItemDraft, language: str) -> DraftView:
    """The draft for somebody who may edit it."""
    centre, read = await Centre.get(id=draft.centre_id), await reading(draft)
    policy = await policies.in_force(draft.centre_id)
    names = await names_of(deps, [draft.made_by_id, draft.changed_by_id, draft.checked_by_id])
    return DraftView(
        id=draft.id,
        code=draft.code,
        name=item_bodies.name_of(draft.body, language),
        centre=centre.code,
        base=draft.base,
        newest=await _newest(deps, draft.code),
        revision=draft.revision,
        state=draft.state,
        origin=draft.origin,
        body=draft.body,
        problems=list(read.problems[:MOST_PROBLEMS]),
        missing=_missing(read.item),
        touched=await touched(deps, draft.code),
        preview_url=preview_url(draft, centre.code),
        preview_token=draft.preview_token,
        made_by_name=names.get(draft.made_by_id, ""),
        changed_by_name=names.get(draft.changed_by_id, ""),
        changed_at=draft.changed_at,
        checked_by_name=names.get(draft.checked_by_id, "") if draft.checked_by_id else "",
        may_publish=item_versions.may_publish(
            facts(draft), actor.person_id, policy.rules.publish_by_two
        ),
    )


def facts(draft: ItemDraft) -> DraftFacts:
    """A draft as the rules see it."""
    return DraftFacts(draft.revision, draft.base, draft.changed_by_id)


async def reading(draft: ItemDraft) -> BodyReading:
    """What the draft says, and everything wrong with it.

    Judged beside the loop: a text that is wrong all over takes seconds.
    """
    return await asyncio.to_thread(item_bodies.read, draft.body, await known())


async def known() -> Known:
    """The codes that are there already."""
    return await catalog_import.known()


async def touched(deps: Deps, code: str) -> TouchedView:
    """Who is under way with the service of this code."""
    row = await ItemRow.get_or_none(code=code)
    if row is None:
        return TouchedView(0, 0, 0)
    ahead = {"starts_at__gt": deps.clock.now(), "state": BookingState.BOOKED}
    return TouchedView(
        open_cases=await Case.filter(item_id=row.id, closed_at__isnull=True).count(),
        bookings=await Booking.filter(item_id=row.id, **ahead).count(),
        centres=await Offer.filter(item_id=row.id).count(),
    )


async def names_of(deps: Deps, wanted: list[UUID | None]) -> Mapping[UUID | None, str]:
    """The names of colleagues by id."""
    found = await Person.filter(id__in=[one for one in wanted if one])
    return {one.id: people.name_of(deps, one) for one in found}


def preview_url(draft: ItemDraft, centre: str) -> str:
    """Where the draft's guide opens on a phone inside the console."""
    page = quote(f"{GUIDE_PAGE}?item={draft.code}&centre={centre}", safe="")
    return f"/console/phone/?preview={draft.preview_token}&bare=1&page={page}"


async def _newest(deps: Deps, code: str) -> int:
    row = await ItemRow.get_or_none(code=code)
    if row is None:
        return 0
    versions = await ItemVersion.filter(item_id=row.id)
    latest = item_wordings.edition_of(versions, row.current, deps.clock.today()).latest
    return latest.number if latest else 0


def _missing(item: Item | None) -> dict[str, list[str]]:
    if item is None:
        return {}
    return {code: missing_translations(item, code) for code in LANGUAGES if code != "zh"}
