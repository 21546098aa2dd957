"""HTTP for what messages say: every kind, its draft, a trial of it, publishing and going back."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.messages.message_forms import (
    Body,
    NoSuchKind,
    NoSuchWording,
    WordingChanged,
    WordingHasFaults,
    WordingInForce,
    WordingTooLarge,
)
from app.domain.people.roles import Actor
from app.kit.idempotency import KeyReused
from app.ports import Deps
from app.routes.http.once import once
from app.routes.http.problems import Refused, Wrong
from app.routes.http.wire import Call, operation
from app.services.messages import template_drafts, template_publishing, template_views
from app.services.messages.template_views import (
    WordingNotYours,
    WordingRows,
    WordingTrialView,
    WordingView,
)

bp = Blueprint("staff_templates", url_prefix="/staff/wordings")
Release = Callable[[Deps, Actor, str, int, str, str], Awaitable[WordingView]]
Version = Annotated[int, Meta(ge=0, le=1_000_000)]
TEXTS = {
    "subject": "Booked",
    "text": "Booked: {starts}, {centre}, {item}. Your number is {number}.",
    "short": "Booked: {starts}, {centre}, number {number}.",
    "spoken": "You have booked {item} at {centre} for {starts}, number {number}.",
}
BODY = {"texts": {"zh": TEXTS, "en": TEXTS}, "registered": {}}
MOST_FAULTS = 100


class WordingDraftForm(Struct, forbid_unknown_fields=True):
    """A wording, and the version that it is written over."""

    version: Version
    body: Body


class WordingTrialForm(Struct, forbid_unknown_fields=True):
    """A wording to try."""

    body: Body


class WordingReleaseForm(Struct, forbid_unknown_fields=True):
    """A version, and why it is to be said so."""

    version: Version
    words: Annotated[str, Meta(min_length=1, max_length=200)]


@operation(
    bp, "GET", "", summary="What messages say", answer=WordingRows, who="staff",
    problems=(WordingNotYours,),
)  # fmt: skip
async def kinds(call: Call) -> WordingRows:
    """Every kind of message; version 0 is what came with the program."""
    return await template_views.listed(call.deps, call.actor, call.language)


@operation(
    bp, "GET", "/<kind:str>", summary="What one kind of message says", answer=WordingView,
    who="staff", problems=(WordingNotYours, NoSuchKind),
)  # fmt: skip
async def show(call: Call, kind: str) -> WordingView:
    """The wording in force, the draft, what was in force before, and the gaps it may have."""
    return await template_views.shown(call.deps, call.actor, kind, call.language)


@operation(
    bp,
    "PUT",
    "/<kind:str>/draft",
    summary="Save a wording",
    body=WordingDraftForm,
    answer=WordingView,
    who="staff",
    problems=(WordingNotYours, NoSuchKind, WordingTooLarge, WordingChanged),
    example={"version": 0, "body": BODY},
)
async def save(call: Call[WordingDraftForm], kind: str) -> WordingView:
    """Unfinished as it may be; refused when somebody else saved in the meantime."""
    form = call.form
    return await template_drafts.save(
        call.deps, call.actor, kind, form.version, form.body, call.language
    )


@operation(
    bp, "DELETE", "/<kind:str>/draft", summary="Throw a wording away", who="staff",
    problems=(WordingNotYours, NoSuchKind, NoSuchWording),
)  # fmt: skip
async def drop(call: Call, kind: str) -> None:
    """What is in force stays."""
    await template_drafts.drop(call.deps, call.actor, kind)


@operation(
    bp,
    "POST",
    "/<kind:str>/check",
    summary="Try a wording",
    body=WordingTrialForm,
    answer=WordingTrialView,
    who="staff",
    problems=(WordingNotYours, NoSuchKind, WordingTooLarge),
    example={"body": BODY},
)
async def check(call: Call[WordingTrialForm], kind: str) -> WordingTrialView:
    """With the longest real names: how it looks, and what keeps it from being published."""
    return await template_views.tried(call.deps, call.actor, kind, call.form.body, call.language)


@operation(
    bp,
    "POST",
    "/<kind:str>/publish",
    summary="Publish a wording",
    body=WordingReleaseForm,
    answer=WordingView,
    who="staff",
    idempotent=True,
    problems=(
        WordingNotYours,
        NoSuchKind,
        NoSuchWording,
        WordingChanged,
        WordingHasFaults,
        KeyReused,
    ),
    example={"version": 1, "words": "Says what to bring"},
)
async def publish(call: Call[WordingReleaseForm], kind: str) -> msgspec.Raw:
    """Said so from now on, in messages that wait already as well."""
    return await _released(call, kind, template_publishing.publish)


@operation(
    bp,
    "POST",
    "/<kind:str>/back",
    summary="Go back to a wording",
    body=WordingReleaseForm,
    answer=WordingView,
    who="staff",
    idempotent=True,
    problems=(
        WordingNotYours,
        NoSuchKind,
        NoSuchWording,
        WordingInForce,
        WordingChanged,
        WordingHasFaults,
        KeyReused,
    ),
    example={"version": 0, "words": "The new one was not understood"},
)
async def go_back(call: Call[WordingReleaseForm], kind: str) -> msgspec.Raw:
    """It becomes a new version; 0 is what came with the program."""
    return await _released(call, kind, template_publishing.go_back)


async def _released(
    call: Call[WordingReleaseForm], kind: str, release: Release
) -> msgspec.Raw:  # fmt: skip
    """What `release` gives, once; a wording with faults is refused at their places in its body."""
    form, language = call.form, call.language
    try:
        return await once(
            call,
            lambda: release(call.deps, call.actor, kind, form.version, form.words, language),
        )
    except WordingHasFaults as bad:
        wrong = [
            Wrong(f"/body{one.pointer}", f"wording_fault.{one.code}", dict(one.facts))
            for one in bad.faults[:MOST_FAULTS]
        ]
        raise Refused(422, bad.code, wrong) from None
