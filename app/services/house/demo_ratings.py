"""Ratings to look at: people asked about visits of the past days, two of them unhappy."""

from collections.abc import Sequence
from datetime import timedelta

from app.catalog.demo import DemoRating
from app.domain.bookings.bookings import State
from app.domain.ratings import ratings as rules
from app.domain.ratings.ratings import Finding
from app.models.booking import Booking
from app.models.centre import Centre
from app.models.person import Person
from app.models.rating import Rating, RatingAsk, RatingTodo
from app.ports import Deps
from app.services.ratings import rating_asks, rating_todos, ratings
from app.services.ratings.rating_views import DONE
from app.services.ratings.ratings import Said

THINKING = timedelta(minutes=20)
"""How long after the visit people rate it."""


async def make(deps: Deps, centre: Centre, said: Sequence[DemoRating]) -> None:
    """Ask everybody who was served, and let some of them rate; twice changes nothing.

    The simulator's resident has not rated yet: she does so with her own hands. Nobody is sent a
    message. Inside the caller's transaction.
    """
    clerk = await Person.get_or_none(openid="sandbox-clerk")
    if clerk is None or await RatingAsk.exists(centre_id=centre.id):
        return
    yang = await Person.get_or_none(openid="sandbox-resident")
    served = Booking.filter(centre_id=centre.id, state=State.SERVED).exclude(person_id=clerk.id)
    asks = [
        await rating_asks.of_past_visit(deps, one, clerk.id, one.closed_at or one.ends_at)
        for one in await served.order_by("starts_at", "number")
    ]
    others = [ask for ask in asks if yang is None or ask.person_id != yang.id]
    for ask, one in zip(others, said, strict=False):
        await _rate(deps, ask, one)


async def _rate(deps: Deps, ask: RatingAsk, one: DemoRating) -> None:
    at = min(deps.clock.now(), ask.asked_at + THINKING)
    rating = await ratings.write(deps, ask, Said(one.level, one.indicators, one.words), at)
    if rules.unhappy(one.level):
        await _follow_up(deps, ask, rating, one.answer)


async def _follow_up(deps: Deps, ask: RatingAsk, rating: Rating, answer: str) -> None:
    """An open follow-up, or with an answer one that the director closed."""
    todo = await rating_todos.write(deps, ask, rating)
    director = await Person.get_or_none(openid="sandbox-director")
    if answer and director is not None:
        await RatingTodo.filter(id=todo.id).update(
            state=DONE,
            finding=Finding.FIXED,
            words_sealed=deps.cipher.seal(answer, f"rating_todo:words:{todo.id}"),
            done_at=deps.clock.now(),
            done_by_id=director.id,
        )
