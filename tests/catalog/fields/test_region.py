"""A place of the administrative map."""

import pytest

from tests.catalog.fields.reading import kept, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("511503102000", "511503102000"),
        (" ５１１５０３１０２２０１ ", "511503102201"),
        ("441900003000", "441900003000"),
    ],
)
def test_region_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("region", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("51150310200", "field.region"),
        ("510003102000", "field.region"),
        ("011503102000", "field.region"),
        (511503102000, "field.region"),
    ],
)
def test_what_is_no_region_is_refused(raw: object, wrong: str) -> None:
    assert word("region", raw) == wrong


def test_a_region_is_read_by_its_code() -> None:
    assert shown("region", "511503102000") == "511503102000"
