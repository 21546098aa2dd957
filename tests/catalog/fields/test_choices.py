"""Some of some choices."""

import pytest

from app.catalog.fields.kind import Wrong
from tests.catalog.fields.reading import faults, kept, settings_found, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (["扩建", "New", "新建"], ["新建", "扩建"]),
        (["改建"], ["改建"]),
    ],
)
def test_choices_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("choices", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("新建", "field.type.array"),
        (["拆除"], "field.choice"),
        ([["新建"]], "field.choice"),
    ],
)
def test_what_is_no_choices_is_refused(raw: object, wrong: str) -> None:
    assert word("choices", raw) == wrong


def test_as_many_are_chosen_as_the_field_says() -> None:
    assert faults("choices", ["新建"], least=2) == {"": Wrong("field.too-few", {"limit": 2})}
    assert faults("choices", ["新建", "改建"], most=1) == {
        "": Wrong("field.too-many", {"limit": 1})
    }
    assert settings_found("choices", least=1, most=3) == []
    assert settings_found("choices", least=4) == [("least", "最少选4项，可是只有3项")]


def test_choices_are_read_in_the_language() -> None:
    assert shown("choices", ["新建", "扩建"]) == "新建、扩建"
    assert shown("choices", ["新建", "扩建"], "en") == "New, 扩建"
