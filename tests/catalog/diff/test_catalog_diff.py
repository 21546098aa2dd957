"""The differences of two versions: all of them, each once, and what they mean to applicants."""

from typing import Any

import pytest
from hypothesis import given
from msgspec import Struct
from msgspec.structs import fields, replace

from app.catalog.diff import diff_effects
from app.catalog.diff.diff import Change, changes
from app.catalog.form_fields import FormField
from app.catalog.items import Eligibility, Fee, FeeRule, Item, Material
from app.catalog.procedures import Procedure, StageLimit
from app.catalog.texts import Text, Texts, by_language
from app.words import languages
from app.words.changes import sentence
from tests.catalog.item_edits import items
from tests.make import an_item

BANK = FormField(key="bank", label="开户银行", kind="text")
KIN = FormField(key="kin", label="家属", kind="choice", choices=("父", "母"))
RULE = Eligibility(key="age", holds={">": [{"var": "age"}, 79]}, says="满八十岁")


def plain(value: Any) -> Any:
    """The value with every text by language: two writings of the same words are alike."""
    if isinstance(value, str | Texts):
        return by_language(value)
    if isinstance(value, Struct):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    return [plain(part) for part in value] if isinstance(value, tuple) else value


@given(items(), items())
def test_two_items_are_alike_when_there_is_no_change_and_only_then(a: Item, b: Item):
    found = changes(a, b)

    assert (found == ()) == (plain(a) == plain(b))
    assert changes(a, a) == ()


@given(items(), items())
def test_each_change_is_there_once_and_can_be_said(a: Item, b: Item):
    found = changes(a, b)

    assert len({(one.kind, one.key) for one in found}) == len(found)
    for one in found:
        assert all(sentence(one, language).strip() for language in languages())
        assert one.effect in ("wider", "narrower", "neither", "unknown")


@given(items(), items())
def test_the_way_back_has_as_many_changes(a: Item, b: Item):
    there, back = changes(a, b), changes(b, a)

    assert len(there) == len(back)
    for kind, opposite in (("added", "removed"), ("moved", "moved"), ("changed", "changed")):
        forth = [one for one in there if one.kind == kind]
        again = [one for one in back if one.kind == opposite]
        assert len(forth) == len(again)


@given(items(), items())
def test_a_path_leads_to_the_value_that_is_told(a: Item, b: Item):
    for one in changes(a, b):
        value: Any = a if one.kind == "removed" else b
        for step in one.path.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            value = value[int(name)] if isinstance(value, tuple) else getattr(value, name)
        if one.kind == "changed" and isinstance(one.after, dict) and "zh" in one.after:
            assert by_language(value) == one.after
        if one.kind == "added" and isinstance(value, FormField):
            assert one.after["key"] == value.key


def test_every_member_of_an_item_says_what_its_change_means():
    shapes: list[type[Struct]] = [Item]
    silent = []
    for shape in shapes:
        for one in fields(shape):
            inner = [
                kind
                for kind in (one.type, *getattr(one.type, "__args__", ()))
                if isinstance(kind, type) and issubclass(kind, Struct) and kind is not Texts
            ]
            shapes += [kind for kind in inner if kind not in shapes]
            what = f"{shape.__name__}.{one.name}"
            listed = "tuple" in str(one.type) and what not in diff_effects.JUDGES
            told = what in diff_effects.JUDGES or what in diff_effects.NEUTRAL
            if not (told or inner or listed or one.type == Text):
                silent.append(what)

    assert set(silent) == {
        "Item.type",
        "Item.mode",
        "Eligibility.holds",
        "FormField.kind",
        "FormField.version",
        "Material.kind",
        "FeeRule.when",
        "Route.when",
    }


def asked(*form: FormField, **values: Any) -> Item:
    """An item with this form."""
    return an_item(procedure=Procedure(form=form), **values)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            asked(BANK),
            asked(replace(BANK, required=False)),
            "“开户银行”由必填改为选填（更有利）",
        ),
        (asked(), asked(BANK), "新增问题“开户银行”（更不利）"),
        (asked(), asked(replace(BANK, required=False)), "新增问题“开户银行”"),
        (asked(BANK), asked(), "删除问题“开户银行”（更有利）"),
        (asked(BANK, KIN), asked(KIN, BANK), "问题“开户银行”换了位置"),
        (
            asked(KIN),
            asked(replace(KIN, choices=("父",))),
            "“家属”的删除选项“母”（更不利）",
        ),
        (
            asked(BANK),
            asked(replace(BANK, label=Texts(zh="开户银行", en="Bank"))),
            "“开户银行”的问题文字的译文有改动",
        ),
        (
            asked(BANK),
            asked(replace(BANK, kind="long_text")),
            "“开户银行”的填写方式由单行文字改为多行文字（影响请核对）",
        ),
        (
            an_item(promised_workdays=5),
            an_item(promised_workdays=8),
            "承诺时限由5个工作日改为8个工作日（更不利）",
        ),
        (
            an_item(fee=Fee(fen=1000)),
            an_item(fee=Fee(fen=550)),
            "金额由10.00元改为5.50元（更有利）",
        ),
        (
            an_item(materials=(Material(key="p", name="照片", kind="photo"),)),
            an_item(materials=(Material(key="p", name="照片", kind="photo", gap_allowed=True),)),
            "“照片”的容缺由不允许改为允许（更有利）",
        ),
        (
            an_item(materials=(Material(name="照片", kind="photo"),)),
            an_item(materials=(Material(key="p", name="照片", kind="photo"),)),
            "“照片”的标识由不设改为p",
        ),
        (an_item(), an_item(eligibility=(RULE,)), "新增申请条件“满八十岁”（更不利）"),
        (
            an_item(summary="一"),
            an_item(summary="二"),
            "简介改写为“二”",
        ),
        (
            an_item(procedure=Procedure(pauses=("hearing",))),
            an_item(),
            "可暂停的程序由听证改为不限（更不利）",
        ),
        (
            an_item(procedure=Procedure(stages=(StageLimit(stage="reviewing", workdays=2),))),
            an_item(procedure=Procedure(stages=(StageLimit(stage="reviewing", workdays=1),))),
            "“审核”的时限由2个工作日改为1个工作日（更有利）",
        ),
        (
            an_item(fee=Fee(fen=1000)),
            an_item(fee=Fee(fen=1000, rules=(FeeRule(when={"var": "a"}, fen=0, basis="低保"),))),
            "新增收费规则“低保”（更有利）",
        ),
    ],
)
def test_a_change_is_said_in_one_sentence(before: Item, after: Item, said: str):
    found = [sentence(one) for one in changes(before, after)]

    assert found == [said]


def test_a_question_is_known_by_its_key_whatever_it_is_called():
    renamed = replace(BANK, label="银行")

    found = changes(asked(KIN, BANK), asked(renamed))

    assert found == (
        Change(
            kind="removed",
            part="form",
            key="procedure/form/kin",
            path="/procedure/form/0",
            entry="kin",
            about=({"zh": "家属"},),
            what="Procedure.form",
            before={**found[0].before},
            after=None,
            effect="wider",
        ),
        Change(
            kind="changed",
            part="form",
            key="procedure/form/bank/label",
            path="/procedure/form/0/label",
            entry="bank",
            about=({"zh": "银行"},),
            what="FormField.label",
            before={"zh": "开户银行"},
            after={"zh": "银行"},
            effect="neither",
        ),
    )


def test_only_what_left_its_order_has_moved():
    form = [FormField(key=key, label=key, kind="text") for key in "abcde"]

    found = changes(asked(*form), asked(*form[1:], form[0]))

    assert [(one.kind, one.key) for one in found] == [("moved", "procedure/form/a")]
