"""Answers to the form of an item: normalised, or every fault named by its field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalog.form_fields import FormField
from app.catalog.texts import Texts
from app.domain.forms import BadAnswers, Value, Wrong, answers
from app.words import knows

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


def one(kind: str, raw: object) -> Value:
    """The answer to a form of one field."""
    return answers([FormField(key="it", label="它", kind=kind, choices=WAYS)], {"it": raw})["it"]


def faults(form: tuple[FormField, ...], given: dict[str, object]) -> dict[str, Wrong]:
    """What is wrong with the answers, by field."""
    with pytest.raises(BadAnswers) as refused:
        answers(form, given)
    return refused.value.errors


def test_a_filled_form_comes_back_in_its_own_order() -> None:
    given = {
        "agreed": True,
        "way": "New",
        "count": "１２",
        "story": " 一\r\n二 \n",
        "name": " 张  三 ",
    }

    made = answers(FORM, given)

    assert list(made.items()) == [
        ("name", "张 三"),
        ("story", "一\n二"),
        ("count", 12),
        ("way", "新建"),
        ("agreed", True),
    ]


@pytest.mark.parametrize("empty", [None, "", "  \n"])
def test_what_is_empty_is_left_out_or_missed(empty: object) -> None:
    assert answers(FORM, {**GOOD, "story": empty, "born-on": empty}) == GOOD
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


@pytest.mark.parametrize(
    ("kind", "raw", "made"),
    [
        ("text", "རིན་ཆེན་", "རིན་ཆེན་"),
        ("text", "字" * 200, "字" * 200),
        ("number", 0, 0),
        ("number", " -7 ", -7),
        ("number", 999_999_999_999, 999_999_999_999),
        ("date", " 2028-02-29 ", "2028-02-29"),
        ("choice", "གསར་རྒྱག", "新建"),
        ("choice", " 新建 ", "新建"),
        ("yes_no", True, True),
    ],
)
def test_an_answer_has_one_normal_writing(kind: str, raw: object, made: Value) -> None:
    assert one(kind, raw) == made


@pytest.mark.parametrize(
    ("kind", "raw", "wrong"),
    [
        ("text", "字" * 201, Wrong("field.too-long", {"limit": 200})),
        ("text", "a\x00b", Wrong("field.wrong")),
        ("text", ["a"], Wrong("field.type.string")),
        ("long_text", "字" * 2001, Wrong("field.too-long", {"limit": 2000})),
        ("number", True, Wrong("field.type.integer")),
        ("number", 1.5, Wrong("field.type.integer")),
        ("number", "1.0", Wrong("field.type.integer")),
        ("number", 10**12, Wrong("field.too-large", {"limit": 999_999_999_999})),
        ("number", -(10**12), Wrong("field.too-small", {"limit": -999_999_999_999})),
        ("date", "20260203", Wrong("field.day")),
        ("date", date(2026, 2, 3), Wrong("field.day")),
        ("choice", "扩建", Wrong("field.choice", {"choices": "新建, 改建"})),
        ("choice", 1, Wrong("field.choice", {"choices": "新建, 改建"})),
        ("yes_no", "true", Wrong("field.type.boolean")),
        ("yes_no", 1, Wrong("field.type.boolean")),
    ],
)
def test_an_answer_that_does_not_fit_is_named(kind: str, raw: object, wrong: Wrong) -> None:
    form = (FormField(key="it", label="它", kind=kind, choices=WAYS),)

    assert faults(form, {"it": raw}) == {"it": wrong}


RAW = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates())


@given(
    given=st.dictionaries(st.sampled_from([field.key for field in FORM]), RAW),
    good=st.booleans(),
)
def test_answers_are_made_or_refused_and_making_them_again_changes_nothing(
    given: dict[str, object], good: bool
) -> None:
    try:
        made = answers(FORM, GOOD | given if good else given)
    except BadAnswers:
        return

    assert answers(FORM, made) == made
