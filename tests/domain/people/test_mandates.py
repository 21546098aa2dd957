"""What a mandate covers, how long it lasts, and which questions stay closed to an agent."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.catalog.form_fields import FormField
from app.domain.people import mandates
from app.domain.people.mandates import (
    BadMandateEnd,
    MandateForbids,
    MandateState,
    OwnMandate,
    ProofNeeded,
    Terms,
    Way,
    WitnessNeeded,
)

TODAY = date(2026, 3, 2)
FORM = (
    FormField(key="card", label="银行卡", kind="bank_card"),
    FormField(key="payee", label="收款人", kind="text"),
    FormField(key="payee-name", label="收款人姓名", kind="text"),
    FormField(key="payeer", label="别的", kind="text"),
    FormField(
        key="rows",
        label="名单",
        kind="table",
        columns=(FormField(key="account", label="卡号", kind="bank_card"),),
    ),
    FormField(key="persons", label="人数", kind="number"),
)


def terms(**values: object) -> Terms:
    given: dict[str, object] = {
        "principal": "yang",
        "proxy": "wang",
        "way": Way.PAPER,
        "until_on": TODAY,
        "witness": "chen",
        "proof": "f" * 64,
    }
    return Terms(**{**given, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"proxy": "yang"}, OwnMandate),
        ({"until_on": date(2026, 3, 1)}, BadMandateEnd),
        ({"until_on": date(2027, 3, 3)}, BadMandateEnd),
        ({"witness": None}, WitnessNeeded),
        ({"witness": "wang"}, WitnessNeeded),
        ({"witness": "yang", "way": Way.VOICE}, WitnessNeeded),
        ({"proof": ""}, ProofNeeded),
    ],
)
def test_what_no_mandate_may_say(changed: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        mandates.check_terms(terms(**changed), TODAY)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"until_on": date(2027, 3, 2)},
        {"proof": "", "proof_needed": False},
        {"way": Way.CONSENT, "witness": None, "proof": ""},
    ],
)
def test_what_a_mandate_may_say(changed: dict[str, object]) -> None:
    mandates.check_terms(terms(**changed), TODAY)


def test_a_mandate_of_a_leap_day_ends_on_the_28th() -> None:
    assert mandates.longest_until(date(2028, 2, 29)) == date(2029, 2, 28)


@given(some.sampled_from(MandateState), some.dates(), some.dates())
def test_a_mandate_is_given_until_its_last_day_and_over_the_day_after(
    state: MandateState, until_on: date, today: date
) -> None:
    standing = mandates.state_on(state, until_on, today)

    ends = state in (MandateState.ASKED, MandateState.GIVEN) and today > until_on
    assert standing == (MandateState.OVER if ends else state)


@given(some.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_no_mandate_lasts_longer_than_a_year(from_on: date) -> None:
    assert timedelta(364) <= mandates.longest_until(from_on) - from_on <= timedelta(366)


def test_accounts_and_payees_stay_closed_to_agents_and_open_to_relatives() -> None:
    agent, relative = mandates.forbidden_for(True), mandates.forbidden_for(False)

    assert mandates.closed_keys(FORM, agent) == {"card", "payee", "payee-name", "rows"}
    assert mandates.closed_keys(FORM, relative) == frozenset()


def test_every_forbidden_answer_is_named_and_what_stood_there_may_come_back() -> None:
    agent = mandates.forbidden_for(True)

    with pytest.raises(MandateForbids) as refused:
        mandates.check_answers(FORM, agent, {"card": "62", "payee": "王", "persons": 3, "rows": []})
    mandates.check_answers(FORM, agent, {"card": "62", "persons": 3}, {"card": "62"})

    assert set(refused.value.errors) == {"card", "payee"}


def test_a_minor_is_under_eighteen_by_the_id_number() -> None:
    assert mandates.is_minor("51150320100302001X", TODAY) is False
    assert mandates.is_minor("511503194912230024", TODAY) is False
    assert mandates.is_minor("no number", TODAY) is False


@given(some.lists(some.sampled_from("abc")), some.sampled_from([None, "a", "z"]))
def test_no_items_are_all_items(items: list[str], item: str | None) -> None:
    assert mandates.covers(items, item) == (item is None or not items or item in items)
