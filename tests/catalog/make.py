"""Builders of catalogue values for tests: correct ones, changed by what the test is about."""

from datetime import time
from typing import Any

from msgspec.structs import replace

from app.catalog.catalog import Catalog
from app.catalog.items import Booking, Fee, Item, Material, Source, Step
from app.catalog.lint.lint import lint
from app.catalog.places import Area, Centre, Division, Offer, Opening, Post, Staff, Window
from app.catalog.procedures import CoDepartment, Procedure

PREFECTURE = Division(code="511500000000", level="prefecture", name="宜宾市")
COUNTY = Division(code="511503000000", level="county", name="南溪区")
TOWN = Division(code="511503102000", level="township", name="刘家镇")
JOINT = Procedure(departments=(CoDepartment(code="land", name="自然资源所", workdays=2),))


def an_item(**changes: Any) -> Item:
    """A correct immediate item that can be booked for a quarter of an hour."""
    item = Item(
        code="household-newborn",
        family="government",
        type="行政确认",
        mode="immediate",
        name="新生儿落户",
        summary="婴儿出生后一个月内申报户口。",
        legal_basis=("《户口登记条例》第七条",),
        accepting_unit="户籍窗口",
        conditions=("父母一方是本地户口",),
        process=(Step(step="受理", who="户籍窗口", limit="当场"),),
        discretion="材料齐全即办。",
        materials=(Material(name="出生医学证明", kind="original"),),
        fee=Fee(basis="不收费"),
        promised_workdays=0,
        phone="0831-0000111",
        complaint_phone="12345",
        place_and_hours="户籍窗口，工作日",
        result="户口簿",
        booking=Booking(bookable=True),
        source=Source(document="甘办函〔2020〕38号"),
    )
    return replace(item, **changes)


def an_opening(**changes: Any) -> Opening:
    """A correct rule: working days, nine to five with a break at noon, every item."""
    rule = Opening(
        code="hall",
        days="workdays",
        starts=time(9),
        ends=time(17),
        breaks=((time(12), time(14)),),
    )
    return replace(rule, **changes)


def a_centre(**changes: Any) -> Centre:
    """A correct town centre with one window, two people and one item."""
    centre = Centre(
        code="511503102000",
        division="511503102000",
        kind="centre",
        name="刘家镇便民服务中心",
        address="正街1号",
        phone="0831-0000101",
        complaint_phone="12345",
        areas=(Area(code="service", name="便民服务中心"),),
        windows=(Window(code="w1", name="1号窗口", area="service", holder="派出所"),),
        staff=(
            Staff(key="li", name="李窗口", role="clerk", phone="16900000102"),
            Staff(key="zhou", name="周敏", role="clerk", phone="16900000103"),
        ),
        posts=(Post(code="p1", name="户籍岗", window="w1", a="li", b="zhou"),),
        items=(Offer(item="household-newborn", windows=("w1",)),),
        openings=(an_opening(),),
        source=Source(document="甘办函〔2020〕38号"),
    )
    return replace(centre, **changes)


def a_catalog(**changes: Any) -> Catalog:
    """A correct catalogue of three divisions, one centre and one item."""
    catalog = Catalog(
        divisions=(PREFECTURE, COUNTY, TOWN), centres=(a_centre(),), items=(an_item(),)
    )
    return replace(catalog, **changes)


def complaints(catalog: Catalog) -> list[tuple[str, str]]:
    """What lint says, as (field, message) pairs."""
    return [(problem.column, problem.message) for problem in lint(catalog)]


def complaints_about(item: Item) -> list[tuple[str, str]]:
    """What lint says about one item, as (field, message) pairs."""
    return complaints(Catalog(items=(item,)))


def complaints_in(centre: Centre, *items: Item) -> list[tuple[str, str]]:
    """What lint says about one centre among correct divisions and items."""
    return complaints(a_catalog(centres=(centre,), items=items or (an_item(),)))
