"""A time of day."""

import pytest

from tests.catalog.fields.reading import kept, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("9:05", "09:05"),
        (" ２３：５９ ", "23:59"),
        ("00:00", "00:00"),
    ],
)
def test_time_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("time", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("24:00", "field.time"),
        ("9:5", "field.time"),
        ("9点", "field.time"),
        (905, "field.time"),
    ],
)
def test_what_is_no_time_is_refused(raw: object, wrong: str) -> None:
    assert word("time", raw) == wrong


def test_a_time_is_read_as_it_is_kept() -> None:
    assert shown("time", "09:05", "bo") == "09:05"
