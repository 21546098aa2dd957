"""The catalogue over HTTP: drafts, publishing, versions, files."""

from typing import Any

import httpx
import pytest

from app.catalog.catalog import Catalog
from app.formats.catalog_bytes import read_upload, written
from tests.make import CENTRE, ITEM, LONG_ITEM, OTHER_CENTRE, an_item
from tests.people import WANG
from tests.routes.client import Headers, Town, a_key, refused
from tests.services.drafted_items import MA, QIAN, edited_town

DRAFTS = "/v1/staff/drafts"


async def begun(town: Town, headers: Headers, code: str = ITEM, **form: Any) -> Any:
    """A draft of the item itself, unless `form` says otherwise."""
    body = {"centre": CENTRE, "code": code, "from": code, **form}
    answer = await town.post(DRAFTS, headers, body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def put(town: Town, headers: Headers, draft: Any, **changes: Any) -> httpx.Response:
    body = {"revision": draft["revision"], "body": {**draft["body"], **changes}}
    return await town.http.put(f"{DRAFTS}/{draft['id']}", headers=headers, json=body)


async def test_a_change_of_a_service_from_draft_to_undo(town: Town) -> None:
    await edited_town(town.deps)
    qian, ma = await town.sign_in(QIAN), await town.sign_in(MA)
    draft = await begun(town, qian)
    kept = (await put(town, qian, draft, promised_workdays=3)).json()
    path = f"{DRAFTS}/{draft['id']}"

    changes = (await town.get(f"{path}/changes", ma))["changes"]
    touched = await town.get(f"{path}/touched", ma)
    checked = (await town.post(f"{path}/check", ma, {"revision": 2})).json()
    what_if = await town.get(f"{path}/what-if", ma)
    made = await town.post(f"{path}/publish", ma, {"revision": 2, "note": "提速"})
    gone = await town.http.get(path, headers=ma)
    versions = await town.get(f"/v1/staff/items/{ITEM}/versions", ma)
    told = await town.get(f"/v1/staff/items/{ITEM}/versions/1/changes/2", ma)
    body = await town.get(f"/v1/staff/items/{ITEM}/versions/1", ma)
    undone = await town.post(
        f"/v1/staff/items/{ITEM}/restore", ma, {"centre": CENTRE, "number": 1, "note": "写错"}
    )

    assert (kept["revision"], kept["state"], kept["problems"]) == (2, "draft", [])
    assert [(one["kind"], one["pointer"]) for one in changes] == [("changed", "/promised_workdays")]
    assert touched == {"cases": []}
    assert (checked["state"], checked["checked_by_name"]) == ("checked", "马管理")
    assert what_if["cases"] == 0
    assert (made.status_code, made.json()["number"], made.json()["state"]) == (201, 2, "current")
    assert refused(gone) == (404, "no-such-draft")
    assert [(one["number"], one["state"]) for one in versions["versions"]] == [
        (2, "current"),
        (1, "past"),
    ]
    assert told["changes"] == changes
    assert body["body"]["promised_workdays"] == 5
    assert [one["undo_of"] for one in undone.json()["versions"]] == [1, None, None]
    assert (await town.get(f"/v1/items/{ITEM}"))["promised_workdays"] == 5


async def test_two_editors_do_not_overwrite_each_other(town: Town) -> None:
    await edited_town(town.deps)
    qian, ma = await town.sign_in(QIAN), await town.sign_in(MA)
    draft = await begun(town, qian)

    mine = await put(town, qian, draft, summary="钱的话")
    theirs = await put(town, ma, draft, summary="马的话")
    again = await put(town, qian, draft, summary="钱的话")

    assert (mine.status_code, refused(theirs)) == (200, (409, "draft-changed"))
    assert again.json() == mine.json()


async def test_the_errors_of_a_draft_are_told_at_their_places(town: Town) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)
    draft = await begun(town, qian)
    wrong = (await put(town, qian, draft, phone="abc", materials=[{"name": "照片"}])).json()

    answer = await town.post(f"{DRAFTS}/{draft['id']}/publish", qian, {"revision": 2})

    assert [one["pointer"] for one in wrong["problems"]] == ["/materials/0/kind"]
    assert refused(answer) == (422, "draft-has-errors")
    assert [one["pointer"] for one in answer.json()["errors"]] == ["/body/materials/0/kind"]
    assert "种类" in answer.json()["errors"][0]["detail"]


async def test_a_repeated_publication_is_answered_alike(town: Town) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)
    draft = await begun(town, qian)
    headers = {**qian, **a_key()}
    path = f"{DRAFTS}/{draft['id']}/publish"

    answers = [await town.http.post(path, headers=headers, json={"revision": 1}) for _ in range(2)]

    assert answers[0].content == answers[1].content
    assert len((await town.get(f"/v1/staff/items/{ITEM}/versions", qian))["versions"]) == 2


async def test_a_version_is_scheduled_and_taken_back(town: Town) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)
    draft = await begun(town, qian)
    release = {"revision": 1, "from_on": "2026-06-01"}
    made = await town.post(f"{DRAFTS}/{draft['id']}/publish", qian, release)
    rows = (await town.get("/v1/staff/catalogue", qian, centre=CENTRE))["items"]

    back = await town.post(
        f"/v1/staff/items/{ITEM}/versions/2/take-back", qian, {"centre": CENTRE, "note": ""}
    )
    again = await town.post(
        f"/v1/staff/items/{ITEM}/versions/2/take-back", qian, {"centre": CENTRE}
    )

    assert made.json()["state"] == "scheduled"
    assert [one["next"] for one in rows if one["code"] == ITEM] == [
        {"number": 2, "from_on": "2026-06-01"}
    ]
    assert back.json()["versions"][0]["state"] == "taken-back"
    assert refused(again) == (409, "not-scheduled")


async def test_a_service_is_ended(town: Town) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)

    ended = await town.post(f"/v1/staff/items/{ITEM}/withdraw", qian, {"centre": CENTRE})
    again = await town.post(f"/v1/staff/items/{ITEM}/withdraw", qian, {"centre": CENTRE})

    assert (ended.json()["state"], refused(again)) == ("withdrawn", (409, "already-withdrawn"))
    assert (await town.http.get(f"/v1/items/{ITEM}")).status_code == 404


async def test_a_draft_is_thrown_away(town: Town) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)
    draft = await begun(town, qian, "free-bus", **{"from": "", "name": "免费公交"})

    gone = await town.http.delete(f"{DRAFTS}/{draft['id']}", headers=qian)
    again = await town.http.delete(f"{DRAFTS}/{draft['id']}", headers=qian)

    assert (gone.status_code, refused(again)) == (204, (404, "no-such-draft"))


async def test_who_edits_nothing_reads_the_catalogue_alone(town: Town) -> None:
    await edited_town(town.deps)
    wang = await town.sign_in(WANG)
    body = {"centre": CENTRE, "code": ITEM, "from": ITEM}

    assert (await town.get("/v1/staff/catalogue", wang, centre=CENTRE))["may_edit"] is False
    assert refused(await town.post(DRAFTS, wang, body)) == (403, "editors-only")
    assert (await town.http.get("/v1/staff/catalogue?centre=x")).status_code == 401


async def sent(town: Town, headers: Headers, file: tuple[str, bytes], **form: Any) -> Any:
    return await town.http.post(
        "/v1/staff/catalogue/import",
        headers={**a_key(), **headers},
        data={"centre": CENTRE, **form},
        files={"file": file},
    )


@pytest.mark.parametrize("form", ["xlsx", "json"])
async def test_a_file_is_tried_and_then_taken_in(town: Town, form: Any) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)
    item = an_item("free-bus", name="免费公交")
    file = (f"services.{form}", written(Catalog(items=(item,)), form))

    tried = (await sent(town, qian, file, dry_run="true")).json()
    made = (await sent(town, qian, file, dry_run="false")).json()
    nothing = await sent(town, qian, ("services.doc", b"hello"))

    assert tried == {"problems": [], "items": ["free-bus"], "unchanged": [], "drafts": []}
    assert len(made["drafts"]) == 1
    assert refused(nothing) == (422, "unreadable-file")
    draft = await town.get(f"{DRAFTS}/{made['drafts'][0]}", qian)
    assert (draft["origin"], draft["name"], draft["problems"]) == ("import", "免费公交", [])


@pytest.mark.parametrize("form", ["xlsx", "yaml", "json", "zip"])
async def test_services_leave_as_a_file_that_comes_in_unchanged(town: Town, form: str) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)

    answer = await town.http.get(
        "/v1/staff/catalogue/export",
        headers=qian,
        params={"centre": CENTRE, "form": form, "codes": f"{ITEM}, {LONG_ITEM}"},
    )
    back = await sent(town, qian, (f"back.{form}", answer.content), dry_run="true")

    assert f'filename="cunkou-{CENTRE}.{form}"' in answer.headers["content-disposition"]
    assert sorted(back.json()["unchanged"]) == sorted([ITEM, LONG_ITEM])
    assert back.json()["items"] == []


async def test_an_office_leaves_with_all_it_offers_and_an_empty_workbook(town: Town) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)

    whole = await town.http.get(
        "/v1/staff/catalogue/export", headers=qian, params={"centre": CENTRE, "form": "json"}
    )
    empty = await town.http.get("/v1/staff/catalogue/template", headers=qian)

    told = whole.json()
    assert [item["code"] for item in told["items"]] == sorted([ITEM, LONG_ITEM])
    assert [centre["code"] for centre in told["centres"]] == [CENTRE]
    catalog, problems = read_upload("a.xlsx", empty.content)
    assert (catalog, problems) == (Catalog(), [])


async def test_a_neighbours_services_are_offered_here_too(town: Town) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)
    draft = await begun(town, qian, "free-bus", **{"from": ITEM, "name": "免费公交"})
    await town.post(
        f"{DRAFTS}/{draft['id']}/publish", qian, {"revision": 1, "centre_offers": False}
    )
    form = {"centre": CENTRE, "items": ["free-bus"]}

    added = await town.post("/v1/staff/catalogue/adopt", qian, form)
    nowhere = await town.post("/v1/staff/catalogue/adopt", qian, {**form, "from": OTHER_CENTRE})

    assert (added.json(), refused(nowhere)) == ({"added": ["free-bus"]}, (404, "no-such-item"))


async def test_the_designer_learns_the_kinds_and_reads_conditions(town: Town) -> None:
    await edited_town(town.deps)
    qian = await town.sign_in(QIAN)
    form = [{"key": "married", "label": "是否已婚", "kind": "yes_no"}, {"key": "unfinished"}]

    kinds = (await town.get("/v1/staff/catalogue/kinds", qian))["kinds"]
    good = await town.http.post(
        "/v1/staff/catalogue/sentence",
        headers=qian,
        json={"form": form, "condition": {"==": [{"var": "married"}, True]}},
    )
    wrong = await town.http.post(
        "/v1/staff/catalogue/sentence",
        headers=qian,
        json={"form": form, "condition": {"==": [{"var": "nobody"}, True]}},
    )

    assert {"text", "family", "signature"} <= {kind["slug"] for kind in kinds}
    assert all(kind["editor"]["type"] == "object" for kind in kinds)
    assert ("是否已婚" in good.json()["sentence"], good.json()["problems"]) == (True, [])
    assert [one["severity"] for one in wrong.json()["problems"]] == ["error"]
