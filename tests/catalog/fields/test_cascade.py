"""A path through choices within choices."""

import pytest

from app.catalog.texts import Texts
from tests.catalog.fields.reading import PATHS, kept, settings_found, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (["粮食", "青稞"], ["粮食", "青稞"]),
        (" 粮食 / 小麦 ", ["粮食", "小麦"]),
        ("Grain/Barley", ["粮食", "青稞"]),
        (["经济林", "核桃", "薄皮"], ["经济林", "核桃", "薄皮"]),
    ],
)
def test_path_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("cascade", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (["粮食"], "field.path"),
        (["粮食", "核桃"], "field.path"),
        ([1], "field.path"),
        ({}, "field.path"),
    ],
)
def test_what_is_no_path_is_refused(raw: object, wrong: str) -> None:
    assert word("cascade", raw) == wrong


def test_a_path_is_read_level_by_level_in_the_language() -> None:
    assert shown("cascade", ["粮食", "青稞"]) == "粮食 / 青稞"
    assert shown("cascade", ["粮食", "青稞"], "en") == "Grain / Barley"
    assert shown("cascade", ["粮食", "玉米"], "en") == "粮食 / 玉米"


def test_paths_to_choose_from_are_judged() -> None:
    assert settings_found("cascade", choices=PATHS) == []
    assert settings_found("cascade", choices=("甲", "甲/乙")) == [
        ("choices.1", "“甲/乙”的上级自己也是选项")
    ]
    assert settings_found("cascade", choices=("甲 / 乙", "丙")) == [
        ("choices.0", "“甲 / 乙”的斜线两边有空格")
    ]
    assert settings_found("cascade", choices=("甲/", "一/二/三/四/五")) == [
        ("choices.0", "“甲/”中有空的一级"),
        ("choices.1", "最多4级，这里有5级"),
    ]
    assert settings_found("cascade", choices=(Texts(zh="甲/乙", en="A"), "丙")) == [
        ("choices.0", "“甲/乙”的译文级数不同")
    ]
