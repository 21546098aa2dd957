"""Registers: which columns there are, and how much nobody has to type for them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.villages.registers import (
    KNOWN,
    NOTES,
    BadColumn,
    BadRegister,
    Column,
    Fed,
    check,
    fed,
    is_source,
    row,
    saved,
    takes,
)

NAME, DAY = Column("姓名", "person.name"), Column("日期", "visit.on")
WATER, REMARK = Column("饮水", "answer.water"), Column("备注", NOTES)
FACTS = {"person.name": "罗桂芳", "visit.on": "2026-03-02", "answer.water": "井水", NOTES: ""}
SOURCES = st.sampled_from([*KNOWN, "answer.water", "household.water"])
COLUMNS = st.lists(st.builds(Column, st.text(min_size=1, max_size=5), SOURCES), max_size=8)


def test_a_line_has_a_value_for_each_column() -> None:
    assert row([DAY, NAME, WATER, REMARK, Column("x", "proof")], FACTS) == (
        "2026-03-02",
        "罗桂芳",
        "井水",
        "",
        "",
    )
    assert fed([DAY, NAME, REMARK], FACTS) == Fed(("日期", "姓名"), 3)


def test_what_was_typed_once_is_saved_in_every_other_register() -> None:
    typed = {"answer.water", NOTES}

    assert saved([], FACTS, typed) == 0
    assert saved([[WATER]], FACTS, typed) == 0, "it had to be typed once"
    assert saved([[DAY, NAME]], FACTS, typed) == 2, "nobody types what is known"
    assert saved([[DAY, NAME, WATER], [WATER, REMARK]], FACTS, typed) == 3


@given(
    st.lists(COLUMNS, max_size=4), st.dictionaries(SOURCES, st.text(max_size=3)), st.sets(SOURCES)
)
def test_another_register_never_saves_less(
    registers: list[list[Column]], facts: dict[str, str], typed: set[str]
) -> None:
    found = saved(registers, facts, typed)

    assert 0 <= found <= sum(len(columns) for columns in registers)
    assert saved(registers[:-1], facts, typed) <= found
    assert found == saved(list(reversed(registers)), facts, typed)


def test_a_register_takes_visits_of_its_kinds_of_plans() -> None:
    assert takes((), "")
    assert takes(("regular",), "regular")
    assert not takes(("regular",), "")


def test_sources_come_out_of_a_checked_list() -> None:
    assert all(is_source(source) for source in (*KNOWN, "answer.at-home", "household.water"))
    for source in ("person.openid", "answer.", "answer.A b", "household.x.y", "visit", ""):
        assert not is_source(source)


@pytest.mark.parametrize(
    ("code", "name", "columns", "refusal", "pointer"),
    [
        ("X", "n", [NAME], BadRegister, "/code"),
        ("x1", " ", [NAME], BadRegister, "/name/zh"),
        ("x1", "n", [], BadRegister, "/columns"),
        ("x1", "n", [NAME] * 41, BadRegister, "/columns"),
        ("x1", "n", [NAME, NAME], BadColumn, "/columns/1/title"),
        ("x1", "n", [Column(" ", "visit.on")], BadColumn, "/columns/0/title"),
        ("x1", "n", [NAME, Column("a", "person.openid")], BadColumn, "/columns/1/from"),
    ],
)
def test_what_is_wrong_with_a_register_is_pointed_at(
    code: str,
    name: str,
    columns: Sequence[Column],
    refusal: type[BadRegister | BadColumn],
    pointer: str,
) -> None:
    with pytest.raises(refusal) as refused:
        check(code, name, columns)

    assert refused.value.facts["pointer"] == pointer
    check("x1", "n", [NAME, DAY])
