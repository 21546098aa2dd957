"""The catalogue of services over HTTP."""

import pytest

from app.catalog.catalog import Catalog
from app.services.catalogue import catalog_import
from tests.make import CENTRE, ITEM, LONG_ITEM, a_town, an_item
from tests.routes.client import Town, language, refused


async def test_a_list_of_services_is_cards(town: Town) -> None:
    await a_town(town.deps)

    told = await town.get("/v1/items", language("en"), q="allowance")

    assert told["next"] is None
    assert told["items"][-1] == {
        "code": ITEM,
        "name": "Old-age allowance",
        "family": "welfare",
        "summary": "八十岁以上老人按月领取津贴",
        "mode": "promise",
        "bookable": True,
        "duration_minutes": 30,
        "promised_workdays": 5,
        "fee_fen": 0,
        "language": "en",
    }


async def test_the_cursor_leads_to_the_end_and_no_further(town: Town) -> None:
    more = tuple(an_item(f"item-{n}") for n in range(7))
    await catalog_import.take_in(town.deps, Catalog(items=more))

    read: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        told = await town.get("/v1/items", cursor=cursor, limit=3)
        read += [card["code"] for card in told["items"]]
        cursor = told["next"]

    assert read == [item.code for item in more]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"family": "welfare"}, [LONG_ITEM, ITEM]),
        ({"family": "government"}, []),
        ({"centre": CENTRE, "q": "宅基地"}, [LONG_ITEM]),
        ({"centre": "999999999999"}, []),
        ({"q": "", "family": "", "cursor": ""}, [LONG_ITEM, ITEM]),
    ],
)
async def test_a_list_is_narrowed_down(town: Town, query: dict[str, str], codes: list[str]) -> None:
    await a_town(town.deps)

    told = await town.get("/v1/items", None, **query)

    assert [card["code"] for card in told["items"]] == codes


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"cursor": "abc"}, "bad-cursor"),
        ({"limit": "0"}, "invalid"),
        ({"limit": "101"}, "invalid"),
        ({"family": "other"}, "invalid"),
        ({"q": "x" * 61}, "invalid"),
        ({"q": "a\0b"}, "invalid"),
        ({"page": "2"}, "invalid"),
    ],
)
async def test_a_question_that_cannot_be_is_refused(
    town: Town, query: dict[str, str], code: str
) -> None:
    answer = await town.http.get("/v1/items", params=query)

    assert refused(answer) == (422, code)


async def test_a_guide_may_be_kept_for_a_minute_and_is_not_sent_twice(town: Town) -> None:
    await a_town(town.deps)
    first = await town.http.get(f"/v1/items/{ITEM}")

    again = await town.http.get(
        f"/v1/items/{ITEM}", headers={"If-None-Match": first.headers["etag"]}
    )
    other = await town.http.get(
        f"/v1/items/{ITEM}",
        headers={"If-None-Match": first.headers["etag"], "Accept-Language": "bo"},
    )

    assert first.headers["cache-control"] == "public, max-age=60"
    assert (again.status_code, other.status_code) == (304, 200)
    assert other.json()["name"] == "ལོ་མཐོའི་རོགས་དངུལ།"


async def test_a_guide_has_every_field_that_people_are_told_at_once(town: Town) -> None:
    await a_town(town.deps)

    guide = await town.get(f"/v1/items/{ITEM}", language("en"), centre=CENTRE)

    assert guide["language"] == "en"
    assert guide["materials"][0] == {
        "name": "身份证",
        "kind": "original",
        "count": 1,
        "required": True,
        "source": "",
        "gap_allowed": False,
        "note": "",
        "sample": "",
        "when": "",
    }
    assert set(guide) == {
        *("code", "version", "name", "family", "summary", "type", "mode", "language"),
        *("legal_basis", "accepting_unit", "conditions", "process", "discretion", "materials"),
        *("fee", "statutory_workdays", "promised_workdays", "phone", "complaint_phone"),
        *("place_and_hours", "result", "source", "booking", "centres", "eligibility"),
    }


@pytest.mark.parametrize(
    ("tag", "detail"),
    [
        ("zh-CN", "没有找到这个事项，可能已经不办了。"),
        ("en", "There is no such service, or it is no longer offered."),
    ],
)
async def test_a_service_that_is_no_longer_given_is_not_found(
    town: Town, tag: str, detail: str
) -> None:
    await a_town(town.deps)
    gone = Catalog(items=(an_item(state="cancelled"),))
    await catalog_import.take_in(town.deps, gone)

    answer = await town.http.get(f"/v1/items/{ITEM}", headers=language(tag))

    assert refused(answer) == (404, "no-such-item")
    assert answer.json()["detail"] == detail
