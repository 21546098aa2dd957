"""The catalogue out of the database, and in again without a change."""

from datetime import time

import pytest
from msgspec.structs import replace

from app.catalog.catalog import Catalog
from app.catalog.form_fields import FormField
from app.catalog.items import Booking, Eligibility, Fee, FeeRule, Source
from app.catalog.lint.lint import errors
from app.catalog.places import Area, Division, Window
from app.catalog.procedures import Procedure
from app.catalog.texts import Texts
from app.formats.catalog_bytes import Form, read_upload, written
from app.ports import Deps
from app.services.catalogue import catalog_export, catalog_import
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import NoSuchCentre
from tests.make import CENTRE, ITEM, LONG_ITEM, a_catalog, a_centre, a_town, an_item, an_opening
from tests.services.catalogue.test_catalog_import import STAFFED, everything

OLD = {">=": [{"var": "age"}, 80]}


@pytest.mark.parametrize("form", ["xlsx", "yaml", "json", "zip"])
async def test_import_export_import_changes_nothing(deps: Deps, form: Form) -> None:
    late = {"starts": time(18), "ends": time(20), "breaks": (), "off_hours": True}
    evening = an_opening(code="evening", days=(1, 4), items=(ITEM,), **late)
    fee = Fee(fen=500, basis="标准", rules=(FeeRule(when=OLD, fen=0),))
    name = Texts(zh="高龄津贴", bo="ལོ་མཐོ།", more={"ii": "ꀊꃀ"})
    rule = Eligibility(key="age", holds=OLD, says="未满八十周岁")
    form_of = Procedure(form=(FormField(key="age", label="年龄", kind="number"),))
    values = {"fee": fee, "name": name, "eligibility": (rule,), "procedure": form_of}
    await a_town(deps, (an_opening(), evening), **values)
    await catalog_import.take_in(deps, STAFFED)
    gone = an_item("gone", state="cancelled", booking=Booking())
    await catalog_import.take_in(deps, Catalog(items=(gone, an_item("rest", state="paused"))))
    before = await everything()

    exported = await catalog_export.catalog_of(None, None)
    catalog, problems = read_upload(f"all.{form}", written(exported, form))
    await catalog_import.take_in(deps, catalog)

    assert catalog == exported
    assert errors(problems) == []
    assert await everything() == before


async def test_a_centre_brings_what_it_offers_and_the_divisions_around_it(deps: Deps) -> None:
    await a_town(deps)
    await catalog_import.take_in(deps, Catalog(items=(an_item("elsewhere"),)))

    catalog = await catalog_export.catalog_of(None, CENTRE)

    assert [one.code for one in catalog.divisions] == ["511500000000", "511503000000", CENTRE]
    assert [one.code for one in catalog.items] == sorted([ITEM, LONG_ITEM])
    source, offers = Source(document="从系统导出"), a_centre().items[::-1]
    assert catalog.centres == (replace(a_centre(), source=source, items=offers),)


async def test_single_items_come_without_places(deps: Deps) -> None:
    await a_town(deps)

    assert await catalog_export.catalog_of([ITEM], None) == Catalog(items=(an_item(),))


async def test_the_area_of_a_window_is_named_by_its_code_again(deps: Deps) -> None:
    areas = (Area(code="a", name="甲区"), Area(code="b", name=Texts(zh="乙区", bo="ཀ")))
    windows = (Window(code="w1", name="1号", area="b", holder="民政办", third_party=True),)
    await a_town(deps)
    await catalog_import.take_in(deps, Catalog(centres=(a_centre(areas=areas, windows=windows),)))

    catalog = await catalog_export.catalog_of(None, CENTRE)

    assert (catalog.centres[0].areas, catalog.centres[0].windows) == (areas, windows)


async def test_a_division_keeps_its_life_span(deps: Deps) -> None:
    await catalog_import.take_in(deps, a_catalog())

    catalog = await catalog_export.catalog_of(None, None)

    assert Division(code=CENTRE, level="township", name="刘家镇") in catalog.divisions


async def test_what_is_not_there_is_refused(deps: Deps) -> None:
    with pytest.raises(NoSuchItem):
        await catalog_export.catalog_of(["nothing"], None)
    with pytest.raises(NoSuchCentre):
        await catalog_export.catalog_of(None, "511503999000")
