"""What a phone says it had seen is believed only where it can be true."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.domain.journal import bases
from app.domain.journal.bases import SLACK, believed
from app.domain.visits.visit_merge import Operation, Seen, merged

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
NOTHING = Seen()
MINE, THEIRS = UUID(int=1), UUID(int=2)


def wrote(device: UUID, number: int, value: int, base: Seen = NOTHING) -> Operation:
    body = {"key": "well", "value": value}
    return Operation(
        UUID(int=device.int * 100 + number), device, number, "answer", body, NOON, base=base
    )


def test_what_came_before_may_have_been_seen() -> None:
    theirs = [wrote(THEIRS, 1, 1), wrote(THEIRS, 2, 2)]
    base = Seen({THEIRS: 1}, frozenset({theirs[1].id}))
    mine = wrote(MINE, 1, 3, base)

    found = believed([(theirs[0], NOON), (theirs[1], NOON + SLACK), (mine, NOON)])

    assert found == [*theirs, mine]


def test_what_came_later_was_shown_to_nobody() -> None:
    theirs = [wrote(THEIRS, number, number) for number in (1, 2, 3, 4)]
    mine = wrote(MINE, 1, 9, Seen({THEIRS: 9999, MINE: 7}, frozenset({theirs[3].id})))
    later = NOON + SLACK + timedelta(seconds=1)
    came = [(one, NOON if one.sequence == 1 else later) for one in theirs]

    found = believed([*came, (mine, NOON)])

    assert found[:-1] == theirs
    assert found[-1].base == Seen({THEIRS: 1, MINE: 7}, frozenset())


def test_who_makes_a_base_up_does_not_overwrite_what_comes_later() -> None:
    forged, honest = wrote(MINE, 1, 1, Seen({THEIRS: 9999})), wrote(THEIRS, 1, 2)
    came = [(forged, NOON), (honest, NOON + timedelta(days=1))]

    found = [merged(bases.believed(order)) for order in (came, came[::-1])]

    assert found[0] == found[1]
    assert found[0].conflicts == ("answer.well",)
