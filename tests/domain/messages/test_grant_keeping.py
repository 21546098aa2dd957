"""Who may have the last grant."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.messages.grant_keeping import kept_for, may_spend
from app.domain.messages.message_grants import grant_of
from app.domain.messages.message_kinds import rules_of
from tests.domain.messages.ladder_walks import kinds


def test_the_last_grant_is_kept_for_what_is_worth_more() -> None:
    to_come = ["visit_on_way", "visit_done"]

    assert not may_spend("visit_asked", 1, to_come)
    assert may_spend("visit_asked", 2, to_come)
    assert may_spend("visit_on_way", 1, to_come)
    assert may_spend("visit_done", 1, [])


def test_the_last_grant_is_kept_for_what_may_come_though_nobody_planned_it() -> None:
    spends = {
        kind: [may_spend(kind, balance, []) for balance in (1, 2)]
        for kind in ("case_received", "case_accepted", "visit_asked", "visit_agreed", "gap_due")
    }

    assert spends == {
        "case_received": [False, True],
        "case_accepted": [True, True],
        "visit_asked": [False, True],
        "visit_agreed": [False, True],
        "gap_due": [False, True],
    }


def test_what_ends_a_matter_keeps_nothing() -> None:
    ends = ("case_rejected", "case_decided", "visit_refused", "visit_done", "rate_me", "booked")

    assert {kind: kept_for(kind, []) for kind in ends} == dict.fromkeys(ends, 0)


def test_another_grant_is_nothing_to_keep_for() -> None:
    assert kept_for("case_accepted", ["case_decided", "visit_on_way"]) == 0
    assert kept_for("case_received", ["case_written", "case_written", "case_accepted"]) == 3


@given(kinds, st.lists(kinds, max_size=8), st.integers(0, 9))
def test_the_worthiest_always_gets_a_grant_that_is_there(
    kind: str, to_come: list[str], balance: int
) -> None:
    worthier = [
        one
        for one in to_come
        if grant_of(one) == grant_of(kind) and rules_of(one).worth > rules_of(kind).worth
    ]

    kept = kept_for(kind, to_come)
    assert kept == len(worthier) or (kept == 1 and not worthier)
    assert may_spend(kind, balance, to_come) == (balance > kept)
