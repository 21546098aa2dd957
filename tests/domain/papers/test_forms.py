"""Answers to the form of an item: normalised, or every fault named by its field."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalog.form_fields import FormField
from app.catalog.texts import Texts
from app.domain.papers.form_facts import facts
from app.domain.papers.forms import BadAnswers, Value, Wrong, answers, asked, needed
from app.words import knows

TODAY = date(2026, 2, 12)
WAYS = (Texts(zh="新建", bo="གསར་རྒྱག", en="New"), "改建")
FORM = (
    FormField(key="name", label="姓名", kind="text"),
    FormField(key="story", label="情况", kind="long_text", required=False),
    FormField(key="count", label="人数", kind="number"),
    FormField(key="born-on", label="生日", kind="date", required=False),
    FormField(key="way", label="类型", kind="choice", choices=WAYS),
    FormField(key="agreed", label="同意", kind="yes_no"),
)
GOOD = {"name": "张三", "count": 3, "way": "改建", "agreed": False}
MARRIED = {"==": [{"var": "married"}, True]}
COUPLE = (
    FormField(key="spouse", label="配偶", kind="name", show_when=MARRIED),
    FormField(
        key="wedding",
        label="结婚日期",
        kind="date",
        required=False,
        show_when={"!!": [{"var": "spouse"}]},
        require_when={"<": [{"age": [{"var": "born-on"}]}, 30]},
    ),
    FormField(key="born-on", label="生日", kind="date", required=False),
    FormField(key="married", label="已婚", kind="yes_no"),
)
"""The first question waits for the last, the second for the first."""
PAIR = {"married": True, "spouse": "李四"}


def faults(form: tuple[FormField, ...], given: dict[str, object]) -> dict[str, Wrong]:
    """What is wrong with the answers, by field."""
    with pytest.raises(BadAnswers) as refused:
        answers(form, given, TODAY)
    return refused.value.errors


def keys(form: tuple[FormField, ...], given: dict[str, object]) -> list[str]:
    """The questions that are asked."""
    return [field.key for field in asked(form, given, TODAY)]


def test_a_filled_form_comes_back_in_its_own_order() -> None:
    given = {
        "agreed": True,
        "way": "New",
        "count": "１２",
        "story": " 一\r\n二 \n",
        "name": " 张  三 ",
    }

    made = answers(FORM, given, TODAY)

    assert list(made.items()) == [
        ("name", "张 三"),
        ("story", "一\n二"),
        ("count", 12),
        ("way", "新建"),
        ("agreed", True),
    ]


@pytest.mark.parametrize("empty", [None, "", "  \n", [], {}, [{}]])
def test_what_is_empty_is_left_out_or_missed(empty: object) -> None:
    assert answers(FORM, {**GOOD, "story": empty, "born-on": empty}, TODAY) == GOOD
    assert faults(FORM, {**GOOD, "name": empty}) == {"name": Wrong("field.missing")}


def test_every_fault_is_told_at_once_and_no_answer_is_repeated() -> None:
    given: dict[str, object] = {"name": 1, "count": "三", "born-on": "2026-02-30", "colour": "红"}

    found = faults(FORM, given)

    assert found == {
        "colour": Wrong("field.unknown"),
        "name": Wrong("field.type.string"),
        "count": Wrong("field.type.integer"),
        "born-on": Wrong("field.day"),
        "way": Wrong("field.missing"),
        "agreed": Wrong("field.missing"),
    }
    assert BadAnswers(found).facts == {"fields": sorted(found)}
    assert [wrong.word for wrong in found.values() if not knows(wrong.word)] == []


def test_a_fault_in_a_part_of_an_answer_is_told_at_that_part() -> None:
    form = (
        FormField(
            key="rows",
            label="地块",
            kind="rows",
            columns=(FormField(key="n", label="名", kind="name"),),
        ),
        FormField(key="days", label="起止", kind="date_range"),
    )

    found = faults(form, {"rows": [{}, {"n": "3"}], "days": {"from": "2026-02-12"}})

    assert found == {"rows.1.n": Wrong("field.name"), "days.to": Wrong("field.missing")}


def test_a_note_is_not_answered_and_a_consent_is_missed_in_its_own_words() -> None:
    form = (
        FormField(key="read", label="须知", kind="note", text="请如实填写。"),
        FormField(key="agree", label="同意", kind="consent", text="我同意。", version="1"),
    )

    assert answers(form, {"agree": True}, TODAY) == {"agree": "1"}
    assert faults(form, {"agree": False, "read": "好"}) == {
        "agree": Wrong("field.consent"),
        "read": Wrong("field.unknown"),
    }


def test_a_question_is_asked_while_its_condition_holds_wherever_it_stands() -> None:
    assert keys(COUPLE, {}) == ["born-on", "married"]
    assert keys(COUPLE, {"married": True}) == ["spouse", "born-on", "married"]
    assert keys(COUPLE, PAIR) == ["spouse", "wedding", "born-on", "married"]
    assert keys(COUPLE, {"married": False, "spouse": "李四"}) == ["born-on", "married"]


def test_what_was_answered_to_a_hidden_question_is_dropped_and_seen_by_no_condition() -> None:
    given = {"spouse": "李4", "wedding": "2026-01-01", "born-on": "1990-01-01", "married": False}

    assert answers(COUPLE, given, TODAY) == {"born-on": "1990-01-01", "married": False}


def test_a_shown_question_is_needed_when_it_is_required_or_its_condition_holds() -> None:
    old, young = {**PAIR, "born-on": "1990-01-01"}, {**PAIR, "born-on": "2000-01-01"}

    assert answers(COUPLE, old, TODAY) == old
    assert faults(COUPLE, young) == {"wedding": Wrong("field.missing")}
    assert faults(COUPLE, {"married": True}) == {"spouse": Wrong("field.missing")}


def test_an_answer_that_cannot_be_read_is_to_conditions_as_if_it_were_not_there() -> None:
    assert keys(COUPLE, {"married": True, "spouse": "李4"}) == ["spouse", "born-on", "married"]
    assert faults(COUPLE, {"married": "yes", "spouse": "李4"}) == {
        "married": Wrong("field.type.boolean")
    }


def test_questions_that_hide_each_other_are_settled_in_the_order_of_the_form() -> None:
    form = (
        FormField(key="a", label="甲", kind="text", show_when={"!": [{"var": "b"}]}),
        FormField(key="b", label="乙", kind="text", show_when={"!": [{"var": "a"}]}),
    )

    assert keys(form, {"a": "1", "b": "1"}) == ["b"]


def test_facts_are_the_answers_to_the_form_and_the_day() -> None:
    assert facts(FORM, {"name": "张三", "colour": "红"}, TODAY) == {
        "name": "张三",
        "$today": "2026-02-12",
    }


def test_a_question_is_needed_by_what_is_known() -> None:
    wedding, note = COUPLE[1], FormField(key="it", label="须知", kind="note", text="读")

    assert needed(FORM[0], {})
    assert not needed(FORM[1], {})
    assert needed(wedding, {"born-on": "2000-01-01", "$today": "2026-02-12"})
    assert not needed(wedding, {"born-on": "1990-01-01", "$today": "2026-02-12"})
    assert not needed(note, {})


RAW = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates())


@given(
    given=st.dictionaries(st.sampled_from([field.key for field in FORM]), RAW),
    good=st.booleans(),
)
def test_answers_are_made_or_refused_and_making_them_again_changes_nothing(
    given: dict[str, object], good: bool
) -> None:
    made = _made(FORM, GOOD | given if good else given)

    assert made is None or _made(FORM, made) == made


@given(
    given=st.fixed_dictionaries(
        {},
        optional={
            "married": st.booleans(),
            "spouse": st.sampled_from(["李四", "李4", ""]),
            "born-on": st.sampled_from(["1990-01-01", "2000-01-01"]),
            "wedding": st.sampled_from(["2020-01-01", ""]),
        },
    )
)
def test_only_what_is_asked_is_kept_and_what_is_kept_is_asked_again(given: dict[str, Any]) -> None:
    made = _made(COUPLE, given)

    if made is not None:
        assert set(made) <= set(keys(COUPLE, made))
        assert keys(COUPLE, made) == keys(COUPLE, given)
        assert _made(COUPLE, made) == made


def _made(form: tuple[FormField, ...], given: dict[str, Any]) -> dict[str, Value] | None:
    """The answers as they are kept, or None when they are refused."""
    try:
        return answers(form, given, TODAY)
    except BadAnswers:
        return None
