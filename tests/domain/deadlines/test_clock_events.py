"""Which histories of a case are possible."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines.clock_events import BadHistory, Event, EventKind, check
from tests.domain.clock_histories import a_history

MONDAY = date(2026, 3, 2)


def events(*kinds: str, on: date = MONDAY) -> list[Event]:
    """Events of one day; "paused:a" has the key a, "extended+5" five working days."""
    made = []
    for kind in kinds:
        kind, _, workdays = kind.partition("+")
        kind, _, key = kind.partition(":")
        made.append(Event(EventKind(kind), on, key, int(workdays or 0)))
    return made


@pytest.mark.parametrize(
    "kinds",
    [
        "",
        "received decided delivered",
        "received correction_asked corrected correction_asked corrected accepted",
        "received correction_asked withdrawn",
        "received correction_asked rejected",
        "received deemed_accepted stage_entered:reviewing extended+10 decided delivered",
        "received accepted paused:a paused:b resumed:b resumed:a paused:a decided",
        "received accepted department_asked:land department_answered:land department_asked:land",
        "received accepted handed_to_superior paused:a stage_entered:deciding returned delivered",
        "received accepted paused:a withdrawn",
    ],
)
def test_what_can_happen_is_admitted(kinds):
    check(events(*kinds.split()))


@pytest.mark.parametrize(
    ("kinds", "number"),
    [
        ("accepted", 1),
        ("received received", 2),
        ("received corrected", 2),
        ("received correction_asked accepted", 3),
        ("received paused:a", 2),
        ("received accepted resumed:a", 3),
        ("received accepted paused:a paused:a", 4),
        ("received accepted paused:a resumed:b", 4),
        ("received accepted rejected", 3),
        ("received accepted extended+0", 3),
        ("received accepted extended+1001", 3),
        ("received accepted extended+5 extended+5", 4),
        ("received accepted department_answered:land", 3),
        ("received accepted department_asked:land department_asked:land", 4),
        ("received accepted returned", 3),
        ("received accepted handed_to_superior decided", 4),
        ("received accepted decided withdrawn", 4),
        ("received accepted decided resumed:a", 4),
        ("received accepted delivered", 3),
        ("received withdrawn received", 3),
    ],
)
def test_what_cannot_happen_is_refused_with_its_place(kinds, number):
    with pytest.raises(BadHistory) as refused:
        check(events(*kinds.split()))

    assert refused.value.facts["number"] == number


def test_days_never_go_back():
    earlier = events("accepted", on=date(2026, 3, 1))

    with pytest.raises(BadHistory) as refused:
        check([*events("received"), *earlier])

    assert refused.value.facts == {"number": 2, "kind": "accepted", "on": "2026-03-01"}


@given(st.randoms(use_true_random=False))
def test_every_beginning_of_a_possible_history_is_possible(chance: Random):
    history = a_history(chance)

    for length in range(len(history) + 1):
        check(history[:length])
