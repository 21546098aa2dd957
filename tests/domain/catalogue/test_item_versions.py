"""Which version holds, which waits, and who may publish."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.catalogue.item_versions import (
    AlreadyCurrent,
    AlreadyWithdrawn,
    BadBeginDay,
    DraftChanged,
    DraftFacts,
    DraftOutdated,
    Edition,
    ItemState,
    NotScheduled,
    Publication,
    SecondPersonNeeded,
    Standing,
    VersionFacts,
    VersionScheduled,
    check_publication,
    check_restoring,
    check_taking_back,
    check_withdrawal,
    edition,
    is_due,
    item_state,
    standing,
)

TODAY = date(2026, 3, 2)
LATER = date(2026, 6, 1)
LI, WANG = UUID(int=1), UUID(int=2)
FIRST = VersionFacts(1)
WAITING = VersionFacts(2, from_on=LATER)
DRAFT = DraftFacts(revision=4, base=1, changed_by=LI)


def told(
    *versions: VersionFacts, current: int, on: date = TODAY
) -> tuple[ItemState, dict[int, Standing]]:
    whole = edition(versions, current, on)
    stands = {one.number: standing(one, whole, current) for one in versions}
    return item_state(whole, current), stands


def test_the_newest_begun_version_is_in_force() -> None:
    assert told(FIRST, VersionFacts(2), current=2) == (
        ItemState.PUBLISHED,
        {1: Standing.PAST, 2: Standing.CURRENT},
    )


def test_a_version_waits_until_somebody_brings_it_into_force() -> None:
    both = {1: Standing.CURRENT, 2: Standing.SCHEDULED}

    assert told(FIRST, WAITING, current=1) == (ItemState.PUBLISHED, both)
    assert told(FIRST, WAITING, current=1, on=LATER) == (ItemState.PUBLISHED, both)
    assert told(FIRST, WAITING, current=2, on=LATER) == (
        ItemState.PUBLISHED,
        {1: Standing.PAST, 2: Standing.CURRENT},
    )
    assert told(VersionFacts(1, from_on=LATER), current=0) == (
        ItemState.SCHEDULED,
        {1: Standing.SCHEDULED},
    )
    assert [is_due(WAITING, on) for on in (TODAY, LATER)] == [False, True]


def test_a_pause_may_wait_for_its_day_too() -> None:
    pause = VersionFacts(2, open=False, from_on=LATER)

    assert told(FIRST, pause, current=1, on=LATER)[1][2] is Standing.SCHEDULED
    assert told(FIRST, pause, current=0, on=LATER) == (
        ItemState.PAUSED,
        {1: Standing.PAST, 2: Standing.PAUSED},
    )


def test_a_version_taken_back_does_not_count() -> None:
    gone = VersionFacts(2, from_on=LATER, withdrawn_on=TODAY)

    assert told(FIRST, gone, current=1) == (
        ItemState.PUBLISHED,
        {1: Standing.CURRENT, 2: Standing.TAKEN_BACK},
    )
    assert edition([FIRST, gone], 1, TODAY) == Edition(FIRST, None, FIRST)


def test_a_service_that_was_ended() -> None:
    ended = VersionFacts(1, from_on=TODAY, withdrawn_on=TODAY)

    assert told(ended, current=0) == (ItemState.WITHDRAWN, {1: Standing.WITHDRAWN})
    assert item_state(edition([], 0, TODAY), 0) is ItemState.NEW
    cancelled = edition([VersionFacts(1, open=False)], 0, TODAY)
    assert item_state(cancelled, 0, cancelled=True) is ItemState.WITHDRAWN


@pytest.mark.parametrize(
    ("wish", "by_two", "refusal"),
    [
        (Publication(LI, 3), False, DraftChanged),
        (Publication(LI, 4), True, SecondPersonNeeded),
        (Publication(LI, 4, base=0), False, DraftOutdated),
        (Publication(LI, 4, from_on=TODAY - timedelta(days=1)), False, BadBeginDay),
        (Publication(LI, 4, from_on=TODAY + timedelta(days=367)), False, BadBeginDay),
    ],
)
def test_a_draft_is_not_published_so(
    wish: Publication, by_two: bool, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        check_publication(DRAFT, wish, edition([FIRST], 1, TODAY), by_two, TODAY)


def test_a_draft_is_published_so() -> None:
    whole = edition([FIRST], 1, TODAY)

    for wish, by_two in (
        (Publication(LI, 4), False),
        (Publication(WANG, 4, from_on=LATER), True),
        (Publication(WANG, 4, from_on=TODAY), True),
    ):
        check_publication(DRAFT, wish, whole, by_two, TODAY)
    check_publication(DraftFacts(4, 0, LI), Publication(LI, 4, base=1), whole, False, TODAY)


def test_nothing_is_published_over_a_version_that_waits() -> None:
    whole = edition([FIRST, WAITING], 1, TODAY)

    with pytest.raises(VersionScheduled):
        check_publication(DRAFT, Publication(LI, 4, base=2), whole, False, TODAY)
    with pytest.raises(VersionScheduled):
        check_restoring(1, whole, 1)


def test_only_what_is_not_in_force_is_brought_back() -> None:
    whole = edition([FIRST, VersionFacts(2)], 2, TODAY)

    check_restoring(1, whole, 2)
    with pytest.raises(AlreadyCurrent):
        check_restoring(2, whole, 2)


def test_only_what_holds_is_ended_and_only_what_waits_is_taken_back() -> None:
    whole = edition([FIRST, WAITING], 1, TODAY)

    assert check_withdrawal(edition([FIRST], 1, TODAY)) == FIRST
    with pytest.raises(VersionScheduled):
        check_withdrawal(whole)
    assert check_taking_back(2, whole, TODAY) == WAITING
    for number, on in ((1, TODAY), (2, LATER), (9, TODAY)):
        with pytest.raises(NotScheduled):
            check_taking_back(number, whole, on)
    with pytest.raises(AlreadyWithdrawn):
        check_withdrawal(edition([VersionFacts(1, withdrawn_on=TODAY)], 0, TODAY))
    with pytest.raises(AlreadyWithdrawn):
        check_withdrawal(edition([], 0, TODAY))


days = some.dates(min_value=TODAY - timedelta(days=3), max_value=TODAY + timedelta(days=3))
versions = some.lists(
    some.tuples(some.booleans(), some.none() | days, some.none() | days), max_size=6
).map(
    lambda rows: [VersionFacts(n, is_open, begins, gone)
                  for n, (is_open, begins, gone) in enumerate(rows, 1)]
)  # fmt: skip


@given(versions, some.integers(0, 6))
def test_at_most_one_version_waits_and_at_most_one_holds(
    rows: list[VersionFacts], current: int
) -> None:
    whole = edition(rows, current, TODAY)
    stands = [standing(one, whole, current) for one in rows]

    holding = {Standing.CURRENT, Standing.PAUSED, Standing.WITHDRAWN}
    assert stands.count(Standing.SCHEDULED) <= 1
    assert sum(one in holding for one in stands) <= 1
    assert whole.waiting is None or whole.waiting == whole.latest
    assert item_state(whole, current) in ItemState
