"""Editors of the small town and drafts they work on."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.domain.people.roles import Actor
from app.models.item import Item
from app.ports import Deps
from app.services.catalogue import item_drafts, item_publishing
from app.services.catalogue.item_draft_views import DraftView
from app.services.catalogue.item_drafts import Start
from app.services.catalogue.item_publishing import Release
from app.services.catalogue.item_version_views import ItemVersionView
from app.services.ratings import policies
from tests.make import CENTRE, ITEM, OTHER_CENTRE, Staffed, a_person, a_staffed_town
from tests.people import OUTSIDER, Someone

QIAN = Someone("qian", "钱管理", "13900000018")
MA = Someone("ma", "马管理", "13900000019")
SUMMER = date(2026, 6, 1)


@dataclass(frozen=True)
class Editors:
    """Two administrators of one staffed office, and one of another."""

    staffed: Staffed
    qian: Actor
    ma: Actor
    outsider: Actor


async def edited_town(deps: Deps, **policy: Any) -> Editors:
    """The small town with its editors; `policy` are rules of the office."""
    staffed = await a_staffed_town(deps)
    editors = Editors(
        staffed,
        await a_person(deps, QIAN, admin=CENTRE),
        await a_person(deps, MA, admin=CENTRE),
        await a_person(deps, OUTSIDER, admin=OTHER_CENTRE),
    )
    if policy:
        await policies.set_rules(deps, staffed.zhao, CENTRE, policy)
    return editors


async def a_draft(deps: Deps, by: Actor, code: str = ITEM, **start: Any) -> DraftView:
    """A draft of the item itself, unless `start` says otherwise."""
    wish = Start(**{"centre": CENTRE, "code": code, "origin": code, **start})
    return await item_drafts.begin(deps, by, wish, "zh")


async def saved(deps: Deps, by: Actor, draft: DraftView, **changes: Any) -> DraftView:
    """The draft with `changes` in its body."""
    body = {**draft.body, **changes}
    return await item_drafts.save(deps, by, draft.id, draft.revision, body, "zh")


async def published(deps: Deps, by: Actor, draft: DraftView, **release: Any) -> ItemVersionView:
    """The draft, published by `by`."""
    wish = Release(**{"revision": draft.revision, **release})
    return await item_publishing.publish(deps, by, draft.id, wish, "zh")


async def changed(deps: Deps, by: Actor, code: str = ITEM, **release: Any) -> ItemVersionView:
    """A new version of the item with another promise, begun, saved and published by one person."""
    days = release.pop("promised_workdays", 3)
    draft = await saved(deps, by, await a_draft(deps, by, code), promised_workdays=days)
    return await published(deps, by, draft, **release)


async def current_of(code: str = ITEM) -> int:
    """The number of the version that people start now, 0 for none."""
    return (await Item.get(code=code)).current


def order(**values: Any) -> item_publishing.Order:
    """An order as an editor of the office."""
    return item_publishing.Order(**{"centre": CENTRE, **values})


def who(actor: Actor) -> UUID:
    """The person behind an actor."""
    return actor.person_id
