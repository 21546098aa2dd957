"""Working on a service before it is published: beginning, saving, checking and dropping a draft."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from app.catalog.lint.lint_items import SLUG
from app.domain.catalogue.item_versions import (
    CodeTaken,
    DraftChanged,
    DraftExists,
    DraftHasErrors,
    NoSuchDraft,
)
from app.domain.people.roles import Actor
from app.kit.errors import Invalid
from app.models import sql
from app.models.centre import Centre
from app.models.item import Item as ItemRow
from app.models.item_draft import ItemDraft
from app.ports import Deps
from app.services.catalogue import item_draft_views, item_offers, item_wordings
from app.services.catalogue.item_draft_views import DraftView
from app.services.house import access, audit

LARGEST_BODY = 300_000
"""Bytes of JSON; the longest real service stays below a tenth of it."""
DEEPEST_BODY = 64
"""Lists and objects inside each other: the deepest condition, at the place where one stands."""
LONGEST_CODE = 60
BEGIN = (
    "INSERT INTO item_draft (id, code, centre_id, base, body, revision, state, origin,"
    " preview_token, made_by_id, made_at, changed_by_id, changed_at)"
    " VALUES ($1, $2, $3, $4, $5, 1, 'draft', $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (code) DO NOTHING RETURNING id"
)
SAVE = (
    "UPDATE item_draft SET body = $3, revision = revision + 1, state = 'draft',"
    " changed_by_id = $4, changed_at = $5, checked_by_id = NULL"
    " WHERE id = $1 AND revision = $2 RETURNING id"
)
CHECK = (
    "UPDATE item_draft SET state = 'checked', checked_by_id = $3"
    " WHERE id = $1 AND revision = $2 RETURNING id"
)


class BadItemCode(Invalid):
    """A code is made of small letters, digits and hyphens, at most 60 characters."""


class DraftNameNeeded(Invalid):
    """A new service needs a name."""


class DraftTooLarge(Invalid):
    """A service takes at most 300 kB of text, nested no deeper than a condition may be."""


@dataclass(frozen=True, kw_only=True)
class Start:
    """How a draft begins: anew, or from a service (its latest wording, or the one of `number`)."""

    centre: str
    code: str
    origin: str = ""
    name: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Beginning:
    """The first text of a draft, where it comes from, and the version it is over."""

    body: Mapping[str, Any]
    origin: str
    base: int = 0


async def begin(deps: Deps, actor: Actor, start: Start, language: str) -> DraftView:
    """Begin the one draft of a service, for its editors.

    To change one an office must offer it. NoSuchCentre, EditorsOnly, BadItemCode, NotOffered,
    DraftNameNeeded, NoSuchItem, NoSuchVersion, CodeTaken, DraftExists.
    """
    centre = await access.centre_of_editor(actor, start.centre)
    if len(start.code) > LONGEST_CODE or not re.fullmatch(SLUG, start.code):
        raise BadItemCode(pointer="/code")
    async with sql.transaction():
        told = await _beginning(deps, actor, centre, start)
        draft_id = await write(deps, actor, centre.id, start.code, told)
        return await item_draft_views.view(deps, actor, await ItemDraft.get(id=draft_id), language)


async def write(deps: Deps, actor: Actor, centre_id: UUID, code: str, told: Beginning) -> UUID:
    """Write a new draft, inside anybody's transaction; DraftExists, DraftTooLarge."""
    draft_id, now, me = deps.ids.new(), deps.clock.now(), actor.person_id
    values = (told.base, _encoded(code, told.body), told.origin, deps.ids.token())
    made = await sql.rows(BEGIN, draft_id, code, centre_id, *values, me, now, me, now)
    if not made:
        raise DraftExists(code=code)
    await _record(deps, actor, "draft-begun", draft_id, code, origin=told.origin)
    return draft_id


async def _beginning(deps: Deps, actor: Actor, centre: Centre, start: Start) -> Beginning:
    taken = await ItemRow.exists(code=start.code)
    if taken and start.origin != start.code:
        raise CodeTaken(pointer="/code")
    if not start.origin:
        return Beginning(_first_words(centre, start), "new")
    whole = await item_wordings.shelf(deps, start.origin)
    if start.origin == start.code:
        await item_offers.check_offered(actor, centre, whole.row)
    told = whole.version(start.number) if start.number else whole.latest or whole.version(0)
    if start.origin == start.code:
        latest = whole.edition.latest
        return Beginning(told.body, "change", latest.number if latest else 0)
    named = {"name": start.name} if start.name else {}
    return Beginning({**told.body, **named}, "copy")


def _first_words(centre: Centre, start: Start) -> dict[str, Any]:
    if not start.name.strip():
        raise DraftNameNeeded(pointer="/name")
    return {
        "code": start.code,
        "name": start.name.strip(),
        "family": "government",
        "mode": "promise",
        "fee": {"fen": 0},
        "phone": centre.phone,
        "complaint_phone": centre.complaint_phone,
    }


async def mine(actor: Actor, draft_id: UUID) -> ItemDraft:
    """The draft when `actor` may edit it; not there and not yours look alike. NoSuchDraft."""
    draft = await ItemDraft.get_or_none(id=draft_id)
    if draft is None or not actor.edits(draft.centre_id):
        raise NoSuchDraft(draft=str(draft_id))
    return draft


async def shown(deps: Deps, actor: Actor, draft_id: UUID, language: str) -> DraftView:
    """The draft with its problems; NoSuchDraft."""
    return await item_draft_views.view(deps, actor, await mine(actor, draft_id), language)


async def save(
    deps: Deps,
    actor: Actor,
    draft_id: UUID,
    revision: int,
    body: Mapping[str, Any],
    language: str,
) -> DraftView:  # fmt: skip
    """Keep the text as it is now, unfinished or wrong as it may be; its code stays.

    The same save sent again is answered alike. NoSuchDraft, DraftTooLarge, DraftChanged when
    somebody saved after `revision`.
    """
    async with sql.transaction():
        draft = await mine(actor, draft_id)
        text = _encoded(draft.code, body)
        if not _saved_before(draft, actor, revision, text):
            saved = (draft.id, revision, text, actor.person_id, deps.clock.now())
            if not await sql.rows(SAVE, *saved):
                raise DraftChanged
            await _record(deps, actor, "draft-saved", draft.id, draft.code, revision=revision + 1)
            draft = await ItemDraft.get(id=draft.id)
        return await item_draft_views.view(deps, actor, draft, language)


def _saved_before(draft: ItemDraft, actor: Actor, revision: int, text: str) -> bool:
    """Whether this is the last save once more, whose answer got lost."""
    same = draft.revision == revision + 1 and draft.changed_by_id == actor.person_id
    return same and _encoded(draft.code, draft.body) == text


async def check(
    deps: Deps, actor: Actor, draft_id: UUID, revision: int, language: str
) -> DraftView:
    """Mark the draft as looked through; NoSuchDraft, DraftChanged, DraftHasErrors."""
    async with sql.transaction():
        draft = await mine(actor, draft_id)
        errors = (await item_draft_views.reading(draft)).errors
        if errors:
            raise DraftHasErrors(errors)
        if not await sql.rows(CHECK, draft.id, revision, actor.person_id):
            raise DraftChanged
        await _record(deps, actor, "draft-checked", draft.id, draft.code, revision=revision)
        draft = await ItemDraft.get(id=draft.id)
        return await item_draft_views.view(deps, actor, draft, language)


async def drop(deps: Deps, actor: Actor, draft_id: UUID) -> None:
    """Throw the draft away; what is published stays. NoSuchDraft."""
    async with sql.transaction():
        draft = await mine(actor, draft_id)
        await ItemDraft.filter(id=draft.id).delete()
        await _record(deps, actor, "draft-dropped", draft.id, draft.code, revision=draft.revision)


def _encoded(code: str, body: Mapping[str, Any]) -> str:
    text = msgspec.json.encode({**body, "code": code}, order="deterministic")
    if len(text) > LARGEST_BODY or _depth(body) > DEEPEST_BODY:
        raise DraftTooLarge(pointer="/body")
    return text.decode()


def _depth(body: Any) -> int:
    """How many lists and objects stand inside each other, counted no further than too many."""
    level, depth = [body], 0
    while level and depth <= DEEPEST_BODY:
        inner = [one.values() if isinstance(one, Mapping) else one for one in level]
        level = [part for parts in inner for part in parts if isinstance(part, Mapping | list)]
        depth += 1
    return depth


async def _record(
    deps: Deps, actor: Actor, act: str, draft_id: UUID, code: str, **facts: object
) -> None:
    await audit.record(deps, actor.person_id, act, f"draft:{draft_id}", code=code, **facts)
