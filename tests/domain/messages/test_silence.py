"""What follows when a carrier says nothing, or something too late."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.messages.ladder import Again, Climb
from app.domain.messages.message_kinds import rules_of
from app.domain.messages.silence import (
    LOOKS,
    Leave,
    Look,
    Said,
    after_no_receipt,
    after_silence,
    next_look,
)
from app.domain.messages.verdicts import Fate
from tests.domain.messages.ladder_walks import NOON, kinds, spans

NEWS, PROOF = rules_of("case_received"), rules_of("case_decided")
MINUTE = timedelta(minutes=1)


def test_it_is_looked_after_four_times_in_six_hours() -> None:
    now, looks = NOON, []

    while (look := next_look(NOON, now)) is not None:
        looks.append((look - NOON) // MINUTE)
        now = look

    assert looks == [2, 10, 60, 360]


def test_a_word_settles_it_at_once() -> None:
    assert after_silence(NEWS, Fate.DELIVERED, NOON, NOON) == Said()
    assert after_silence(NEWS, Fate.FAILED, NOON, NOON) == Climb()


def test_only_what_was_surely_not_taken_is_handed_over_again() -> None:
    later = NOON + 2 * MINUTE

    assert after_silence(NEWS, Fate.NOT_THERE, NOON, later) == Again(later)


@pytest.mark.parametrize("fate", [Fate.WAITING, Fate.CANNOT_SAY])
def test_without_a_word_it_is_left_unknown_or_proved_on_the_next_rung(fate: Fate) -> None:
    last = NOON + LOOKS[-1]

    assert after_silence(NEWS, fate, NOON, NOON + 2 * MINUTE) == Look(NOON + 10 * MINUTE)
    assert after_silence(NEWS, fate, NOON, last) == Leave()
    assert after_silence(PROOF, fate, NOON, last) == Climb()


@pytest.mark.parametrize(
    ("fate", "news", "proof"),
    [
        (Fate.DELIVERED, Said(), Said()),
        (Fate.FAILED, Climb(), Climb()),
        (Fate.NOT_THERE, Climb(), Climb()),
        (Fate.WAITING, Leave(), Climb()),
        (Fate.CANNOT_SAY, Leave(), Climb()),
    ],
)
def test_a_receipt_that_does_not_come_matters_where_proof_is_owed(
    fate: Fate, news: object, proof: object
) -> None:
    assert (after_no_receipt(NEWS, fate), after_no_receipt(PROOF, fate)) == (news, proof)


@given(kinds, st.sampled_from(Fate), spans)
def test_every_silence_ends(kind: str, fate: Fate, ago: timedelta) -> None:
    now = NOON

    after = after_silence(rules_of(kind), fate, NOON - ago, now)
    for _ in LOOKS:
        if isinstance(after, Look):
            assert after.at > now
            now = after.at
            after = after_silence(rules_of(kind), fate, NOON - ago, now)

    assert isinstance(after, Said | Climb | Again | Leave)
