"""HTTP for supervision: cards and their appeals, and the rules of a place."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.ratings import cards as rules
from app.domain.ratings.cards import CardState
from app.domain.ratings.policies import BadPolicy, ForbiddenRule
from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.messages import digest
from app.services.messages.digest import DigestView
from app.services.ratings import card_appeals, card_views, policies
from app.services.ratings.card_appeals import WordsNeeded
from app.services.ratings.card_views import CardView, NoSuchCard
from app.services.ratings.policies import PolicyView

bp = Blueprint("staff_cards", url_prefix="/staff")
Code = Annotated[str, Meta(min_length=1, max_length=16)]
Words = Annotated[str, Meta(min_length=1, max_length=1000)]


class CardsQuery(Struct, forbid_unknown_fields=True):
    """An office, and which of its cards."""

    centre: Code
    state: Literal["issued", "appealed", "upheld", "withdrawn", "all"] = "all"
    cursor: Annotated[str, Meta(max_length=600)] = ""


class OfficeQuery(Struct, forbid_unknown_fields=True):
    """An office."""

    centre: Code


class AppealForm(Struct, forbid_unknown_fields=True):
    """Why a card is wrong, and until when more will be brought."""

    words: Words
    until_on: date | None = None


class DecisionForm(Struct, forbid_unknown_fields=True):
    """Whether a card stays, and why."""

    outcome: Literal["upheld", "withdrawn"]
    words: Words


class PolicyForm(Struct, forbid_unknown_fields=True):
    """The rules of an office; what is left out is as by default."""

    centre: Code
    body: dict[str, Any]


@operation(
    bp, "GET", "/cards", summary="An office's cards", query=CardsQuery, answer=Page[CardView],
    who="staff", problems=(NoSuchCentre, BadCursor),
)  # fmt: skip
async def cards(call: Call[None, CardsQuery]) -> Page[CardView]:
    """Directors see all cards of the office, everybody else those they are named on."""
    asked = call.query
    return await card_views.listed(
        call.deps, call.actor, asked.centre, asked.state, asked.cursor, call.language
    )


@operation(
    bp, "GET", "/cards/<card:uuid>", summary="One card", answer=CardView, who="staff",
    problems=(NoSuchCard,),
)  # fmt: skip
async def card(call: Call, card: UUID) -> CardView:
    """Cause, evidence, and what was said against it."""
    found = await card_views.visible(call.actor, card)
    return await card_views.view(call.deps, call.actor, found, call.language)


@operation(
    bp,
    "POST",
    "/cards/<card:uuid>/appeal",
    summary="Appeal against a card",
    body=AppealForm,
    answer=CardView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCard, rules.NotYourCard, rules.NoAppealNow, rules.AppealOver, WordsNeeded),
)
async def appeal(call: Call[AppealForm], card: UUID) -> msgspec.Raw:
    """Only by who is named on it, once, and in time."""
    form = call.form
    return await once(
        call,
        lambda: card_appeals.appeal(
            call.deps, call.actor, card, form.words, form.until_on, call.language
        ),
    )


@operation(
    bp,
    "POST",
    "/cards/<card:uuid>/decide",
    summary="Decide an appeal",
    body=DecisionForm,
    answer=CardView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCard, rules.OwnCard, rules.NotAppealed, DirectorsOnly, WordsNeeded),
)
async def decide(call: Call[DecisionForm], card: UUID) -> msgspec.Raw:
    """By a director whom the card does not name."""
    outcome, words = CardState(call.form.outcome), call.form.words
    return await once(
        call,
        lambda: card_appeals.decide(call.deps, call.actor, card, outcome, words, call.language),
    )


@operation(
    bp, "GET", "/digest", summary="How the office stands this morning", query=OfficeQuery,
    answer=DigestView, who="staff", problems=(NoSuchCentre, DirectorsOnly),
)  # fmt: skip
async def this_morning(call: Call[None, OfficeQuery]) -> DigestView:
    """What is late, due today and this week, unanswered; and posts without anybody."""
    return await digest.shown(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp, "GET", "/policies", summary="The rules for warnings and cards", query=OfficeQuery,
    answer=PolicyView, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def policy(call: Call[None, OfficeQuery]) -> PolicyView:
    """The version in force and those before it; number 0 are the defaults."""
    return await policies.shown(call.deps, call.actor, call.query.centre)


@operation(
    bp,
    "PUT",
    "/policies",
    summary="Set the rules for warnings and cards",
    body=PolicyForm,
    answer=PolicyView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, DirectorsOnly, BadPolicy, ForbiddenRule),
)
async def set_policy(call: Call[PolicyForm]) -> msgspec.Raw:
    """Ranking people, forced check-ins and tracking are refused. Cards keep their own version."""
    form = call.form
    return await once(
        call, lambda: policies.set_rules(call.deps, call.actor, form.centre, form.body)
    )
