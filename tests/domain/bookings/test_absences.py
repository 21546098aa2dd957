"""Where a case goes when absences end: home, unless a person decided otherwise."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.bookings.absences import Move, away_from_home, home_of, origin_of

A, B, C, DIRECTOR = (UUID(int=n) for n in range(1, 5))
OF_A, OF_B = UUID(int=11), UUID(int=12)
A_LEFT = Move(A, B, OF_A)
B_LEFT = Move(B, DIRECTOR, OF_B)


def test_a_case_goes_back_to_whom_the_absence_took_it_from() -> None:
    assert home_of([A_LEFT], B, OF_A) == A


def test_a_case_that_a_person_handed_over_since_stays() -> None:
    assert home_of([A_LEFT, Move(B, C)], C, OF_A) is None
    assert home_of([A_LEFT, Move(B, C), Move(C, B)], B, OF_A) is None


def test_a_case_that_changed_hands_without_a_trace_stays() -> None:
    assert home_of([A_LEFT], C, OF_A) is None


def test_when_the_cover_is_back_first_the_case_goes_to_them_and_later_home() -> None:
    both = [A_LEFT, B_LEFT]
    back = Move(DIRECTOR, B, OF_B, returning=True)

    assert home_of(both, DIRECTOR, OF_B) == B
    assert home_of([*both, back], B, OF_A) == A


def test_when_the_holder_is_back_first_the_case_goes_home_and_stays_there() -> None:
    home = Move(DIRECTOR, A, OF_A, returning=True)

    assert home_of([A_LEFT, B_LEFT], DIRECTOR, OF_A) == A
    assert home_of([A_LEFT, B_LEFT, home], A, OF_B) is None


def test_a_case_is_whose_it_would_be_if_nobody_were_away() -> None:
    assert origin_of([A_LEFT, B_LEFT], DIRECTOR) == A
    assert origin_of([], C) == C
    assert origin_of([A_LEFT, Move(B, C)], C) == C


people = st.sampled_from([A, B, C, DIRECTOR])
moves = st.lists(
    st.builds(Move, people, people, st.none() | st.sampled_from([OF_A, OF_B]), st.booleans())
)


@given(moves, people)
def test_nothing_is_away_from_home_unless_an_absence_brought_it_to_its_holder(
    history: list[Move], holder: UUID
) -> None:
    lent = away_from_home(history, holder)

    assert all(move.absence is not None and not move.returning for move in lent)
    assert not lent or lent[-1].to_id == holder
