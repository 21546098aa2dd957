"""Working on services: one draft each, saves that refuse to overwrite, problems by pointer."""

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from app.domain.catalogue.item_versions import (
    CodeTaken,
    DraftChanged,
    DraftExists,
    DraftHasErrors,
    NoSuchDraft,
    NoSuchVersion,
)
from app.models.item_draft import ItemDraft
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.catalogue import item_drafts
from app.services.catalogue.item_drafts import BadItemCode, DraftNameNeeded, DraftTooLarge
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import EditorsOnly, NoSuchCentre
from tests.make import CENTRE, ITEM, LONG_ITEM, OTHER_CENTRE
from tests.services.drafted_items import a_draft, changed, edited_town, saved


async def test_a_draft_of_a_service_begins_with_its_latest_wording(deps: Deps) -> None:
    town = await edited_town(deps)

    draft = await a_draft(deps, town.qian)

    assert (draft.code, draft.name, draft.centre) == (ITEM, "高龄津贴", CENTRE)
    assert (draft.base, draft.newest, draft.revision) == (1, 1, 1)
    assert (draft.state, draft.origin, draft.may_publish) == ("draft", "change", True)
    assert (draft.body["promised_workdays"], draft.problems) == (5, [])
    assert (draft.touched.open_cases, draft.touched.bookings, draft.touched.centres) == (0, 0, 2)
    assert (draft.made_by_name, draft.changed_by_name, draft.checked_by_name) == (
        "钱管理",
        "钱管理",
        "",
    )
    assert draft.preview_url.startswith(f"/console/phone/?preview={draft.preview_token}&bare=1")
    assert "summary" in draft.missing["bo"]


async def test_a_new_service_begins_with_its_name_and_tells_what_is_missing(deps: Deps) -> None:
    town = await edited_town(deps)

    draft = await a_draft(deps, town.qian, "free-bus", origin="", name="免费公交")

    assert (draft.base, draft.newest, draft.origin, draft.name) == (0, 0, "new", "免费公交")
    assert draft.body["phone"] == "0831-0000101"
    assert {problem.pointer for problem in draft.problems} >= {"/summary", "/source", "/type"}
    assert draft.missing == {}


async def test_a_copy_takes_the_text_of_another_service(deps: Deps) -> None:
    town = await edited_town(deps)

    draft = await a_draft(deps, town.qian, "free-bus", origin=ITEM, name="免费公交")

    assert (draft.origin, draft.base, draft.name, draft.body["code"]) == (
        "copy",
        0,
        "免费公交",
        "free-bus",
    )
    assert draft.body["promised_workdays"] == 5


async def test_a_draft_may_begin_from_an_older_version(deps: Deps) -> None:
    town = await edited_town(deps)
    await changed(deps, town.qian, promised_workdays=3)

    draft = await a_draft(deps, town.qian, number=1)

    assert (draft.body["promised_workdays"], draft.base) == (5, 2)
    with pytest.raises(NoSuchVersion):
        await a_draft(deps, town.qian, LONG_ITEM, number=7)


@pytest.mark.parametrize(
    ("code", "start", "refusal"),
    [
        ("free-bus", {"origin": ""}, DraftNameNeeded),
        ("Free Bus", {"origin": "", "name": "免费公交"}, BadItemCode),
        ("a" * 61, {"origin": "", "name": "免费公交"}, BadItemCode),
        ("free-bus", {"origin": "nothing"}, NoSuchItem),
        (ITEM, {"origin": "", "name": "免费公交"}, CodeTaken),
        (LONG_ITEM, {"origin": ITEM}, CodeTaken),
        (ITEM, {"centre": "999999999999"}, NoSuchCentre),
        (ITEM, {"centre": OTHER_CENTRE}, NoSuchCentre),
    ],
)
async def test_what_cannot_begin(
    deps: Deps, code: str, start: dict[str, str], refusal: type[Exception]
) -> None:
    town = await edited_town(deps)

    with pytest.raises(refusal):
        await a_draft(deps, town.qian, code, **start)

    assert await ItemDraft.all().count() == 0


async def test_a_service_has_one_draft(deps: Deps) -> None:
    town = await edited_town(deps)

    begun = await asyncio.gather(
        a_draft(deps, town.qian), a_draft(deps, town.ma), return_exceptions=True
    )

    assert sorted(type(one).__name__ for one in begun) == ["DraftExists", "DraftView"]
    with pytest.raises(DraftExists):
        await a_draft(deps, town.ma)


async def test_only_administrators_of_the_office_come_near_a_draft(deps: Deps) -> None:
    town = await edited_town(deps)
    clerk = town.staffed.wang
    draft = await a_draft(deps, town.qian)

    with pytest.raises(EditorsOnly):
        await a_draft(deps, clerk, LONG_ITEM)
    for stranger in (clerk, town.outsider):
        with pytest.raises(NoSuchDraft):
            await item_drafts.shown(deps, stranger, draft.id, "zh")
        with pytest.raises(NoSuchDraft):
            await saved(deps, stranger, draft, summary="别人改的")
        with pytest.raises(NoSuchDraft):
            await item_drafts.drop(deps, stranger, draft.id)
    with pytest.raises(NoSuchDraft):
        await item_drafts.shown(deps, town.qian, UUID(int=1), "zh")


async def test_a_save_keeps_what_is_wrong_and_tells_where(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)

    kept = await saved(deps, town.ma, draft, materials=[{"name": "身份证"}], extra=1, code="other")

    assert (kept.revision, kept.changed_by_name, kept.made_by_name) == (2, "马管理", "钱管理")
    assert kept.body["code"] == ITEM
    assert [(one.pointer, one.severity) for one in kept.problems] == [
        ("/extra", "error"),
        ("/materials/0/kind", "error"),
    ]


async def test_of_two_who_save_the_same_revision_one_is_refused(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)

    saves = await asyncio.gather(
        saved(deps, town.qian, draft, summary="钱的话"),
        saved(deps, town.ma, draft, summary="马的话"),
        return_exceptions=True,
    )

    assert sorted(type(one).__name__ for one in saves) == ["DraftChanged", "DraftView"]
    assert (await ItemDraft.get(id=draft.id)).revision == 2


async def test_a_save_whose_answer_was_lost_may_be_sent_again(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)

    first = await saved(deps, town.qian, draft, summary="八十岁以上")
    again = await saved(deps, town.qian, draft, summary="八十岁以上")

    assert again == first
    with pytest.raises(DraftChanged):
        await saved(deps, town.qian, draft, summary="八十五岁以上")


async def test_a_draft_has_an_upper_limit(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)

    with pytest.raises(DraftTooLarge):
        await saved(deps, town.qian, draft, summary="长" * 100_000)


async def test_a_draft_is_no_deeper_than_a_condition_may_be(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)
    deep: Any = True
    for _ in range(300):
        deep = {"!": [deep]}

    with pytest.raises(DraftTooLarge):
        await saved(deps, town.qian, draft, priority_when=deep)


async def test_a_checked_draft_is_unchecked_by_the_next_save(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)

    checked = await item_drafts.check(deps, town.ma, draft.id, 1, "zh")
    after = await saved(deps, town.qian, checked, summary="八十岁以上")

    assert (checked.state, checked.checked_by_name) == ("checked", "马管理")
    assert (after.state, after.checked_by_name) == ("draft", "")
    with pytest.raises(DraftChanged):
        await item_drafts.check(deps, town.ma, draft.id, 1, "zh")


async def test_a_draft_with_errors_is_not_checked(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await saved(deps, town.qian, await a_draft(deps, town.qian), mode="by magic")

    with pytest.raises(DraftHasErrors) as refusal:
        await item_drafts.check(deps, town.ma, draft.id, draft.revision, "zh")

    assert [one.pointer for one in refusal.value.problems] == ["/mode"]


async def test_a_dropped_draft_is_gone_and_another_may_begin(deps: Deps) -> None:
    town = await edited_town(deps)
    draft = await a_draft(deps, town.qian)

    await item_drafts.drop(deps, town.ma, draft.id)
    again = await a_draft(deps, town.qian)

    assert (again.id != draft.id, again.preview_token != draft.preview_token) == (True, True)
    acts = [
        row.act for row in await AuditEntry.filter(act__startswith="draft").order_by("at", "id")
    ]
    assert acts == ["draft-begun", "draft-dropped", "draft-begun"]


async def test_an_administrator_of_everywhere_edits_anything(deps: Deps) -> None:
    town = await edited_town(deps)
    everywhere = replace(town.qian, roles=(replace(town.qian.roles[0], centre_id=None),))

    draft = await a_draft(deps, everywhere, centre=OTHER_CENTRE)

    assert draft.centre == OTHER_CENTRE
