"""Ratings as people see them: their own whole, those of others without a person or an hour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from msgspec import Struct

from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.ratings import ratings as rules
from app.kit.clock import office_day
from app.models.booking import Booking
from app.models.case import Case
from app.models.centre import Centre, Window
from app.models.rating import Rating, RatingAddition, RatingAsk, RatingTodo
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.catalogue.items import wordings
from app.words import say

DONE = "done"
"""The state of a repair that was looked into."""
OWN = "own."
"""Begins the key of an indicator that belongs to the item and not to the national list."""


class LevelView(Struct, frozen=True):
    """One of the five levels."""

    level: int
    name: str


class IndicatorView(Struct, frozen=True):
    """Something a rating may point at."""

    key: str
    name: str


class ScaleView(Struct, frozen=True):
    """The levels, the best first, and the indicators of a version for visits and for cases."""

    version: int
    levels: list[LevelView]
    indicators: dict[str, list[IndicatorView]]


class AdditionView(Struct, frozen=True):
    """A later word on one's own rating."""

    at: datetime
    words: str


class RepairView(Struct, frozen=True):
    """What the office found and did about an unhappy rating, told to who gave it."""

    finding: str
    finding_name: str
    words: str
    done_on: date


class GivenRating(Struct, frozen=True):
    """One's own rating."""

    level: int
    level_name: str
    indicators: list[IndicatorView]
    words: str
    given_at: datetime
    additions: list[AdditionView]
    additions_until: datetime
    repair: RepairView | None


class AskView(Struct, frozen=True):
    """What somebody may rate until `until_at`, what a rating may point at, and what they said."""

    id: UUID
    kind: str
    item_name: str | None
    centre_name: str
    window_name: str | None
    on: date
    until_at: datetime
    indicators: list[IndicatorView]
    rating: GivenRating | None


@dataclass(frozen=True)
class Names:
    """What an ask is about, in words, with the indicators that its item has of its own."""

    item: str | None
    centre: str
    window: str | None
    own: Mapping[str, str]


def scale(language: str) -> ScaleView:
    """The five levels and the indicators in force."""
    version = rules.INDICATOR_VERSION
    levels = [LevelView(level, level_name(level, language)) for level in rules.LEVELS]
    kinds = rules.INDICATORS[version].items()
    named = {str(kind): indicators(keys, language) for kind, keys in kinds}
    return ScaleView(version, levels, named)


def level_name(level: int, language: str) -> str:
    """What a level is called."""
    return say(f"rating.level.{level}", language)


def indicators(
    keys: Iterable[str], language: str, own: Mapping[str, str] = MappingProxyType({})
) -> list[IndicatorView]:
    """What a rating points at, in words; `own` names those of the item."""
    return [
        IndicatorView(key, own.get(key) or say(f"rating.indicator.{key}", language)) for key in keys
    ]


def own_indicators(body: Item | None, language: str) -> dict[str, str]:
    """The indicators that an item has beside the national ones, by the key they are kept under."""
    mine = body.indicators if body else ()
    return {f"{OWN}{one.key}": said(one.name, language).text for one in mine}


async def body_of(ask: RatingAsk) -> Item | None:
    """The item as it was worded for the booking or case that is rated; None for a mere visit."""
    return (await _bodies([ask])).get(ask.booking_id or ask.case_id)


async def show(deps: Deps, asks: Sequence[RatingAsk], language: str) -> list[AskView]:
    """Asks as their own person sees them, in the order given; eight queries however many."""
    names = await named(asks, language)
    given = {one.ask_id: one for one in await Rating.filter(ask_id__in=[ask.id for ask in asks])}
    added = await additions_of([one.id for one in given.values()])
    todos = await RatingTodo.filter(rating_id__in=[one.id for one in given.values()], state=DONE)
    repaired = {todo.rating_id: _repair(deps, todo, language) for todo in todos}
    return [
        AskView(
            id=ask.id,
            kind=ask.kind,
            item_name=names[ask.id].item,
            centre_name=names[ask.id].centre,
            window_name=names[ask.id].window,
            on=office_day(ask.asked_at),
            until_at=ask.until_at,
            indicators=_may_point_at(ask, names[ask.id].own, language),
            rating=_rating(
                deps, given[ask.id], added[given[ask.id].id], repaired, names[ask.id].own, language
            ) if ask.id in given else None,
        )
        for ask in asks
    ]  # fmt: skip


async def additions_of(ratings: Sequence[UUID]) -> Mapping[UUID, list[RatingAddition]]:
    """What was added to some ratings, each in order."""
    found: dict[UUID, list[RatingAddition]] = {rating_id: [] for rating_id in ratings}
    for one in await RatingAddition.filter(rating_id__in=list(ratings)).order_by("at", "id"):
        found[one.rating_id].append(one)
    return found


async def named(asks: Sequence[RatingAsk], language: str) -> Mapping[UUID, Names]:
    """The words for what some asks are about: the item as it was worded then."""
    centres = {c.id: c for c in await Centre.filter(id__in={ask.centre_id for ask in asks})}
    windows = {
        (window.centre_id, window.code): said_of(window.name, language)
        for window in await Window.filter(centre_id__in=list(centres))
    }
    bodies = await _bodies(asks)
    found = {ask.id: bodies.get(ask.booking_id or ask.case_id) for ask in asks}
    return {
        ask.id: Names(
            said(body.name, language).text if (body := found[ask.id]) else None,
            said_of(centres[ask.centre_id].name, language),
            windows.get((ask.centre_id, ask.window_code)),
            own_indicators(found[ask.id], language),
        )
        for ask in asks
    }


def _may_point_at(ask: RatingAsk, own: Mapping[str, str], language: str) -> list[IndicatorView]:
    national = rules.INDICATORS[rules.INDICATOR_VERSION][rules.AskKind(ask.kind)]
    return indicators([*national, *own], language, own)


async def _bodies(asks: Sequence[RatingAsk]) -> Mapping[UUID | None, Item]:
    """The items by the booking or case they were for."""
    bookings = await Booking.filter(id__in=[ask.booking_id for ask in asks if ask.booking_id])
    cases = await Case.filter(id__in=[ask.case_id for ask in asks if ask.case_id])
    versions = {row.id: (row.item_id, row.item_version) for row in bookings}
    versions |= {row.id: (row.item_id, row.item_version) for row in cases}
    bodies = await wordings(set(versions.values()))
    return {row_id: bodies[one] for row_id, one in versions.items()}


def _rating(
    deps: Deps,
    rating: Rating,
    added: Sequence[RatingAddition],
    repaired: Mapping[UUID, RepairView],
    own: Mapping[str, str],
    language: str,
) -> GivenRating:
    return GivenRating(
        level=rating.level,
        level_name=level_name(rating.level, language),
        indicators=indicators(rating.indicators, language, own),
        words=words_of(deps, rating),
        given_at=rating.given_at,
        additions=[AdditionView(one.at, added_words(deps, one)) for one in added],
        additions_until=rating.given_at + rules.ADD_FOR,
        repair=repaired.get(rating.id),
    )


def words_of(deps: Deps, rating: Rating) -> str:
    """What somebody wrote with a rating."""
    return deps.cipher.open(rating.words_sealed, f"rating:words:{rating.id}")


def added_words(deps: Deps, addition: RatingAddition) -> str:
    """What somebody wrote later."""
    return deps.cipher.open(addition.words_sealed, f"rating_addition:words:{addition.id}")


def found_words(deps: Deps, todo: RatingTodo) -> str:
    """What the office wrote about an unhappy rating."""
    return deps.cipher.open(todo.words_sealed, f"rating_todo:words:{todo.id}")


def _repair(deps: Deps, todo: RatingTodo, language: str) -> RepairView:
    assert todo.done_at is not None, "only what is done has a finding"
    name = say(f"rating.finding.{todo.finding}", language)
    return RepairView(todo.finding, name, found_words(deps, todo), office_day(todo.done_at))
