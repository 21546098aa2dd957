"""The workbook of a new service that comes with the documents."""

import pytest

from app.catalog.lint.lint import lint
from app.formats.catalog_files import read_catalog
from tools.catalog_files import EXAMPLES

NAMES = sorted(file.stem for file in EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_says_the_same_as_the_yaml_beside_it(name: str) -> None:
    written = read_catalog(EXAMPLES / f"{name}.yaml")

    assert read_catalog(EXAMPLES / f"{name}.xlsx") == written
    assert written[1] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_example_can_be_taken_in_as_it_is(name: str) -> None:
    assert lint(read_catalog(EXAMPLES / f"{name}.xlsx")[0]) == []


def test_the_new_service_asks_what_a_paper_form_asks() -> None:
    catalog, _ = read_catalog(EXAMPLES / "gas-alarm-subsidy.xlsx")
    [item] = catalog.items

    assert len(item.procedure.form) > 10
    assert {"family", "consent", "photo", "rows"} <= {one.kind for one in item.procedure.form}
    assert len(item.materials) == 4
    assert [rule.fen for rule in item.fee.rules] == [0, 3000]
