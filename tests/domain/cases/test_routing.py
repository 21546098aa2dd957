"""Who is on duty, which post gets the work, and who answers when nobody is there."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases.routing import (
    Away,
    Candidate,
    Duty,
    Member,
    Staffing,
    Why,
    away_at,
    chosen,
    covered_by,
    directors,
    on_duty,
    stand_in,
    stands_in,
)
from app.domain.people.roles import RoleName

A, B, C, D, E = (UUID(int=n) for n in range(1, 6))
HERE, ABOVE = UUID(int=100), UUID(int=101)
NOON = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
AB = Staffing(A, B, C)

persons = st.sampled_from([A, B, C, D, E])
maybe = st.none() | persons
posts = st.builds(Staffing, maybe, maybe, maybe)
gone = st.frozensets(persons)


@pytest.mark.parametrize(
    ("shift", "away", "duty"),
    [
        (None, {}, Duty(A, Why.HOLDER)),
        (None, {A}, Duty(B, Why.COVER)),
        (None, {B}, Duty(A, Why.HOLDER)),
        (None, {A, B}, Duty(None, Why.NOBODY)),
        (D, {}, Duty(D, Why.SHIFT)),
        (D, {A, B}, Duty(D, Why.SHIFT)),
        (D, {D}, Duty(A, Why.HOLDER)),
        (D, {D, A}, Duty(B, Why.COVER)),
        (A, {}, Duty(A, Why.SHIFT)),
    ],
)
def test_the_shift_comes_before_the_holder_and_the_holder_before_the_cover(
    shift: UUID | None, away: set[UUID], duty: Duty
) -> None:
    assert on_duty(AB, shift, away) == duty


@given(posts, maybe, gone)
def test_whoever_is_on_duty_is_never_away(
    post: Staffing, shift: UUID | None, away: frozenset[UUID]
) -> None:
    assert on_duty(post, shift, away).person_id not in away


@given(posts, gone)
def test_a_holder_who_is_there_is_on_duty_unless_the_roster_says_otherwise(
    post: Staffing, away: frozenset[UUID]
) -> None:
    duty = on_duty(post, None, away)

    if post.holder_id is not None and post.holder_id not in away:
        assert duty == Duty(post.holder_id, Why.HOLDER)


@given(posts, maybe, gone)
def test_nobody_is_on_duty_only_when_everybody_named_is_away(
    post: Staffing, shift: UUID | None, away: frozenset[UUID]
) -> None:
    duty = on_duty(post, shift, away)
    named = {shift, post.holder_id, post.cover_id} - {None}

    assert (duty.why is Why.NOBODY) == (duty.person_id is None) == (named <= away)


@pytest.mark.parametrize(
    ("absence", "is_away"),
    [
        (Away(A, NOON), True),
        (Away(A, NOON + HOUR), False),
        (Away(A, NOON - HOUR, NOON), False),
        (Away(A, NOON - HOUR, NOON + HOUR), True),
        (Away(A, NOON - HOUR, NOON + HOUR, NOON), False),
        (Away(A, NOON - HOUR, None, NOON + HOUR), True),
        (Away(A, NOON + HOUR, None, NOON - HOUR), False),
    ],
)
def test_somebody_is_away_from_the_start_until_the_return(absence: Away, is_away: bool) -> None:
    assert away_at([absence], NOON) == ({A} if is_away else set())


moments = st.integers(0, 6).map(lambda hours: NOON + hours * HOUR)
absences = st.builds(Away, st.just(A), moments, st.none() | moments, st.none() | moments)


@given(absences, absences, moments)
def test_absences_that_share_a_moment_meet(one: Away, other: Away, moment: datetime) -> None:
    if one.at(moment) and other.at(moment):
        assert one.meets(other)
        assert other.meets(one)


def test_an_absence_may_begin_when_another_ends() -> None:
    assert not Away(A, NOON, NOON + HOUR).meets(Away(A, NOON + HOUR))


def test_work_goes_to_the_staffed_post_with_the_fewest_cases_then_the_first_code() -> None:
    there, empty = Duty(A, Why.HOLDER), Duty(None, Why.NOBODY)
    busy, second, first, idle = (
        Candidate(UUID(int=10), "p1", there, 7),
        Candidate(UUID(int=11), "p3", there, 2),
        Candidate(UUID(int=12), "p2", there, 2),
        Candidate(UUID(int=13), "p0", empty, 0),
    )

    assert chosen([busy, second, first, idle]) == first
    assert chosen([idle]) == idle
    assert chosen([]) is None


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), max_size=6), st.randoms())
def test_the_choice_does_not_hang_on_the_order_of_asking(
    given_posts: list[tuple[bool, int]], chance: object
) -> None:
    candidates = [
        Candidate(UUID(int=n), f"p{n}", Duty(A if staffed else None, Why.HOLDER), cases)
        for n, (staffed, cases) in enumerate(given_posts)
    ]
    shuffled = list(candidates)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert chosen(shuffled) == chosen(candidates)


def test_somebody_covers_the_holders_whose_posts_they_stand_at() -> None:
    others = Staffing(C, B)
    own = Staffing(B, A)
    here = [
        (AB, Duty(B, Why.COVER)),
        (others, Duty(C, Why.HOLDER)),
        (own, Duty(B, Why.HOLDER)),
        (Staffing(D, E), Duty(B, Why.SHIFT)),
        (Staffing(None, B), Duty(B, Why.COVER)),
    ]

    assert covered_by(B, here) == {A, D}
    assert covered_by(A, here) == frozenset()


def test_a_shift_of_the_holder_is_not_standing_in() -> None:
    assert not stands_in(Duty(A, Why.SHIFT), AB)
    assert stands_in(Duty(D, Why.SHIFT), AB)
    assert not stands_in(Duty(None, Why.NOBODY), AB)


TEAM = [
    Member(A, RoleName.CLERK, HERE),
    Member(B, RoleName.DIRECTOR, HERE),
    Member(C, RoleName.DIRECTOR, ABOVE),
    Member(D, RoleName.ADMIN, None),
]


@pytest.mark.parametrize(
    ("without", "answering"), [({}, (B,)), ({B}, (C,)), ({B, C}, (D,)), ({B, C, D}, ())]
)
def test_directors_answer_for_an_office_then_those_above_then_administrators(
    without: set[UUID], answering: tuple[UUID, ...]
) -> None:
    members = [member for member in TEAM if member.person_id not in without]

    assert directors(members, [HERE, ABOVE]) == answering


@pytest.mark.parametrize(
    ("away", "taker"),
    [({}, B), ({B}, A), ({A, B}, C), ({A, B, C}, D), ({A, B, C, D}, B)],
)
def test_work_that_no_post_takes_goes_to_the_nearest_who_is_there(
    away: set[UUID], taker: UUID
) -> None:
    assert stand_in(TEAM, [HERE, ABOVE], away) == taker


@given(st.lists(st.builds(Member, persons, st.sampled_from(RoleName), st.just(HERE))), gone)
def test_work_has_an_owner_as_long_as_anybody_of_the_office_is_there(
    members: list[Member], away: frozenset[UUID]
) -> None:
    assert (stand_in(members, [HERE], away) is None) == (not members)


def test_nobody_at_all_is_an_answer_too() -> None:
    assert stand_in([Member(A, RoleName.CLERK, ABOVE)], [HERE], {}) is None
