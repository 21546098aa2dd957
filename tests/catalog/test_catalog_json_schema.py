"""The schema that editors check catalogue files with."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema_rs
import pytest

from app.catalog.conditions.conditions import OPERATORS
from app.catalog.json_schema import schema
from app.formats.catalog_bytes import written
from app.formats.catalog_rows import SECTIONS
from app.formats.catalog_yaml import read_yaml
from tests.catalog.make import a_catalog, an_item
from tests.formats.test_catalog_round_trip import a_full_item

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(
    file.name
    for file in files("app.catalog").joinpath("samples").iterdir()
    if file.name.endswith(".yaml")
)
CHECKED = jsonschema_rs.validator_for(schema())


def complaints(value: object) -> list[str]:
    """Where the schema does not agree."""
    return [str(error.message) for error in CHECKED.iter_errors(value)]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_what_the_schema_says(name: str) -> None:
    text = files("app.catalog").joinpath("samples", name).read_text(encoding="utf-8")

    sections = read_yaml([(name, text)]).sections

    assert complaints({section: sections[section] for section in SECTIONS}) == []


def test_whatever_we_write_is_what_the_schema_says() -> None:
    catalog = a_catalog(items=(a_full_item(), an_item(code="plain")))

    assert complaints(json.loads(written(catalog, "json"))) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"family": "other"}, "other"),
        ({"promised_workdays": "soon"}, "soon"),
        ({"name": {"bo": "ཀ"}}, "ཀ"),
        ({"name": {"zh": "名", "Tibetan": "ཀ"}}, "Tibetan"),
        ({"procedure": {"form": [{"key": "a", "label": "甲", "kind": "colour"}]}}, "colour"),
        ({"priority_when": {"eval": ["1"]}}, "eval"),
        ({"sumary": "x"}, "sumary"),
    ],
)
def test_a_slip_is_seen_while_it_is_typed(changes: dict[str, object], field: str) -> None:
    [item] = json.loads(written(a_catalog(items=(an_item(),)), "json"))["items"]

    found = complaints({"items": [item | changes]})

    assert any(field in message for message in found), found


def test_the_operators_are_those_of_conditions() -> None:
    rule = schema()["$defs"]["Condition"]["anyOf"][1]

    assert set(rule["propertyNames"]["enum"]) == set(OPERATORS)


def test_the_published_schema_is_up_to_date() -> None:
    kept = (ROOT / "docs/schema/catalog.schema.json").read_text(encoding="utf-8")

    assert json.loads(kept) == json.loads(json.dumps(schema()))
