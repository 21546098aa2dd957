"""Every kind of message has its rules, and the rules fit together."""

import pytest

from app.channels.wechat.templates import DEMO
from app.domain.messages.message_grants import GROUP_OF
from app.domain.messages.message_kinds import (
    NEVER_KNOCKED,
    NEWS,
    OPTIONAL,
    PASSED_ON,
    PROOF,
    RULES,
    SMS_CODE,
    URGENT,
    rules_of,
)
from app.words import knows


def test_no_kind_is_missing_and_none_is_made_up() -> None:
    assert set(RULES) == set(DEMO) | {SMS_CODE, PASSED_ON}
    assert {kind for kind in RULES if not knows(f"message.{kind}.text")} == set()


def test_lists_name_kinds_that_exist() -> None:
    assert set(RULES) >= (URGENT | PROOF | OPTIONAL | NEVER_KNOCKED)
    assert {kind for kind in RULES if len(kind) > 20} == set()


def test_what_is_work_goes_to_staff() -> None:
    staff = {kind for kind, rules in RULES.items() if rules.to == "staff"}

    assert staff == {kind for kind, of in GROUP_OF.items() if of in ("staff_todo", "staff_alarm")}
    assert {kind for kind in staff if rules_of(kind).knock} == set()


def test_nobody_may_switch_off_what_they_must_know() -> None:
    assert not OPTIONAL & (PROOF | URGENT)
    people = {kind for kind in PROOF if rules_of(kind).to == "person"}
    assert {kind for kind in people if rules_of(kind).knock is None} == set()


@pytest.mark.parametrize("kind", sorted(RULES))
def test_the_spans_of_a_kind_fit(kind: str) -> None:
    rules = rules_of(kind)

    assert 1 <= rules.worth <= 9
    assert rules.wait_for <= rules.fresh_for <= NEWS
    assert rules.receipt_within < NEWS


def test_a_kind_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises(KeyError):
        rules_of("gossip")
