"""A file at the console: tried first, then every service in it a draft, or none."""

from typing import Any

import pytest
from msgspec import structs

from app.catalog.catalog import Catalog
from app.formats.catalog_bytes import UnreadableFile, written
from app.models.centre import Centre
from app.models.item_draft import ItemDraft
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.catalogue import item_drafts, item_imports
from app.services.catalogue.item_imports import File, ImportView
from app.services.house.access import EditorsOnly
from tests.make import CENTRE, ITEM, LONG_ITEM, a_catalog, an_item
from tests.services.drafted_items import Editors, a_draft, edited_town, published


def a_file(*items: Any, form: Any = "json", **parts: Any) -> File:
    """A catalogue with these items as somebody uploads it."""
    return File(f"services.{form}", written(Catalog(items=items, **parts), form))


async def taken(deps: Deps, town: Editors, file: File, dry_run: bool = False) -> ImportView:
    return await item_imports.take_in(deps, town.qian, CENTRE, file, dry_run, "zh")


def named(code: str, **values: Any) -> Any:
    return an_item(code, name=f"服务 {code}", **values)


@pytest.mark.parametrize("form", ["xlsx", "yaml", "json", "zip"])
async def test_a_file_becomes_drafts_of_what_is_new_or_changed(deps: Deps, form: str) -> None:
    town = await edited_town(deps)
    same = next(one for one in a_catalog().items if one.code == LONG_ITEM)
    file = a_file(named("free-bus"), an_item(summary="七十岁以上"), same, form=form)

    tried = await taken(deps, town, file, dry_run=True)
    before = await ItemDraft.all().count()
    made = await taken(deps, town, file)

    assert (tried.problems, tried.items, tried.unchanged, tried.drafts) == (
        [],
        ["free-bus", ITEM],
        [LONG_ITEM],
        [],
    )
    assert before == 0
    drafts = await ItemDraft.all().order_by("code")
    assert {one.id for one in drafts} == set(made.drafts)
    assert [(one.code, one.origin, one.base) for one in drafts] == [
        ("free-bus", "import", 0),
        (ITEM, "import", 1),
    ]
    assert drafts[1].body["summary"] == "七十岁以上"
    assert await AuditEntry.filter(act="items-imported").count() == 1


async def test_an_imported_draft_is_published_like_any_other(deps: Deps) -> None:
    town = await edited_town(deps)
    made = await taken(deps, town, a_file(named("free-bus")))

    draft = await item_drafts.shown(deps, town.ma, made.drafts[0], "zh")

    assert (await published(deps, town.ma, draft)).number == 1


async def test_one_error_and_nothing_is_written(deps: Deps) -> None:
    town = await edited_town(deps)
    file = a_file(named("free-bus"), named("night-bus", phone="not a phone"))

    made = await taken(deps, town, file)

    assert [one.severity for one in made.problems] == ["error"]
    assert made.drafts == []
    assert await ItemDraft.all().count() == 0


async def test_a_service_somebody_works_on_stops_the_file(deps: Deps) -> None:
    town = await edited_town(deps)
    await a_draft(deps, town.ma)

    made = await taken(deps, town, a_file(an_item(summary="七十岁以上"), named("free-bus")))

    assert [(one.message, one.severity) for one in made.problems] == [
        (f"事项“{ITEM}”已经有草稿，请先发布或删除那份草稿", "error")
    ]
    assert await ItemDraft.all().count() == 1


async def test_offices_in_a_file_are_left_alone(deps: Deps) -> None:
    town = await edited_town(deps)
    whole = a_catalog()
    centres = tuple(structs.replace(one, name="改名的中心") for one in whole.centres)

    made = await taken(deps, town, a_file(named("free-bus"), *whole.items, centres=centres))

    assert {one.severity for one in made.problems} == {"warning"}
    assert made.problems[-1].message == "这里只导入事项，文件里的区划和中心没有改动"
    assert len(made.drafts) == 1
    assert "改名的中心" not in [one.name["zh"] for one in await Centre.all()]


async def test_what_is_no_catalogue_is_refused(deps: Deps) -> None:
    town = await edited_town(deps)

    with pytest.raises(UnreadableFile):
        await taken(deps, town, File("services.docx", b"PK"))
    with pytest.raises(EditorsOnly):
        await item_imports.take_in(
            deps, town.staffed.wang, CENTRE, a_file(named("free-bus")), True, "zh"
        )
