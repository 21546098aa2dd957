"""What differs between two wordings of a service, said in one language."""

from uuid import UUID

from msgspec import Struct

from app.catalog.diff.diff import changes
from app.catalog.items import Item
from app.domain.people.roles import Actor
from app.models.item import Item as ItemRow
from app.ports import Deps
from app.services.catalogue import item_draft_views, item_drafts, item_wordings
from app.services.catalogue.items import body_of
from app.words.changes import sentence


class ChangeView(Struct, frozen=True):
    """One difference; `effect` says whether it opens the service wider, narrower, or neither."""

    kind: str
    part: str
    key: str
    pointer: str
    effect: str
    said: str


class ChangesView(Struct, frozen=True):
    """Everything that differs, in the order of the service's parts."""

    changes: list[ChangeView]


async def between(deps: Deps, code: str, numbers: tuple[int, int], language: str) -> ChangesView:
    """From one version to another; NoSuchItem, NoSuchVersion."""
    whole = await item_wordings.shelf(deps, code)
    before, after = (body_of(whole.version(number)) for number in numbers)
    return said(before, after, language)


async def of_draft(deps: Deps, actor: Actor, draft_id: UUID, language: str) -> ChangesView:
    """From the latest version to a draft; nothing while it is new or unreadable. NoSuchDraft."""
    draft = await item_drafts.mine(actor, draft_id)
    read = await item_draft_views.reading(draft)
    if read.item is None or not await ItemRow.exists(code=draft.code):
        return ChangesView([])
    latest = (await item_wordings.shelf(deps, draft.code)).latest
    return said(body_of(latest), read.item, language) if latest else ChangesView([])


def said(before: Item, after: Item, language: str) -> ChangesView:
    """The differences, a sentence for each."""
    return ChangesView(
        [
            ChangeView(
                kind=one.kind,
                part=one.part,
                key=one.key,
                pointer=one.path,
                effect=one.effect,
                said=sentence(one, language),
            )
            for one in changes(before, after)
        ]
    )
