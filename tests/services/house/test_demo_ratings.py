"""The demonstration's ratings: two unhappy ones, one followed up, and nothing said to anybody."""

from app.models.notice import Notice
from app.models.person import Person
from app.models.rating import Rating, RatingAsk, RatingTodo
from app.ports import Deps
from app.services.ratings import ratings
from tests.fakes import StillClock
from tests.make import CENTRE, at
from tests.services.house.test_demo_week import a_week


async def test_visits_of_the_past_days_are_rated_and_two_are_unhappy(
    deps: Deps, clock: StillClock
) -> None:
    clock.at = at("11:15")

    await a_week(deps)

    found = await ratings.figures(deps, CENTRE, 30)
    assert (found.rated, found.satisfied, found.asked > found.rated) == (7, 5, True)
    states = [todo.state for todo in await RatingTodo.all().order_by("state")]
    assert states == ["done", "open"]
    assert all(row.given_at <= clock.now() for row in await Rating.all())
    assert await Notice.filter(template__in=["rate_me", "rating_todo"]).count() == 0


async def test_the_first_resident_has_not_rated_yet(deps: Deps, clock: StillClock) -> None:
    clock.at = at("11:15")

    await a_week(deps)

    yang = await Person.get(openid="sandbox-resident")
    asks = await RatingAsk.filter(person_id=yang.id)
    assert asks
    assert not await Rating.exists(ask_id__in=[ask.id for ask in asks])


async def test_a_second_week_adds_no_ratings(deps: Deps, clock: StillClock) -> None:
    clock.at = at("11:15")
    await a_week(deps)
    before = (await RatingAsk.all().count(), await Rating.all().count())
    clock.pass_(days=1)

    await a_week(deps)

    assert (await RatingAsk.all().count(), await Rating.all().count()) == before
