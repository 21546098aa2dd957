"""Rating what was asked, once and for all, adding to it later, and what all ratings come to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct, json
from tortoise.expressions import Q

from app.domain.people.roles import Actor
from app.domain.ratings import ratings as rules
from app.domain.ratings.ratings import AlreadyRated, NoSuchAsk, NotRated, RatingOver
from app.models import sql
from app.models.rating import Rating, RatingAddition, RatingAsk
from app.ports import Deps
from app.services.house import audit
from app.services.house.access import NoSuchCentre, centre_called
from app.services.ratings import rating_asks, rating_todos, rating_views
from app.services.ratings.rating_views import AskView

RATE = (
    "INSERT INTO rating (id, ask_id, level, indicator_version, indicators, words_sealed, given_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (ask_id) DO NOTHING RETURNING id"
)
GIVEN = (
    "SELECT a.id, r.level FROM rating_ask a LEFT JOIN rating r ON r.ask_id = a.id"
    " WHERE a.centre_id = $1 AND a.asked_at >= $2"
)
MOST_LISTED = 50


@dataclass(frozen=True)
class Said:
    """What somebody says: a level from 5 to 1, what it is about, and words of their own."""

    level: int
    indicators: tuple[str, ...] = ()
    words: str = ""


class FiguresView(Struct, frozen=True):
    """What the ratings of an office come to; see `ratings.Figures` of the rules."""

    days: int
    asked: int
    rated: int
    satisfied: int | None
    by_level: dict[int, int]
    rated_share: float | None
    satisfied_share: float | None


async def mine(deps: Deps, actor: Actor, language: str) -> list[AskView]:
    """What somebody may still rate and what they rated, the latest first, 50 at most."""
    rated = await Rating.filter(ask__person_id=actor.person_id).values_list("ask_id", flat=True)
    wanted = Q(until_at__gte=deps.clock.now()) | Q(id__in=list(rated))
    found = RatingAsk.filter(wanted, person_id=actor.person_id)
    asks = await found.order_by("-asked_at", "-id").limit(MOST_LISTED)
    return await rating_views.show(deps, asks, language)


async def visit(
    deps: Deps, actor: Actor, centre_code: str, window_code: str, language: str
) -> AskView:
    """The ask of who scans the code at a window; NoSuchCentre, NoSuchWindow, OwnWork."""
    ask = await rating_asks.at_window(deps, actor, centre_code, window_code)
    return (await rating_views.show(deps, [ask], language))[0]


async def by_token(deps: Deps, token: str, language: str) -> AskView:
    """What the holder of a link may rate, without signing in; good for one rating.

    Whoever finds the link later learns nothing: NoSuchAsk, AlreadyRated, RatingOver.
    """
    ask, _ = await rater(token)
    if await Rating.exists(ask_id=ask.id):
        raise AlreadyRated
    if deps.clock.now() > ask.until_at:
        raise RatingOver(until_at=ask.until_at.isoformat())
    return (await rating_views.show(deps, [ask], language))[0]


async def rater(token: str) -> tuple[RatingAsk, Actor]:
    """The ask of a link, and its person as the one who acts; NoSuchAsk."""
    found = await sql.find(RatingAsk, "WHERE token = $1", token)
    if not found or found[0].person_id is None:
        raise NoSuchAsk
    return found[0], Actor(found[0].person_id, found[0].id)


async def give(deps: Deps, actor: Actor, ask_id: UUID, said: Said, language: str) -> AskView:
    """Rate a visit or a case, once; an unhappy rating opens a to-do for the directors.

    The log does not name who rated. NoSuchAsk, OwnWork, RatingOver, BadIndicators, AlreadyRated.
    """
    async with sql.transaction():
        ask = await _ask(ask_id)
        facts, now = await rating_asks.facts_of(ask), deps.clock.now()
        own = rating_views.own_indicators(await rating_views.body_of(ask), language)
        rules.check_rating(facts, actor.person_id, said.indicators, now, own)
        rating = await write(deps, ask, said, now)
        await rating_asks.answered(ask.id)
        await audit.record(deps, None, "rating-given", f"rating:{rating.id}", kind=ask.kind)
        if rules.unhappy(said.level):
            await rating_todos.open_for(deps, ask, rating)
    return (await rating_views.show(deps, [ask], language))[0]


async def write(deps: Deps, ask: RatingAsk, said: Said, at: datetime) -> Rating:
    """Put a rating down, given at `at`; of two at one moment one is AlreadyRated."""
    rating_id, words = deps.ids.new(), said.words.strip()
    made = await sql.rows(
        RATE,
        rating_id,
        ask.id,
        said.level,
        rules.INDICATOR_VERSION,
        json.encode(said.indicators).decode(),
        deps.cipher.seal(words, f"rating:words:{rating_id}"),
        at,
    )
    if not made:
        raise AlreadyRated
    return await Rating.get(id=rating_id)


async def add(deps: Deps, actor: Actor, ask_id: UUID, words: str, language: str) -> AskView:
    """Add words to one's own rating, which stays as it was.

    NoSuchAsk, OwnWork, NotRated, RatingOver, TooManyAdditions.
    """
    async with sql.transaction():
        ask = await _ask(ask_id)
        rules.check_rater(await rating_asks.facts_of(ask), actor.person_id)
        found = await sql.find(Rating, f"WHERE ask_id = $1{sql.held_rows()}", ask.id)
        if not found:
            raise NotRated
        count = await RatingAddition.filter(rating_id=found[0].id).count()
        rules.check_addition(found[0].given_at, count, deps.clock.now())
        await _write_addition(deps, found[0], words.strip())
    return (await rating_views.show(deps, [ask], language))[0]


async def _write_addition(deps: Deps, rating: Rating, words: str) -> None:
    addition_id = deps.ids.new()
    await RatingAddition.create(
        id=addition_id,
        rating_id=rating.id,
        words_sealed=deps.cipher.seal(words, f"rating_addition:words:{addition_id}"),
        at=deps.clock.now(),
    )
    await audit.record(deps, None, "rating-added", f"rating:{rating.id}")


async def figures(deps: Deps, centre_code: str, days: int) -> FiguresView:
    """What people said of an office about visits and cases of the last days; NoSuchCentre."""
    centre = await centre_called(centre_code)
    if centre is None:
        raise NoSuchCentre(centre=centre_code)
    rows = await sql.rows(GIVEN, centre.id, deps.clock.now() - timedelta(days=days))
    levels = [row["level"] for row in rows if row["level"] is not None]
    found = rules.figures(len(rows), levels)
    return FiguresView(
        days=days,
        asked=found.asked,
        rated=found.rated,
        satisfied=found.satisfied,
        by_level=dict(found.by_level),
        rated_share=found.rated_share,
        satisfied_share=found.satisfied_share,
    )


async def _ask(ask_id: UUID) -> RatingAsk:
    ask = await RatingAsk.get_or_none(id=ask_id)
    if ask is None:
        raise NoSuchAsk
    return ask
