"""HTTP for whom an agent is to tell in person."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.messages.knock_flow import (
    KnockAct,
    KnockNotNow,
    KnockNotYours,
    KnockParty,
    KnockWordsNeeded,
)
from app.kit.idempotency import KeyReused
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.messages import knock_acts, knock_views
from app.services.messages.knock_acts import KnockChanged, KnockOrder, OwnKnock
from app.services.messages.knock_views import KnockCount, KnockView, NoSuchKnock

bp = Blueprint("agent-knocks", url_prefix="/agent/knocks")
KnockVersion = Annotated[int, Meta(ge=1)]
"""The version of the task that was looked at."""
KnockWords = Annotated[str, Meta(max_length=500)]
OF_A_KNOCK = (
    NoSuchKnock,
    OwnKnock,
    KnockChanged,
    KnockNotYours,
    KnockNotNow,
    KnockWordsNeeded,
    KeyReused,
)


class AgentKnockForm(Struct, forbid_unknown_fields=True):
    """One act of the agent; who did not find somebody or hands a task back says why."""

    act: Literal["told", "not_found", "hand_back"]
    version: KnockVersion
    words: KnockWords = ""


@operation(
    bp, "GET", "", summary="Whom I am to tell in person", answer=list[KnockView], who="person",
)  # fmt: skip
async def listed(call: Call) -> list[KnockView]:
    """What is due first, with whole names and addresses; each look is written down."""
    return await knock_views.of_agent(call.deps, call.actor, call.language)


@operation(
    bp, "GET", "/count", summary="How many I am to tell in person", answer=KnockCount, who="person",
)  # fmt: skip
async def count(call: Call) -> KnockCount:
    """For the day's page: it names nobody and leaves no line in the log."""
    return await knock_views.count_of_agent(call.deps, call.actor)


@operation(
    bp,
    "POST",
    "/<knock:uuid>/act",
    summary="Say what became of it at the door",
    body=AgentKnockForm,
    answer=KnockView,
    who="person",
    idempotent=True,
    problems=OF_A_KNOCK,
    example={"act": "told", "version": 1},
)
async def act(call: Call[AgentKnockForm], knock: UUID) -> msgspec.Raw:
    """What was told counts as delivered, whatever waited for the person."""
    form = call.form
    order = KnockOrder(
        act=KnockAct(form.act), party=KnockParty.AGENT, version=form.version, words=form.words
    )
    return await once(
        call, lambda: knock_acts.act(call.deps, call.actor, knock, order, call.language)
    )
