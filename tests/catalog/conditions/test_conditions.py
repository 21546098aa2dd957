"""Conditions over answers: the suite shared with the phone, and what the office adds."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.catalog.conditions.conditions import MOST_DEPTH, OPERATORS, holds, value_of, variables

CASES = json.loads((Path(__file__).parents[1] / "conditions.json").read_text())


def same(left: Any, right: Any) -> bool:
    """Equal as JSON: true is not 1."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


@pytest.mark.parametrize("about", list(dict.fromkeys(case["about"] for case in CASES)))
def test_the_shared_suite_holds(about: str):
    wrong = [
        (case["rule"], case["data"], value_of(case["rule"], case["data"]))
        for case in CASES
        if case["about"] == about and not same(value_of(case["rule"], case["data"]), case["result"])
    ]

    assert wrong == []


def test_the_shared_suite_uses_every_operator():
    used = {operator for case in CASES for operator in _operators(case["rule"])}

    assert used >= OPERATORS
    assert len(CASES) >= 150


def test_nothing_said_always_holds():
    assert holds(None, {})


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        (None, set()),
        ({"==": [{"var": "marriage"}, "已婚"]}, {"marriage"}),
        ({"and": [{"var": ["a", {"var": "b"}]}, {"missing": ["c", "d.e"]}]}, {"a", "b", "c", "d"}),
        ({"missing": [["a", "b"]]}, {"a", "b"}),
        ({"some": [{"var": "rows"}, {"==": [{"var": "name"}, 1]}]}, {"rows"}),
        ({">=": [{"age": {"var": "born"}}, {"var": "$today"}]}, {"born"}),
        ({"var": "rows.0.name"}, {"rows"}),
        ({"var": ""}, set()),
    ],
)
def test_the_fields_a_condition_reads(rule: Any, keys: set[str]):
    assert variables(rule) == keys


def test_a_rule_that_would_exhaust_the_stack_does_not_hold():
    rule: Any = True
    for _ in range(100_000):
        rule = {"!": rule}

    assert not holds(rule, {})
    assert variables(rule) == set()
    assert MOST_DEPTH == 50


@pytest.mark.parametrize("huge", [10**400, -(10**400), float("inf"), float("nan"), 1e308])
def test_a_number_too_large_to_count_stands_in_no_order(huge: float):
    facts = {"n": huge}

    assert not holds({"<": [{"var": "n"}, 1]}, facts)
    assert not holds({">": [{"var": "n"}, 1]}, facts)


def _operators(rule: Any) -> list[str]:
    if isinstance(rule, list):
        return [name for part in rule for name in _operators(part)]
    if not isinstance(rule, dict):
        return []
    return [*rule, *(name for part in rule.values() for name in _operators(part))]
