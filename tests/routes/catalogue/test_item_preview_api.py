"""A draft on a phone: its guide and its application, checked in full and never filed."""

from typing import Any

from app.models.case import Case
from tests.make import CENTRE, ITEM, LONG_ITEM, OTHER_CENTRE
from tests.routes.client import Town, language, refused
from tests.services.drafted_items import a_draft, edited_town, published, saved

FORM = [
    {"key": "born", "label": "出生日期", "kind": "date"},
    {"key": "lives", "label": {"zh": "居住", "en": "Living"}, "kind": "text", "required": False},
]
RULE = {"key": "old", "holds": {">=": [{"age": [{"var": "born"}]}, 80]}, "says": "要满八十岁"}
BEARER = {"Authorization": "Bearer preview"}


async def a_preview(town: Town, **changes: Any) -> str:
    """The address under which a draft with these changes is looked at."""
    editors = await edited_town(town.deps)
    draft = await a_draft(town.deps, editors.qian)
    draft = await saved(town.deps, editors.qian, draft, **changes)
    return f"/preview/{draft.preview_token}/v1"


async def test_the_phone_signs_in_as_nobody(town: Town) -> None:
    at = await a_preview(town)

    session = await town.http.post(f"{at}/sessions", json={"code": "preview"})
    person = await town.get(f"{at}/me", BEARER)
    real = await town.http.get("/v1/me", headers=BEARER)

    assert (session.status_code, session.json()["token"]) == (201, "preview")
    assert (person["name"], person["roles"][0]["role"]) == ("预览", "resident")
    assert real.status_code == 401
    assert (await town.get(f"{at}/messages/templates", moment="case")) == {"templates": []}


async def test_the_guide_is_the_drafts_and_others_are_published_ones(town: Town) -> None:
    at = await a_preview(town, summary="七十岁以上", result=None)

    guide = await town.get(f"{at}/items/{ITEM}", BEARER, centre=CENTRE)
    other = await town.get(f"{at}/items/{LONG_ITEM}")
    listed = await town.get(f"{at}/items", q="高龄")

    assert (guide["summary"], guide["result"], guide["version"]) == ("七十岁以上", "…", 3)
    assert [one["code"] for one in guide["centres"]] == [CENTRE, OTHER_CENTRE]
    assert other["name"] == "宅基地申请"
    assert [one["code"] for one in listed["items"]] == [ITEM]
    assert (await town.get(f"/v1/items/{ITEM}"))["summary"] == "八十岁以上老人按月领取津贴"


async def test_a_draft_that_asks_without_end_is_not_shown(town: Town) -> None:
    asked = [{"key": f"q{n}", "label": "问", "kind": "text"} for n in range(61)]
    at = await a_preview(town, procedure={"form": asked})

    answer = await town.http.get(f"{at}/items/{ITEM}", params={"centre": CENTRE})

    assert refused(answer) == (409, "draft-unfinished")


async def test_the_application_is_the_drafts_in_the_callers_language(town: Town) -> None:
    at = await a_preview(town, procedure={"form": FORM})

    shown = await town.get(f"{at}/items/{ITEM}/application", language("en"), centre=CENTRE)

    assert [field["label"] for field in shown["form"]] == ["出生日期", "Living"]
    assert (shown["open"], shown["centre"]["code"]) == (True, CENTRE)


async def test_an_application_is_checked_in_full_and_never_filed(town: Town) -> None:
    at = await a_preview(town, procedure={"form": FORM}, eligibility=[RULE])
    filing = {"centre": CENTRE, "item": ITEM, "materials": [0]}

    async def tried(**answers: str) -> Any:
        return await town.http.post(
            f"{at}/cases", headers=BEARER, json={**filing, "answers": answers}
        )

    empty, young, right = (
        await tried(),
        await tried(born="1990-01-01"),
        await tried(born="1940-01-01"),
    )
    no_paper = await town.http.post(
        f"{at}/cases", json={**filing, "materials": [9], "answers": {"born": "1940-01-01"}}
    )

    assert refused(empty) == (422, "bad-answers")
    assert [one["pointer"] for one in empty.json()["errors"]] == ["/answers/born"]
    assert refused(young) == (422, "not-eligible")
    assert refused(no_paper) == (422, "no-such-material")
    assert refused(right) == (409, "preview-only")
    assert "什么都没有提交" in right.json()["detail"]
    assert await Case.all().count() == 0


async def test_a_preview_ends_with_its_draft(town: Town) -> None:
    editors = await edited_town(town.deps)
    draft = await a_draft(town.deps, editors.qian)
    at = f"/preview/{draft.preview_token}/v1"
    await published(town.deps, editors.qian, draft)

    for path in (f"/items/{ITEM}", "/me", "/centres", f"/centres/{CENTRE}", "/items"):
        assert refused(await town.http.get(f"{at}{path}")) == (404, "no-such-draft")


async def test_the_offices_are_the_real_ones(town: Town) -> None:
    at = await a_preview(town)

    found = await town.get(f"{at}/centres")
    one = await town.get(f"{at}/centres/{CENTRE}")

    assert len(found["items"]) == 2
    assert one["code"] == CENTRE
