"""A day."""

from datetime import date

import pytest

from app.catalog.fields.kind import Wrong
from tests.catalog.fields.reading import faults, kept, settings_found, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (" 2028-02-29 ", "2028-02-29"),
        ("２０２６-０２-１２", "2026-02-12"),
    ],
)
def test_day_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("date", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("20260203", "field.day"),
        ("2026-02-30", "field.day"),
        (date(2026, 2, 3), "field.day"),
        (20260203, "field.day"),
    ],
)
def test_what_is_no_day_is_refused(raw: object, wrong: str) -> None:
    assert word("date", raw) == wrong


def test_a_day_is_at_least_and_at_most_so_many_days_from_today() -> None:
    assert kept("date", "2026-02-12", least=0, most=0) == "2026-02-12"
    assert faults("date", "2026-02-11", least=0) == {
        "": Wrong("field.too-early", {"limit": "2026-02-12"})
    }
    assert faults("date", "2026-02-12", most=-1) == {
        "": Wrong("field.too-late", {"limit": "2026-02-11"})
    }
    assert settings_found("date", least=-30, most=0) == []


def test_a_day_is_read_as_letters_write_it() -> None:
    assert [shown("date", "2026-03-02", said) for said in ("zh", "en")] == [
        "2026年3月2日",
        "2 Mar 2026",
    ]
