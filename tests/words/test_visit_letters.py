"""What people and agents read about home visits, in each language."""

import pytest

from app.domain.visits.visit_messages import VisitKind
from app.words import languages, say
from app.words.letters import letter

TOLD = {
    "item": "上门服务",
    "number": "V-511503102201-2026-0001",
    "centre": "刘家村便民服务室",
    "starts": "2026-03-05T09:00:00+08:00",
    "when": "3月5日(周四)09:00",
}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", VisitKind)
def test_every_message_has_a_subject_and_names_the_visit(kind: VisitKind, language: str) -> None:
    subject, text = letter(kind, language, **TOLD)

    assert subject
    assert TOLD["number"] in text
    assert "{" not in text


def test_a_proposed_time_is_told_in_words() -> None:
    _, text = letter(VisitKind.PLANNED, **TOLD)

    assert "3月5日(周四)09:00" in text


def test_a_visit_without_a_time_says_so() -> None:
    _, text = letter(VisitKind.MOVED, **{**TOLD, "when": say("visit.value.no_time")})

    assert "现在是：没有定时间" in text
