"""Open cases that go over to another version: nothing is lost, and what gets worse is told."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.catalog.form_fields import FormField
from app.catalog.items import Eligibility, Fee, Item, Material
from app.catalog.procedures import Procedure
from app.domain.cases.case_moves import (
    ASIDE,
    GIVEN,
    MISSING,
    PROMISED,
    Move,
    Paper,
    Reason,
    kept_of,
    moved,
)
from app.domain.papers import forms
from tests.catalog.item_edits import items
from tests.make import an_item

TODAY = date(2026, 3, 3)
BANK = FormField(key="bank", label="开户银行", kind="text")
SIZE = FormField(key="size", label="面积", kind="number")
CARD = Material(key="card", name="身份证", kind="original")
PHOTO = Material(key="photo", name="照片", kind="photo")


def an(*form: FormField, papers: tuple[Material, ...] = (CARD, PHOTO), **values: Any) -> Item:
    """An item with this form and these papers."""
    return an_item(procedure=Procedure(form=form), materials=papers, **values)


def papers_of(item: Item, *states: str) -> tuple[Paper, ...]:
    """The papers of a case of an item, all given unless said."""
    told = (*states, *[GIVEN] * len(item.materials))
    return tuple(
        Paper(number, told[number], material) for number, material in enumerate(item.materials)
    )


def go(before: Item, after: Item, answers: dict[str, Any], *states: str) -> Move:
    """A case with these answers and papers under the other version."""
    return moved(answers, papers_of(before, *states), before, after, TODAY)


def test_answers_go_with_their_questions_and_the_others_are_put_aside():
    before, after = an(BANK, SIZE), an(replace(SIZE, label="平米"))

    move = go(before, after, {"bank": "农行", "size": 80})

    assert move.answers == {"size": 80, "bank@text": "农行"}
    assert move.kept == ("bank@text",)


def test_an_answer_to_another_kind_of_question_is_not_taken_for_one():
    money = replace(SIZE, kind="money")

    move = go(an(SIZE), an(money), {"size": 80})

    assert move.answers == {"size@number": 80}
    assert move.unanswered == (money,)
    assert move.reasons == (Reason("question", "面积"),)


def test_a_text_that_the_new_kind_reads_as_it_stands_stays():
    choice = replace(BANK, kind="choice", choices=("农行", "工行"))

    assert go(an(BANK), an(choice), {"bank": "农行"}).answers == {"bank": "农行"}
    assert go(an(BANK), an(choice), {"bank": "建行"}).answers == {"bank@text": "建行"}


def test_an_answer_that_is_masked_is_never_the_answer_to_a_question_that_is_not():
    before = an(FormField(key="who", label="身份证号", kind="id_number"))
    after = an(FormField(key="who", label="是谁", kind="text"))

    move = go(before, after, {"who": "11010519491231002X"})

    assert move.answers == {"who@id_number": "11010519491231002X"}


def test_a_bound_is_not_applied_to_what_was_answered_before_it():
    bound = replace(SIZE, most=50)

    move = go(an(SIZE), an(bound), {"size": 80})

    assert (move.answers, move.reasons) == ({"size": 80}, ())


def test_what_is_asked_no_more_comes_back_with_its_question():
    before, without = an(BANK), an()
    there = go(before, without, {"bank": "农行"})

    back = moved(there.answers, there.papers, without, before, TODAY)

    assert back.answers == {"bank": "农行"}
    assert back.kept == ()


def test_a_question_that_is_hidden_now_keeps_its_answer_aside():
    hidden = replace(BANK, show_when={"==": [{"var": "size"}, 1]})

    move = go(an(SIZE, BANK), an(SIZE, hidden), {"size": 80, "bank": "农行"})

    assert move.answers == {"size": 80, "bank@text": "农行"}
    assert move.unanswered == ()


def test_papers_go_with_their_keys_and_the_others_stand_aside():
    before = an(papers=(CARD, PHOTO))
    other = Material(key="deed", name="房产证", kind="original")
    after = an(papers=(other, replace(PHOTO, name="一寸照片")))

    move = go(before, after, {}, GIVEN, PROMISED)

    assert [(one.number, one.state, one.material.key) for one in move.papers] == [
        (0, MISSING, "deed"),
        (1, PROMISED, "photo"),
        (ASIDE, GIVEN, "card"),
    ]
    assert move.places == {0: ASIDE, 1: 1}
    assert move.reasons == (Reason("paper", "房产证"),)


def test_a_paper_aside_comes_back_where_it_is_listed_again():
    before, without = an(papers=(CARD, PHOTO)), an(papers=(PHOTO,))
    there = go(before, without, {}, GIVEN, MISSING)

    back = moved(there.answers, there.papers, without, before, TODAY)

    assert [(one.number, one.state) for one in back.papers] == [(0, GIVEN), (1, MISSING)]
    assert back.places == {0: 1, ASIDE: 0}


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        (an(promised_workdays=5), an(promised_workdays=8), (Reason("promised", "", 5, 8),)),
        (an(promised_workdays=5), an(promised_workdays=3), ()),
        (
            an(statutory_workdays=20),
            an(statutory_workdays=None),
            (Reason("statutory", "", 20, None),),
        ),
        (an(fee=Fee(fen=0)), an(fee=Fee(fen=500)), (Reason("fee", "", 0, 500),)),
        (an(fee=Fee(fen=500)), an(fee=Fee(fen=0)), ()),
        (an(), an(BANK), (Reason("question", "开户银行"),)),
        (an(), an(replace(BANK, required=False)), ()),
        (
            an(SIZE),
            an(
                SIZE,
                eligibility=(
                    Eligibility(key="big", holds={">": [{"var": "size"}, 90]}, says="要超过90平"),
                ),
            ),
            (Reason("eligibility", "要超过90平"),),
        ),
    ],
)
def test_the_person_is_asked_when_something_gets_worse_for_them(
    before: Item, after: Item, reasons: tuple[Reason, ...]
):
    answers = {"size": 80} if before.procedure.form else {}

    move = go(before, after, answers)

    assert move.reasons == reasons
    assert move.needs_consent is bool(reasons)


def answered(item: Item, draw: st.DataObject) -> dict[str, Any]:
    """Answers that the item takes, as they are kept."""
    given: dict[str, Any] = {}
    for field in item.procedure.form:
        tries = {"text": "照片", "number": 2, "choice": "照片"}
        if draw.draw(st.booleans()):
            try:
                given |= forms.answers(
                    (replace(field, show_when=None, require_when=None, least=None, most=None),),
                    {field.key: tries[field.kind]},
                    TODAY,
                )
            except forms.BadAnswers:
                continue
    shown = {one.key for one in forms.asked(item.procedure.form, given, TODAY)}
    return {key: value for key, value in given.items() if key in shown}


def sensible(item: Item) -> bool:
    """Whether no two questions and no two papers have one name."""
    keys = [one.key for one in item.procedure.form]
    names = [str(one.name) for one in item.materials]
    papers = [one.key for one in item.materials if one.key]
    return all(len(set(one)) == len(one) for one in (keys, names, papers))


@given(st.data())
def test_whatever_versions_a_case_goes_through_all_is_there_and_comes_back(data: st.DataObject):
    first, *others = (data.draw(items()) for _ in range(data.draw(st.integers(2, 4))))
    assume(all(map(sensible, (first, *others))))
    answers, states = answered(first, data), st.sampled_from((GIVEN, PROMISED, MISSING))
    papers = papers_of(first, *[data.draw(states) for _ in first.materials])
    now, standing, filed = first, (answers, papers), Counter(map(repr, answers.values()))

    for other in others:
        move = moved(*standing, now, other, TODAY)
        standing, now = (dict(move.answers), move.papers), other
        assert Counter(map(repr, move.answers.values())) == filed
        for key in move.answers:
            assert (kept_of(key) or (key,))[0] in answers
        handed_in = [one for one in papers if one.state in (GIVEN, PROMISED)]
        there = [one for one in move.papers if one.state in (GIVEN, PROMISED)]
        assert Counter(p.state for p in there) == Counter(p.state for p in handed_in)
        assert len({one.number for one in move.papers}) == len(move.papers)

    if len(others) == 1:
        back = moved(*standing, now, first, TODAY)
        assert {key for key in back.answers if kept_of(key) is None} == set(answers)
        assert back.answers == answers
