"""Conditions of every shape come back from every kind of file as they were."""

import pytest

from app.catalog.form_fields import FormField
from app.catalog.items import Eligibility
from app.catalog.procedures import Procedure
from app.formats.catalog_bytes import Form, read_upload, written
from tests.catalog.make import a_catalog, an_item

FORM = Procedure(
    form=(
        FormField(key="age", label="岁数", kind="number"),
        FormField(key="way", label="方式", kind="choice", choices=("甲", "乙 或 丙")),
    )
)
VALUES = (
    *(None, True, False, 0, -5, 10**9, 1.5, 3.0, 1e-7, 1e22),
    *("yes", "no", "~", "null", "true", "1", "1.5", "", " 甲", "- a", "a: b", "#x", "是", "否"),
    *("'", '"', "”“", "{}", "[]", "\\", "\n", "乙 或 丙", "2026-01-01", "12:30", "=1+1"),
    *(["甲"], [], ["是", "”"]),
)
RULES = tuple(
    rule
    for value in VALUES
    for rule in (
        {"==": [{"var": "way"}, value]},
        {"and": [{"in": [{"var": "way"}, value]}, {"!": [{"<": [{"var": "age"}, 60]}]}]},
    )
)


@pytest.mark.parametrize("form", ["yaml", "json", "zip", "xlsx"])
def test_conditions_survive_a_round_trip(form: Form) -> None:
    asked = tuple(Eligibility(key=f"k{n}", holds=rule, says="否") for n, rule in enumerate(RULES))
    catalog = a_catalog(items=(an_item(procedure=FORM, eligibility=asked),))

    read, _ = read_upload(f"a.{form}", written(catalog, form))

    assert [rule.holds for item in read.items for rule in item.eligibility] == list(RULES)
