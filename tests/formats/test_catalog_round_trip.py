"""What was written reads back as the same catalogue."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.catalog.form_fields import FormField
from app.catalog.items import Item, Material
from app.catalog.places import Post
from app.catalog.procedures import CoDepartment, Procedure, StageLimit
from app.catalog.texts import Texts
from app.formats.catalog_files import read_catalog, write_catalog
from app.formats.samples import load_samples
from tests.catalog.make import JOINT, a_catalog, a_centre, an_item, an_opening

POST = Post(code="p1", name="国土岗", window="w1", a="li", b="zhou", departments=("land", "house"))


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


@pytest.mark.parametrize("name", ["catalogue.xlsx", "catalogue.yaml"])
def test_procedures_survive_a_round_trip(tmp_path: Path, name: str) -> None:
    house = CoDepartment(code="house", name=Texts(zh="住建", en="Housing"), workdays=3)
    way = FormField(
        key="way",
        label=Texts(zh="类型", bo="རིགས།"),
        kind="choice",
        required=False,
        choices=(Texts(zh="新建", bo="གསར་རྒྱག", en="New"), "1, 2；3"),
        hint="true",
    )
    rules = Procedure(
        notice_workdays=0,
        extension_workdays=0,
        delivery_workdays=0,
        gap_workdays=7,
        superior_workdays=20,
        stages=(StageLimit(stage="consulting", workdays=3),),
        departments=(*JOINT.departments, house),
        pauses=("hearing", "expert_review"),
        form=(way, FormField(key="count", label="=1+1", kind="number", hint=Texts(zh="整数"))),
    )
    steps = tuple(replace(an_item().process[0], who=who) for who in ("甲", "乙"))
    item = an_item(mode="joint", promised_workdays=5, process=steps, procedure=rules)
    plain = an_item(code="plain", mode="promise", promised_workdays=3)
    survey = replace(plain, code="survey", procedure=Procedure(survey=True))
    catalog = a_catalog(items=(item, plain, survey), centres=(a_centre(posts=(POST,)),))

    write_catalog(tmp_path / name, catalog)

    read, problems = read_catalog(tmp_path / name)
    assert problems == []
    assert read == replace(catalog, items=(with_plain_hint(item), plain, survey))


def with_plain_hint(item: Item) -> Item:
    """The item as it reads back: a text in Chinese alone is a plain string."""
    first, second = item.procedure.form
    form = (first, replace(second, hint="整数"))
    return replace(item, procedure=replace(item.procedure, form=form))
