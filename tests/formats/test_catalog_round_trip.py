"""What was written reads back as the same catalogue."""

from datetime import date
from pathlib import Path

import pytest

from app.catalog.items import Material
from app.catalog.texts import Texts
from app.formats.catalog_files import read_catalog, write_catalog
from app.formats.samples import load_samples
from tests.catalog.make import a_catalog, a_centre, an_item, an_opening


@pytest.mark.parametrize("name", ["catalogue.xlsx", "catalogue.yaml"])
def test_the_samples_survive_a_round_trip(tmp_path: Path, name: str) -> None:
    samples = load_samples()

    write_catalog(tmp_path / name, samples)

    assert read_catalog(tmp_path / name) == (samples, [])


@pytest.mark.parametrize("name", ["catalogue.xlsx", "catalogue.yaml"])
def test_awkward_values_survive_a_round_trip(tmp_path: Path, name: str) -> None:
    catalog = a_catalog(
        items=(
            an_item(
                summary="=SUM(A1:A9) 不是公式",
                discretion="- 一、二: 三 # 四",
                conditions=("yes", Texts(zh="12:00", bo="གཅིག", en="one")),
                materials=(Material(name="表", kind="form", count=2, required=False, note="true"),),
            ),
        ),
        centres=(
            a_centre(
                latitude=28.5,
                longitude=104.0,
                openings=(
                    an_opening(
                        days=(1, 7),
                        items=("household-newborn",),
                        valid_from=date(2026, 5, 1),
                        off_hours=True,
                        on_holidays=True,
                    ),
                ),
            ),
        ),
    )

    write_catalog(tmp_path / name, catalog)

    assert read_catalog(tmp_path / name) == (catalog, [])
