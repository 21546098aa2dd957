"""The bounds of what somebody may wish for about messages."""

import pytest

from app.domain.messages.message_kinds import RULES
from app.domain.messages.message_wishes import (
    BadQuietHours,
    NotOptional,
    check_muted,
    check_quiet,
    optional_groups,
)


def test_quiet_hours_may_span_midnight_and_last_fourteen_hours():
    for begins, ends in (("", ""), ("21:30", "07:30"), ("18:00", "08:00"), ("12:00", "14:00")):
        check_quiet(begins, ends)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("21:00", ""), ("", "07:00"), ("21:00", "21:00"), ("17:59", "08:00"), ("08:00", "07:59")],
)
def test_half_a_span_a_whole_day_and_more_than_fourteen_hours_are_refused(begins: str, ends: str):
    with pytest.raises(BadQuietHours):
        check_quiet(begins, ends)


def test_only_what_nobody_needs_can_be_switched_off():
    groups = optional_groups(staff=True)

    assert groups == {
        "case_done": ("rate_me",),
        "day_before": ("day_before",),
        "staff_alarm": ("digest",),
        "visit_news": ("visit_done",),
    }
    assert all(RULES[kind].optional for kinds in groups.values() for kind in kinds)
    assert "staff_alarm" not in optional_groups(staff=False)


def test_a_refused_group_is_pointed_at():
    with pytest.raises(NotOptional) as refused:
        check_muted(["day_before", "cancelled"], staff=False)

    assert refused.value.facts["pointer"] == "/muted/1"
