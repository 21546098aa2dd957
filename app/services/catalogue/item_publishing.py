"""Publishing a draft at once or from a day on, bringing an older wording back, ending a service."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.catalogue import item_versions as rules
from app.domain.catalogue.item_versions import DraftChanged, DraftHasErrors, Publication
from app.domain.people.roles import Actor
from app.models import sql
from app.models.centre import Centre
from app.models.item import ItemVersion
from app.models.item_draft import ItemDraft
from app.ports import Deps
from app.services.cases import case_moves
from app.services.catalogue import (
    item_draft_views,
    item_drafts,
    item_offers,
    item_version_views,
    item_wordings,
)
from app.services.catalogue.item_version_views import ItemVersionView, VersionsView
from app.services.catalogue.item_wordings import Shelf, Wording
from app.services.catalogue.items import body_of
from app.services.house import access, audit
from app.services.ratings import policies

PUBLISHED = "DELETE FROM item_draft WHERE id = $1 AND revision = $2 RETURNING id"
LONGEST_NOTE = 200
DUE = (
    "SELECT i.code FROM item_version v JOIN item i ON i.id = v.item_id"
    " WHERE v.from_on <= $1 AND v.withdrawn_at IS NULL AND i.current <> v.number"
    " AND NOT EXISTS (SELECT 1 FROM item_version n WHERE n.item_id = v.item_id"
    " AND n.number > v.number AND n.withdrawn_at IS NULL) ORDER BY i.code"
)
"""What an earlier day began is past once a later version stands."""


@dataclass(frozen=True, kw_only=True)
class Release:
    """How a draft is published: the revision that was looked at, and over which version.

    `from_on` None is at once; `centre_offers`: the draft's office offers it, if it is new.
    """

    revision: int
    base: int | None = None
    from_on: date | None = None
    note: str = ""
    centre_offers: bool = True


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is done to a version, as an editor of which office, and why."""

    centre: str
    number: int = 0
    note: str = ""


async def publish(
    deps: Deps, actor: Actor, draft_id: UUID, release: Release, language: str
) -> ItemVersionView:
    """Make a draft the next version of its service; the draft is gone.

    Of two who publish it, or save it meanwhile, one is refused. NoSuchDraft, NotOffered,
    DraftChanged, SecondPersonNeeded, DraftOutdated, VersionScheduled, BadBeginDay, DraftHasErrors.
    """
    async with sql.transaction():
        code = (await item_drafts.mine(actor, draft_id)).code
        whole = await item_wordings.held(deps, code)
        draft = await item_drafts.mine(actor, draft_id)  # anew: we may have waited for another
        await item_offers.check_offered(actor, await Centre.get(id=draft.centre_id), whole.row)
        read = await item_draft_views.reading(draft)
        if read.item is None or read.errors:
            raise DraftHasErrors(read.errors)
        wish = Publication(actor.person_id, release.revision, release.base, release.from_on)
        by_two = (await policies.in_force(draft.centre_id)).rules.publish_by_two
        rules.check_publication(
            item_draft_views.facts(draft), wish, whole.edition, by_two, deps.clock.today()
        )
        if not await sql.rows(PUBLISHED, draft.id, release.revision):
            raise DraftChanged
        wording = Wording(
            item=read.item,
            from_on=release.from_on,
            made_by=draft.changed_by_id,
            published_by=actor.person_id,
            note=release.note,
        )
        number = await item_wordings.write(deps, whole.row, wording)
        if release.centre_offers and whole.latest is None:
            await item_wordings.offer(deps, draft.centre_id, whole.row.id)
        await _record(deps, actor, "item-published", draft, number=number)
        return await item_version_views.one(deps, draft.code, number)


async def restore(deps: Deps, actor: Actor, code: str, order: Order, language: str) -> VersionsView:
    """Publish the wording of an older version again, at once, as the next one.

    One person is enough: two have published that wording before. NoSuchCentre, EditorsOnly,
    NoSuchItem, NoSuchVersion, AlreadyCurrent, VersionScheduled.
    """
    async with sql.transaction():
        whole = await _held(deps, actor, code, order)
        rules.check_restoring(order.number, whole.edition, whole.row.current)
        item = body_of(whole.version(order.number))
        wording = Wording(
            item=item,
            made_by=actor.person_id,
            published_by=actor.person_id,
            undo_of=order.number,
            note=order.note,
        )
        number = await item_wordings.write(deps, whole.row, wording)
        await _note(deps, actor, "item-restored", whole, number=number, undo_of=order.number)
        return await item_version_views.every(deps, code, language)


async def withdraw(
    deps: Deps, actor: Actor, code: str, order: Order, language: str
) -> VersionsView:
    """End a service: nobody can start it any more; open cases and bookings go on.

    NoSuchCentre, EditorsOnly, NoSuchItem, AlreadyWithdrawn, VersionScheduled.
    """
    async with sql.transaction():
        whole = await _held(deps, actor, code, order)
        ended = rules.check_withdrawal(whole.edition)
        await _end(deps, whole, ended.number, order.note)
        await item_wordings.close(whole.row.id)
        await _note(deps, actor, "item-withdrawn", whole, number=ended.number)
        return await item_version_views.every(deps, code, language)


async def take_back(
    deps: Deps, actor: Actor, code: str, order: Order, language: str
) -> VersionsView:
    """Take a version back that waits for its day; NotScheduled from that day on.

    NoSuchCentre, EditorsOnly, NoSuchItem.
    """
    async with sql.transaction():
        whole = await _held(deps, actor, code, order)
        rules.check_taking_back(order.number, whole.edition, deps.clock.today())
        await _end(deps, whole, order.number, order.note)
        await _note(deps, actor, "version-taken-back", whole, number=order.number)
        return await item_version_views.every(deps, code, language)


async def begin_due(deps: Deps) -> int:
    """Bring every version into force whose day has come; says how many.

    Each in its own transaction: it may run twice, late, or beside itself.
    """
    begun = 0
    for row in await sql.rows(DUE, deps.clock.today()):
        async with sql.transaction():
            number = await item_wordings.begin_due(deps, row["code"])
            if number is not None:
                begun += 1
                await audit.record(
                    deps, None, "version-begun", f"item:{row['code']}", number=number
                )
    return begun


async def _held(deps: Deps, actor: Actor, code: str, order: Order) -> Shelf:
    """The item with its row held, for editors of an office that offers it; NotOffered."""
    centre = await access.centre_of_editor(actor, order.centre)
    whole = await item_wordings.shelf(deps, code, held=True)
    await item_offers.check_offered(actor, centre, whole.row)
    return whole


async def _end(deps: Deps, whole: Shelf, number: int, note: str) -> None:
    version = whole.version(number)
    told = " / ".join(part for part in (version.note, note.strip()) if part)[:LONGEST_NOTE]
    await ItemVersion.filter(id=version.id).update(withdrawn_at=deps.clock.now(), note=told)
    await case_moves.drop(deps, whole.row.id, number)


async def _record(deps: Deps, actor: Actor, act: str, draft: ItemDraft, **facts: object) -> None:
    await audit.record(
        deps, actor.person_id, act, f"item:{draft.code}", draft=str(draft.id), **facts
    )


async def _note(deps: Deps, actor: Actor, act: str, whole: Shelf, **facts: object) -> None:
    await audit.record(deps, actor.person_id, act, f"item:{whole.row.code}", **facts)
