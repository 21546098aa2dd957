"""Which questions of a form stand and are needed: the suite shared with the phone."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.catalog.form_fields import FormField
from app.domain.papers.form_facts import facts
from app.domain.papers.forms import BadAnswers, answers, asked, needed

CASES = json.loads((Path(__file__).parent / "form_cases.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_the_shared_suite_holds(case: dict[str, Any]) -> None:
    form = msgspec.convert(case["form"], tuple[FormField, ...])
    today = date.fromisoformat(case["today"])

    shown = asked(form, case["given"], today)
    kept, wrong = _answered(form, case["given"], today)
    seen = facts(shown, _read(shown, case["given"], today), today)

    assert [field.key for field in shown] == case["asked"]
    assert [field.key for field in shown if needed(field, seen)] == case["needed"]
    assert (kept, wrong) == (case.get("answers"), case.get("wrong"))


def _answered(form: tuple[FormField, ...], given: Any, today: date) -> tuple[Any, Any]:
    """The kept answers, or the keys of what is wrong."""
    try:
        return answers(form, given, today), None
    except BadAnswers as bad:
        return None, sorted(bad.errors)


def _read(form: tuple[FormField, ...], given: Any, today: date) -> dict[str, Any]:
    """Every answer that can be read alone."""
    read: dict[str, Any] = {}
    for field in form:
        alone = msgspec.structs.replace(field, show_when=None, require_when=None, required=False)
        held = {key: value for key, value in given.items() if key == field.key}
        kept, _ = _answered((alone,), held, today)
        read |= kept or {}
    return read
