"""Rating by a link or a paper slip, without the mini-program: what the page asks and answers."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from app.domain.ratings.ratings import AlreadyRated, OwnWork, RatingOver
from app.ports import Deps
from app.services.ratings import rating_views, ratings
from app.services.ratings.rating_views import AskView, IndicatorView, LevelView
from app.services.ratings.ratings import Said

SlipState = Literal["open", "rated", "over", "own"]
STATE_OF: dict[type[Exception], SlipState] = {
    AlreadyRated: "rated",
    RatingOver: "over",
    OwnWork: "own",
}


class SlipView(Struct, frozen=True):
    """What a link shows: whom to rate while it is open, afterwards only that it is done or over."""

    state: SlipState
    ask: AskView | None = None
    levels: Sequence[LevelView] = ()
    indicators: Sequence[IndicatorView] = ()


async def slip(deps: Deps, token: str, language: str) -> SlipView:
    """What the holder of a link may rate; NoSuchAsk."""
    try:
        ask = await ratings.by_token(deps, token, language)
    except (AlreadyRated, RatingOver) as refusal:
        return SlipView(STATE_OF[type(refusal)])
    return SlipView("open", ask, rating_views.scale(language).levels, ask.indicators)


async def hand_in(deps: Deps, token: str, said: Said, language: str) -> SlipView:
    """Rate by a link, once: a slip that is handed in again is told that it was; NoSuchAsk.

    BadIndicators for what the slip does not list.
    """
    ask, rater = await ratings.rater(token)
    try:
        await ratings.give(deps, rater, ask.id, said, language)
    except (AlreadyRated, RatingOver, OwnWork) as refusal:
        return SlipView(STATE_OF[type(refusal)])
    return SlipView("rated")
