"""What was written reads back as the same catalogue."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.catalog.catalog import Catalog
from app.catalog.conditions.conditions import Condition
from app.catalog.form_fields import FormField
from app.catalog.items import (
    Booking,
    Eligibility,
    Fee,
    FeeRule,
    Indicator,
    Item,
    ItemMessage,
    Material,
    Route,
)
from app.catalog.places import Post
from app.catalog.procedures import CoDepartment, Procedure, StageLimit
from app.catalog.texts import Texts
from app.formats.catalog_bytes import written
from app.formats.catalog_files import read_catalog, write_catalog
from app.formats.samples import load_samples
from tests.catalog.make import JOINT, a_catalog, a_centre, an_item, an_opening

FORMS = [f"catalogue{ending}" for ending in (".xlsx", ".yaml", ".json", ".zip", "")]
POST = Post(code="p1", name="国土岗", window="w1", a="li", b="zhou", departments=("land", "house"))


@pytest.mark.parametrize("name", FORMS)
def test_the_samples_survive_a_round_trip(tmp_path: Path, name: str) -> None:
    samples = in_order_of_codes(load_samples())

    write_catalog(tmp_path / name, samples)

    assert read_catalog(tmp_path / name) == (samples, [])


@pytest.mark.parametrize("name", FORMS)
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


@pytest.mark.parametrize("name", FORMS)
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


@pytest.mark.parametrize("name", FORMS)
def test_everything_an_item_may_say_survives_a_round_trip(tmp_path: Path, name: str) -> None:
    catalog = a_catalog(items=(a_full_item(),))

    write_catalog(tmp_path / name, catalog)

    assert read_catalog(tmp_path / name)[0] == catalog


def test_a_folder_has_one_file_for_each_item_and_each_centre(tmp_path: Path) -> None:
    write_catalog(tmp_path / "town", a_catalog())

    found = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.yaml"))
    assert found == [
        "town/centres/511503102000.yaml",
        "town/divisions.yaml",
        "town/items/household-newborn.yaml",
    ]


def test_the_same_catalogue_makes_the_same_archive() -> None:
    assert written(load_samples(), "zip") == written(load_samples(), "zip")


def a_full_item() -> Item:
    """An item in which nothing stands as it is by default."""
    old: Condition = {">=": [{"var": "age"}, 60]}
    rows = FormField(
        key="family",
        label=Texts(zh="家庭成员", more={"ii": "ꀉꃅ"}),
        kind="rows",
        required=False,
        least=0,
        most=8,
        columns=(
            FormField(key="name", label="姓名", kind="name", required=False),
            FormField(key="bond", label="关系", kind="choice", choices=("父母", "子女")),
        ),
        show_when={"and": [old, {"in": [{"var": "way"}, ["甲", "乙"]]}]},
    )
    form = (
        FormField(key="age", label="年龄", kind="number", least=0, most=150, unit="岁"),
        FormField(key="way", label="方式", kind="choice", choices=("甲", "乙")),
        rows,
        FormField(key="word", label="说明", kind="text", text="请如实填写", version="2026-1"),
        FormField(key="spot", label="位置", kind="text", exact=True),
    )
    paper = Material(
        key="id",
        name="身份证",
        kind="copy",
        sample="/samples/id.png",
        document="id-card",
        show_when=old,
        require_when={"==": [{"var": "way"}, "甲"]},
    )
    rule = FeeRule(when=old, fen=0, basis=Texts(zh="减免", bo="ཡངས་ཆག", more={"ii": "ꀋ"}))
    return an_item(
        materials=(paper,),
        fee=Fee(fen=1000, basis="收费标准", rules=(rule,)),
        eligibility=(Eligibility(key="age", holds=old, says="未满六十周岁"),),
        priority_when={"!": [{"var": "way"}]},
        routes=(Route(when=old, department="civil"),),
        messages=(ItemMessage(at="decided", text="请带身份证领取"),),
        indicators=(Indicator(key="kind", name="态度"),),
        retention_years=30,
        booking=Booking(bookable=True, by=("agent", "office")),
        procedure=Procedure(form=form),
    )


def in_order_of_codes(catalog: Catalog) -> Catalog:
    """The catalogue as a folder has it."""
    return Catalog(
        divisions=tuple(sorted(catalog.divisions, key=lambda entry: entry.code)),
        centres=tuple(sorted(catalog.centres, key=lambda entry: entry.code)),
        items=tuple(sorted(catalog.items, key=lambda entry: entry.code)),
    )


def with_plain_hint(item: Item) -> Item:
    """The item as it reads back: a text in Chinese alone is a plain string."""
    first, second = item.procedure.form
    form = (first, replace(second, hint="整数"))
    return replace(item, procedure=replace(item.procedure, form=form))
