"""HTTP for ratings: what one was asked, saying how it was, and the public figures."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.ratings.ratings import (
    AlreadyRated,
    BadIndicators,
    NoSuchAsk,
    NotRated,
    OwnWork,
    RatingOver,
    TooManyAdditions,
)
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.house.access import NoSuchCentre
from app.services.ratings import rating_views, ratings
from app.services.ratings.rating_asks import NoSuchWindow
from app.services.ratings.rating_views import AskView, ScaleView
from app.services.ratings.ratings import FiguresView, Said

bp = Blueprint("ratings")
Level = Annotated[int, Meta(ge=1, le=5)]
Key = Annotated[str, Meta(min_length=1, max_length=40)]
OF_A_RATING = (NoSuchAsk, OwnWork, RatingOver, BadIndicators, AlreadyRated)


class WindowForm(Struct, forbid_unknown_fields=True):
    """The window whose code was scanned."""

    centre: Annotated[str, Meta(min_length=1, max_length=16)]
    window: Annotated[str, Meta(min_length=1, max_length=20)]


class RatingForm(Struct, forbid_unknown_fields=True):
    """How it was: 5 is very satisfied, 1 very dissatisfied; the rest may be left out."""

    level: Level
    indicators: Annotated[list[Key], Meta(max_length=20)] = []
    words: Annotated[str, Meta(max_length=500)] = ""


class AdditionForm(Struct, forbid_unknown_fields=True):
    """A later word."""

    words: Annotated[str, Meta(min_length=1, max_length=500, pattern=r"\S")]


class FiguresQuery(Struct, forbid_unknown_fields=True):
    """How many days back."""

    days: Annotated[int, Meta(ge=1, le=366)] = 90


class AsksView(Struct, frozen=True):
    """What one may rate, and what one rated."""

    items: list[AskView]


@operation(
    bp, "GET", "/ratings/scale", summary="Levels and indicators", answer=ScaleView, max_age=3600
)
async def scale(call: Call) -> ScaleView:
    """The five levels, the best first, and what a rating may point at."""
    return rating_views.scale(call.language)


@operation(
    bp, "GET", "/ratings/asks", summary="What I may rate", answer=AsksView, who="person",
)  # fmt: skip
async def asks(call: Call) -> AsksView:
    """Nobody has to: what was not rated stays not rated. The latest 50."""
    return AsksView(await ratings.mine(call.deps, call.actor, call.language))


@operation(
    bp,
    "POST",
    "/ratings/visits",
    summary="Rate the window I stand at",
    body=WindowForm,
    answer=AskView,
    status=201,
    who="person",
    idempotent=True,
    problems=(NoSuchCentre, NoSuchWindow, OwnWork),
    example={"centre": "511503102000", "window": "w1"},
)
async def visit(call: Call[WindowForm]) -> msgspec.Raw:
    """One ask for each person, window and day; a booking served here today is the same visit."""
    form = call.form
    return await once(
        call,
        lambda: ratings.visit(call.deps, call.actor, form.centre, form.window, call.language),
    )


@operation(
    bp,
    "POST",
    "/ratings/asks/<ask:uuid>",
    summary="Say how it was",
    body=RatingForm,
    answer=AskView,
    who="person",
    idempotent=True,
    problems=OF_A_RATING,
    example={"level": 5, "indicators": ["attitude"], "words": "Thank you"},
)
async def rate(call: Call[RatingForm], ask: UUID) -> msgspec.Raw:
    """Once and for all; who handled it never learns whose rating it is."""
    return await _rated(call, ask)


@operation(
    bp,
    "POST",
    "/ratings/asks/<ask:uuid>/additions",
    summary="Add to my rating",
    body=AdditionForm,
    answer=AskView,
    who="person",
    idempotent=True,
    problems=(NoSuchAsk, OwnWork, NotRated, RatingOver, TooManyAdditions),
)
async def add(call: Call[AdditionForm], ask: UUID) -> msgspec.Raw:
    """The rating itself stays as it was; three additions, within 30 days."""
    return await once(
        call, lambda: ratings.add(call.deps, call.actor, ask, call.form.words, call.language)
    )


@operation(
    bp, "GET", "/ratings/by-token/<token:str>", summary="What a link asks me to rate",
    answer=AskView, problems=(NoSuchAsk, AlreadyRated, RatingOver),
)  # fmt: skip
async def asked(call: Call, token: str) -> AskView:
    """Without signing in; once rated, the link tells nothing more."""
    return await ratings.by_token(call.deps, token, call.language)


@operation(
    bp,
    "POST",
    "/ratings/by-token/<token:str>",
    summary="Say how it was, by link",
    body=RatingForm,
    answer=AskView,
    idempotent=True,
    problems=OF_A_RATING,
)
async def rate_by_token(call: Call[RatingForm], token: str) -> msgspec.Raw:
    """Without signing in, once; the link cannot be guessed and is told to the person alone."""
    ask, rater = await ratings.rater(token)
    return await _rated(msgspec.structs.replace(call, actor=rater), ask.id)


@operation(
    bp, "GET", "/centres/<centre:str>/ratings", summary="An office's rating figures",
    query=FiguresQuery, answer=FiguresView, problems=(NoSuchCentre,), max_age=60,
)  # fmt: skip
async def figures(call: Call[None, FiguresQuery], centre: str) -> FiguresView:
    """How many were asked, rated and satisfied (the upper three levels), without persons.

    The levels of fewer than five ratings are not told: they would betray who gave them.
    """
    return await ratings.figures(call.deps, centre, call.query.days)


async def _rated(call: Call[RatingForm], ask: UUID) -> msgspec.Raw:
    said = Said(call.form.level, tuple(call.form.indicators), call.form.words)
    return await once(call, lambda: ratings.give(call.deps, call.actor, ask, said, call.language))
