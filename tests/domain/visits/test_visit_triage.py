"""Which agent a visit is offered to, and which wishes and times make sense."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from app.domain.messages.message_grants import grant_of
from app.domain.visits import visit_messages, visit_triage, visit_wishes
from app.domain.visits.visit_messages import VisitKind
from app.domain.visits.visit_triage import AgentFacts, Because
from app.domain.visits.visit_wishes import BadVisitTime, BadWish, Wish
from tests.make import TUESDAY, at

NOW = at("10:00")


def an_agent(number: int, *, away: bool = False, visits: int = 0, near: bool = True) -> AgentFacts:
    return AgentFacts(UUID(int=number), away, visits, near)


def test_the_villages_own_goes_before_neighbours_and_the_least_busy_first() -> None:
    busy, free = an_agent(1, visits=3), an_agent(2, visits=1)
    neighbour, gone = an_agent(3, near=False), an_agent(4, away=True)

    ranked = visit_triage.ranked([gone, neighbour, busy, free])

    assert ranked == [free, busy, neighbour, gone]
    assert visit_triage.suggested(ranked) == free.person_id
    assert visit_triage.suggested([gone]) is None


def test_reasons_are_given_for_each() -> None:
    assert visit_triage.reasons(an_agent(1)) == [Because.OF_VILLAGE, Because.FREE]
    assert visit_triage.reasons(an_agent(1, away=True, visits=2, near=False)) == [
        Because.AWAY,
        Because.OF_NEIGHBOURS,
        Because.BUSY,
    ]


def a_wish(on: date = TUESDAY, starts: time = time(14), ends: time = time(17)) -> Wish:
    return Wish(on, starts, ends)


@pytest.mark.parametrize(
    "wish",
    [
        a_wish(starts=time(8), ends=time(9)),
        a_wish(on=TUESDAY - timedelta(days=1)),
        a_wish(on=TUESDAY + timedelta(days=91)),
        a_wish(starts=time(17), ends=time(14)),
        a_wish(starts=time(14), ends=time(14)),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused_by_its_place(wish: Wish) -> None:
    with pytest.raises(BadWish) as refused:
        visit_wishes.check_wishes([a_wish(), wish], NOW)

    assert refused.value.facts == {"pointer": "/wishes/1"}


def test_a_time_suits_when_it_lies_in_a_wish() -> None:
    assert visit_wishes.suits([a_wish()], at("14:00"))
    assert visit_wishes.suits([a_wish(starts=time(8), ends=time(9)), a_wish()], at("16:59"))
    assert not visit_wishes.suits([a_wish()], at("17:00"))
    assert not visit_wishes.suits([], at("14:00"))


@pytest.mark.parametrize(
    ("starts_at", "minutes", "pointer"),
    [
        (at("09:59"), 30, "/starts_at"),
        (NOW + timedelta(days=91), 30, "/starts_at"),
        (at("11:00"), 4, "/minutes"),
        (at("11:00"), 481, "/minutes"),
    ],
)
def test_a_time_in_the_past_or_too_long_is_refused(
    starts_at: datetime, minutes: int, pointer: str
) -> None:
    with pytest.raises(BadVisitTime) as refused:
        visit_wishes.check_time(starts_at, minutes, NOW)

    assert refused.value.facts == {"pointer": pointer}


def test_a_reminder_comes_the_evening_before_and_never_in_the_past() -> None:
    wednesday = at("09:00", TUESDAY + timedelta(days=1))

    assert visit_messages.remind_at(wednesday, NOW) == datetime(2026, 3, 3, 10, tzinfo=UTC)
    assert visit_messages.remind_at(wednesday, at("18:00")) is None
    assert visit_messages.remind_at(at("15:00"), NOW) is None


def test_messages_to_people_have_a_grant_of_their_own() -> None:
    assert grant_of(VisitKind.PLANNED) == "visit_news"
    assert grant_of(VisitKind.ASSIGNED) == "staff_todo"
    assert grant_of("case_accepted") == "case_progress"
    assert grant_of("booked") == "booked"
