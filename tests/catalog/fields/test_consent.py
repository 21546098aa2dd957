"""Something to read and agree to."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, settings_found, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (True, "2026-01"),
        ("2026-01", "2026-01"),
    ],
)
def test_consent_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("consent", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("2025-12", "field.consent-changed"),
        (1, "field.type.boolean"),
    ],
)
def test_what_is_no_consent_is_refused(raw: object, wrong: str) -> None:
    assert word("consent", raw) == wrong


def test_not_to_agree_is_no_answer() -> None:
    assert KINDS["consent"].is_empty(False)
    assert KINDS["consent"].missing == "field.consent"


def test_a_consent_has_a_text_and_its_version() -> None:
    assert settings_found("consent") == []
    assert settings_found("consent", text="", version="") == [
        ("text", "缺少正文"),
        ("version", "缺少版本"),
    ]
    assert shown("consent", "2026-01") == "已同意（2026-01 版）"
