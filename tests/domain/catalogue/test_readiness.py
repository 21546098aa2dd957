"""Check before you go: the suite shared with the phone, and what is never said too soon."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalog.conditions.conditions import holds
from app.catalog.form_fields import FormField
from app.catalog.items import Eligibility, Material
from app.catalog.procedures import Procedure
from app.domain.catalogue.readiness import readiness, verdict
from tests.catalog.make import an_item

FILE = Path(__file__).parents[2] / "catalog" / "readiness_cases.json"
CASES = json.loads(FILE.read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_the_shared_suite_holds(case: dict[str, Any]) -> None:
    item = an_item(
        procedure=Procedure(form=msgspec.convert(case["form"], tuple[FormField, ...])),
        materials=msgspec.convert(case["materials"], tuple[Material, ...]),
        eligibility=msgspec.convert(case["eligibility"], tuple[Eligibility, ...]),
    )
    today = date.fromisoformat(case["today"])

    said = readiness(item, case["answers"], frozenset(case["in_hand"]), today)

    assert {
        "go": said.go,
        "not_eligible": [rule.key for rule in said.not_eligible],
        "missing_papers": list(said.missing_papers),
        "later_papers": list(said.later_papers),
        "unanswered": list(said.unanswered),
    } == case["result"]


KEYS = ("a", "b", "c")
values = st.one_of(st.none(), st.booleans(), st.integers(-2, 2), st.sampled_from(["", "甲"]))
facts = st.fixed_dictionaries(dict.fromkeys(KEYS, values))
reads = st.sampled_from([{"var": key} for key in KEYS])
rules = st.recursive(
    st.one_of(
        reads,
        st.builds(
            lambda operator, one, other: {operator: [one, other]},
            st.sampled_from(["==", "!=", "<", ">=", "in", "+"]),
            reads,
            st.one_of(reads, values),
        ),
    ),
    lambda inner: st.one_of(
        st.builds(
            lambda operator, some: {operator: some},
            st.sampled_from(["and", "or"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(lambda one: {"!": [one]}, inner),
    ),
    max_leaves=6,
)


@given(rules, facts, facts, st.sets(st.sampled_from(KEYS)))
def test_what_is_said_for_sure_stays_true_whatever_is_answered_later(
    rule: Any, now: dict[str, Any], later: dict[str, Any], unknown: set[str]
) -> None:
    seen = {key: value for key, value in now.items() if key not in unknown}

    said = verdict(rule, seen, unknown)

    grown = seen | {key: later[key] for key in unknown}
    assert said in (None, holds(rule, grown))
    if not unknown:
        assert said is not None
