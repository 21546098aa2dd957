"""The office and the phone make the same of any rule and any data."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.catalog.conditions.conditions import holds, value_of
from app.catalog.form_fields import FormField
from app.domain.papers import form_facts
from app.domain.papers.forms import asked, needed
from tests.catalog.phone import on_phone
from tests.catalog.random_conditions import facts, rules


def test_the_phone_and_the_office_agree_on_random_rules(tmp_path: Path):
    cases: list[tuple[Any, Any]] = []

    @settings(
        max_examples=600,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(rules, facts)
    def gather(rule: Any, data: Any) -> None:
        cases.append((rule, data))

    gather()
    said = on_phone("logic.js", "valueOf", cases, tmp_path)
    held = on_phone("logic.js", "holds", cases, tmp_path)

    assert len(cases) >= 500
    assert [
        (rule, data, here, there)
        for (rule, data), there in zip(cases, said, strict=True)
        if _plain(here := value_of(rule, data)) != _plain(there)
    ] == []
    assert [holds(rule, data) for rule, data in cases] == held


def _plain(value: Any) -> Any:
    """The value so that true is not 1, and 1 is 1.0."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return ("number", float(value))
    return (type(value).__name__, value)


QUESTIONS = ("a", "b", "c", "d")
_reads = st.sampled_from([{"var": key} for key in QUESTIONS])
_tests = st.recursive(
    _reads,
    lambda inner: st.one_of(
        st.builds(lambda one: {"!": [one]}, inner),
        st.builds(lambda one, other: {"and": [one, other]}, inner, inner),
        st.builds(lambda one: {"==": [one, None]}, _reads),
    ),
    max_leaves=3,
)
_maybe = st.one_of(st.none(), _tests)
forms = st.permutations(QUESTIONS).flatmap(
    lambda keys: st.tuples(*(_question(key) for key in keys)).map(list)
)


def _question(key: str) -> st.SearchStrategy[Any]:
    return st.builds(
        lambda required, shows, requires: {
            "key": key,
            "label": key,
            "kind": "yes_no",
            "required": required,
            "show_when": shows,
            "require_when": requires,
        },
        st.booleans(),
        _maybe,
        _maybe,
    )


def _shown(form: Any, answers: Any) -> tuple[list[str], list[str]]:
    fields = msgspec.convert(form, tuple[FormField, ...])
    day = date(2026, 3, 1)
    shown = asked(fields, answers, day)
    seen = form_facts.facts(shown, answers, day)
    keys = [field.key for field in shown]
    return keys, [field.key for field in shown if needed(field, seen)]


def test_the_phone_and_the_office_show_the_same_questions_of_random_forms(tmp_path: Path):
    cases: list[tuple[Any, Any, str]] = []

    @settings(
        max_examples=300,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(forms, st.dictionaries(st.sampled_from(QUESTIONS), st.booleans()))
    def gather(form: Any, answers: Any) -> None:
        cases.append((form, answers, "2026-03-01"))

    gather()
    said = on_phone("form-logic.js", "asked", cases, tmp_path)
    must = on_phone("form-logic.js", "needed", cases, tmp_path)

    assert len(cases) >= 250
    assert [_shown(form, answers) for form, answers, _ in cases] == list(
        zip(said, must, strict=True)
    )
