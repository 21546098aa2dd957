"""HTTP for drafts of services: begin, save, check, compare, publish."""

from uuid import UUID

import msgspec
from sanic import Blueprint

from app.domain.catalogue import item_versions as rules
from app.domain.catalogue.item_versions import DraftChanged, DraftHasErrors, NoSuchDraft
from app.kit.idempotency import KeyReused
from app.routes.catalogue.item_forms import (
    BodyForm,
    DraftForm,
    ReleaseForm,
    RevisionForm,
    with_errors,
)
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.bookings.timetables import NotOffered
from app.services.catalogue import (
    item_changes,
    item_drafts,
    item_publishing,
    item_touched,
    what_ifs,
)
from app.services.catalogue.item_changes import ChangesView
from app.services.catalogue.item_draft_views import DraftView
from app.services.catalogue.item_drafts import BadItemCode, DraftNameNeeded, DraftTooLarge, Start
from app.services.catalogue.item_publishing import Release
from app.services.catalogue.item_touched import TouchedCases
from app.services.catalogue.item_version_views import ItemVersionView
from app.services.catalogue.items import NoSuchItem
from app.services.catalogue.what_ifs import WhatIfView
from app.services.house.access import EditorsOnly, NoSuchCentre

bp = Blueprint("staff_drafts", url_prefix="/staff/drafts")
BODY = {
    "code": "old-age-allowance",
    "name": "Old-age allowance",
    "family": "welfare",
    "mode": "promise",
}


@operation(
    bp,
    "POST",
    "",
    summary="Begin a draft",
    body=DraftForm,
    answer=DraftView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(
        NoSuchCentre,
        EditorsOnly,
        BadItemCode,
        DraftNameNeeded,
        NoSuchItem,
        NotOffered,
        rules.NoSuchVersion,
        rules.CodeTaken,
        rules.DraftExists,
        KeyReused,
    ),
    example={"centre": "511503001000", "code": "old-age-allowance", "from": "old-age-allowance"},
)
async def begin(call: Call[DraftForm]) -> msgspec.Raw:
    """Of a new service, of one that is there, or as a copy of another; one draft a service."""
    form = call.form
    start = Start(
        centre=form.centre,
        code=form.code,
        origin=form.origin,
        name=form.name,
        number=form.number,
    )
    return await once(call, lambda: item_drafts.begin(call.deps, call.actor, start, call.language))


@operation(
    bp, "GET", "/<draft:uuid>", summary="A draft", answer=DraftView, who="staff",
    problems=(NoSuchDraft,),
)  # fmt: skip
async def show(call: Call, draft: UUID) -> DraftView:
    """Its text with everything that is wrong with it, by JSON pointers into the body."""
    return await item_drafts.shown(call.deps, call.actor, draft, call.language)


@operation(
    bp,
    "PUT",
    "/<draft:uuid>",
    summary="Save a draft",
    body=BodyForm,
    answer=DraftView,
    who="staff",
    problems=(NoSuchDraft, DraftTooLarge, DraftChanged),
    example={"revision": 1, "body": BODY},
)
async def save(call: Call[BodyForm], draft: UUID) -> DraftView:
    """Unfinished as it may be; refused when somebody else saved in the meantime."""
    form = call.form
    return await item_drafts.save(
        call.deps, call.actor, draft, form.revision, form.body, call.language
    )


@operation(
    bp, "DELETE", "/<draft:uuid>", summary="Throw a draft away", who="staff",
    problems=(NoSuchDraft,),
)  # fmt: skip
async def drop(call: Call, draft: UUID) -> None:
    """What is published stays."""
    await item_drafts.drop(call.deps, call.actor, draft)


@operation(
    bp,
    "POST",
    "/<draft:uuid>/check",
    summary="Mark a draft as checked",
    body=RevisionForm,
    answer=DraftView,
    who="staff",
    idempotent=True,
    problems=(NoSuchDraft, DraftChanged, DraftHasErrors, KeyReused),
    example={"revision": 3},
)
async def check(call: Call[RevisionForm], draft: UUID) -> msgspec.Raw:
    """Refused while it has errors; the next save takes the mark away."""
    return await with_errors(
        lambda: once(
            call,
            lambda: item_drafts.check(
                call.deps, call.actor, draft, call.form.revision, call.language
            ),
        )
    )


@operation(
    bp, "GET", "/<draft:uuid>/changes", summary="What a draft changes", answer=ChangesView,
    who="staff", problems=(NoSuchDraft,),
)  # fmt: skip
async def changes(call: Call, draft: UUID) -> ChangesView:
    """Against the latest version; nothing while the draft cannot be read."""
    return await item_changes.of_draft(call.deps, call.actor, draft, call.language)


@operation(
    bp, "GET", "/<draft:uuid>/what-if", summary="The last months under a draft",
    answer=WhatIfView, who="staff", problems=(NoSuchDraft, NoSuchCentre),
)  # fmt: skip
async def what_if(call: Call, draft: UUID) -> WhatIfView:
    """Warnings, cards, seats and refusals as they were, and as they would have been."""
    return await what_ifs.what_if(call.deps, call.actor, draft, call.language)


@operation(
    bp, "GET", "/<draft:uuid>/touched", summary="Open cases of a draft's service",
    answer=TouchedCases, who="staff", problems=(NoSuchDraft,),
)  # fmt: skip
async def touched(call: Call, draft: UUID) -> TouchedCases:
    """The oldest first; they go on under the version they were filed under."""
    return await item_touched.cases(call.deps, call.actor, draft, call.language)


@operation(
    bp,
    "POST",
    "/<draft:uuid>/publish",
    summary="Publish a draft",
    body=ReleaseForm,
    answer=ItemVersionView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(
        NoSuchDraft,
        NotOffered,
        DraftChanged,
        rules.DraftOutdated,
        rules.VersionScheduled,
        rules.SecondPersonNeeded,
        rules.BadBeginDay,
        DraftHasErrors,
        KeyReused,
    ),
    example={"revision": 3, "from_on": None, "note": "", "centre_offers": True},
)
async def publish(call: Call[ReleaseForm], draft: UUID) -> msgspec.Raw:
    """At once, or from a day on; open cases stay under their version."""
    release = Release(**msgspec.structs.asdict(call.form))
    return await with_errors(
        lambda: once(
            call,
            lambda: item_publishing.publish(call.deps, call.actor, draft, release, call.language),
        )
    )
