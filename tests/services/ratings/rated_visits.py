"""Visits and cases that can be rated, for tests."""

from app.domain.bookings.bookings import Act
from app.domain.cases.case_flow import Act as CaseAct
from app.domain.cases.case_flow import Outcome
from app.domain.people.roles import Actor
from app.models.case import Case
from app.models.rating import RatingAsk
from app.ports import Deps
from app.services.bookings import booking_changes, bookings
from app.services.bookings.bookings import Wish
from app.services.cases import case_acts, cases
from app.services.cases.case_orders import Order
from app.services.cases.cases import Filing
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, at


async def served(deps: Deps, person: Actor, clerk: Actor, time: str = "09:30") -> RatingAsk:
    """What somebody is asked after a visit at which `clerk` served them."""
    clock = deps.clock
    assert isinstance(clock, StillClock)
    made = await bookings.book(deps, person, Wish(CENTRE, ITEM, at(time)), "zh")
    clock.at = at(time)
    await booking_changes.note_arrival(deps, clerk, made.id, Act.SERVE, "zh")
    return await RatingAsk.get(booking_id=made.id)


async def delivered(deps: Deps, person: Actor, clerk: Actor) -> RatingAsk:
    """What somebody is asked after a case done at once, decided and delivered by `clerk`."""
    made = await cases.file(deps, person, Filing(centre=CENTRE, item=ITEM, materials=(0,)), "zh")
    case = await Case.get(id=made.id)
    for order in (
        Order(act=CaseAct.DECIDE, outcome=Outcome.GRANTED),
        Order(act=CaseAct.DELIVER),
    ):
        await case_acts.done(deps, clerk, case.id, order, at_counter=True)
    return await RatingAsk.get(case_id=case.id)
