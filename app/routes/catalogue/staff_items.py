"""HTTP for the published services: the catalogue of an office, versions, undo, ending."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from sanic import Blueprint

from app.domain.catalogue import item_versions as rules
from app.domain.catalogue.item_versions import NoSuchVersion
from app.kit.idempotency import KeyReused
from app.routes.catalogue.item_forms import CentreQuery, NoteForm, RestoreForm
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.bookings.timetables import NotOffered
from app.services.catalogue import item_changes, item_lists, item_publishing, item_version_views
from app.services.catalogue.item_changes import ChangesView
from app.services.catalogue.item_lists import CatalogueView
from app.services.catalogue.item_publishing import Order
from app.services.catalogue.item_version_views import BodyView, VersionsView
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import EditorsOnly, NoSuchCentre

bp = Blueprint("staff_items", url_prefix="/staff")
OF_AN_EDITOR = (NoSuchCentre, EditorsOnly, NoSuchItem, NotOffered, KeyReused)


@operation(
    bp, "GET", "/catalogue", summary="Every service and its draft", query=CentreQuery,
    answer=CatalogueView, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def catalogue(call: Call[None, CentreQuery]) -> CatalogueView:
    """How each stands today, what is under way, and whether this office offers it."""
    return await item_lists.catalogue(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp, "GET", "/items/<item:str>/versions", summary="The versions of a service",
    answer=VersionsView, who="staff", problems=(NoSuchItem,),
)  # fmt: skip
async def versions(call: Call, item: str) -> VersionsView:
    """The newest first, with who wrote and who published each."""
    return await item_version_views.every(call.deps, item, call.language)


@operation(
    bp, "GET", "/items/<item:str>/versions/<number:int>", summary="One version of a service",
    answer=BodyView, who="staff", problems=(NoSuchItem, NoSuchVersion),
)  # fmt: skip
async def version(call: Call, item: str, number: int) -> BodyView:
    """Its whole text."""
    return await item_version_views.body(call.deps, item, number)


@operation(
    bp, "GET", "/items/<item:str>/versions/<number:int>/changes/<other:int>",
    summary="What differs between two versions", answer=ChangesView, who="staff",
    problems=(NoSuchItem, NoSuchVersion),
)  # fmt: skip
async def changes(call: Call, item: str, number: int, other: int) -> ChangesView:
    """From the first to the second."""
    return await item_changes.between(call.deps, item, (number, other), call.language)


@operation(
    bp,
    "POST",
    "/items/<item:str>/restore",
    summary="Bring an older version back",
    body=RestoreForm,
    answer=VersionsView,
    who="staff",
    idempotent=True,
    problems=(*OF_AN_EDITOR, NoSuchVersion, rules.AlreadyCurrent, rules.VersionScheduled),
    example={"centre": "511503001000", "number": 2, "note": ""},
)
async def restore(call: Call[RestoreForm], item: str) -> msgspec.Raw:
    """Its wording is published at once, as the next version."""
    form = call.form
    order = Order(centre=form.centre, number=form.number, note=form.note)
    return await _done(call, item, order, item_publishing.restore)


@operation(
    bp,
    "POST",
    "/items/<item:str>/withdraw",
    summary="End a service",
    body=NoteForm,
    answer=VersionsView,
    who="staff",
    idempotent=True,
    problems=(*OF_AN_EDITOR, rules.AlreadyWithdrawn, rules.VersionScheduled),
    example={"centre": "511503001000", "note": ""},
)
async def withdraw(call: Call[NoteForm], item: str) -> msgspec.Raw:
    """Nobody can start it any more; what is under way goes on. Restoring opens it again."""
    order = Order(centre=call.form.centre, note=call.form.note)
    return await _done(call, item, order, item_publishing.withdraw)


@operation(
    bp,
    "POST",
    "/items/<item:str>/versions/<number:int>/take-back",
    summary="Take a scheduled version back",
    body=NoteForm,
    answer=VersionsView,
    who="staff",
    idempotent=True,
    problems=(*OF_AN_EDITOR, rules.NotScheduled),
    example={"centre": "511503001000", "note": ""},
)
async def take_back(call: Call[NoteForm], item: str, number: int) -> msgspec.Raw:
    """Before its day comes; a draft can be begun from its text."""
    order = Order(centre=call.form.centre, number=number, note=call.form.note)
    return await _done(call, item, order, item_publishing.take_back)


async def _done(
    call: Call[Any],
    item: str,
    order: Order,
    act: Callable[..., Awaitable[VersionsView]],
) -> msgspec.Raw:
    return await once(call, lambda: act(call.deps, call.actor, item, order, call.language))
