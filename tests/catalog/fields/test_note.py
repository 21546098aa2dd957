"""Something to read between the questions."""

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import settings_found, word


def test_nothing_is_answered_to_a_note() -> None:
    assert not KINDS["note"].asks
    assert word("note", "好的") == "field.unknown"


def test_a_note_has_a_text() -> None:
    assert settings_found("note") == []
    assert settings_found("note", text="", version="1") == [
        ("text", "缺少正文"),
        ("version", "填写方式“说明”不用“版本”"),
    ]
