"""Moments as people say them, and messages as plain text."""

from datetime import UTC, date, datetime

import pytest

from app.words import languages
from app.words.dates import day_text, moment_text, span_text
from app.words.letters import letter

MONDAY = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
VISIT = {
    "item": "老年优待证办理",
    "centre": "南溪便民服务中心",
    "starts": "2026-11-23T01:30:00Z",
    "number": "A07",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "11月23日(周一)09:30"),
        ("bo", "ཟླ་11ཚེས་23 གཟའ་ཟླ་བ། 09:30"),
        ("en", "Mon 23 Nov, 09:30"),
    ],
)
def test_a_moment_is_told_on_the_clock_of_the_office(language: str, text: str) -> None:
    assert moment_text(MONDAY, language) == text


def test_late_in_the_day_in_utc_is_the_next_day_here() -> None:
    assert moment_text(datetime(2026, 11, 22, 17, 0, tzinfo=UTC)) == "11月23日(周一)01:00"


def test_days_and_spans_are_told_too() -> None:
    ends = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

    assert day_text(date(2026, 2, 1)) == "2月1日(周日)"
    assert span_text(MONDAY, ends) == "11月23日(周一)09:30-10:00"
    assert span_text(MONDAY, ends, "en") == "Mon 23 Nov, 09:30-10:00"


def test_a_reminder_tells_when_where_what_and_what_to_bring() -> None:
    subject, text = letter("day_before", "zh", **VISIT, bring="身份证、照片")

    assert subject == "明天办事提醒"
    assert text == (
        "提醒您\uff1a11月23日(周一)09:30\uff0c到南溪便民服务中心办老年优待证办理\uff0c号码 A07。"
        "来不了请提前取消。请带好\uff1a身份证、照片。"
    )


def test_a_message_without_anything_to_bring_does_not_mention_it() -> None:
    _, text = letter("booked", "en", **VISIT, bring="")

    assert text == (
        "Booked: Mon 23 Nov, 09:30, 南溪便民服务中心, 老年优待证办理. Your number is A07."
    )


def test_a_start_that_is_in_words_already_stays() -> None:
    _, text = letter("cancelled", **{**VISIT, "starts": "周一上午"})

    assert text == "您周一上午到南溪便民服务中心办老年优待证办理的预约已取消。要办请重新预约。"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", ["booked", "day_before", "two_hours", "moved", "cancelled"])
def test_every_message_of_a_booking_can_be_written(kind: str, language: str) -> None:
    subject, text = letter(kind, language, **VISIT, bring="身份证")

    assert subject
    assert VISIT["item"] in text
    assert "{" not in text


@pytest.mark.parametrize("language", languages())
def test_a_code_can_be_read_out(language: str) -> None:
    _, text = letter("sms_code", language, code="402913")

    assert "402913" in text


@pytest.mark.parametrize("language", languages())
def test_a_message_with_an_address_ends_with_it(language: str) -> None:
    url = "https://cunkou.example/r/abc"

    _, text = letter("rate_me", language, **VISIT, url=url)
    _, without = letter("rate_me", language, **VISIT, url="")

    assert text == f"{without} {url}"
