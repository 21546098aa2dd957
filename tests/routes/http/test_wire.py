"""What an operation reads, answers and leaves behind."""

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import msgspec
import pytest

from app.routes.http.answering import encode
from tests.routes.toy import EXAMPLE, office, visiting

KEY = {"Idempotency-Key": "0193a5c0-7b1e-7c3a-9f00-5d2b6a1e4f10"}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with visiting(office()) as client:
        yield client


def errors(answer: httpx.Response) -> dict[str, str]:
    return {error["pointer"]: error["detail"] for error in answer.json()["errors"]}


async def test_a_form_is_read_and_its_answer_is_in_utc(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/bookings", json=EXAMPLE, headers=KEY)

    assert answer.status_code == 201
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {
        "id": KEY["Idempotency-Key"],
        "starts_at": "2026-11-23T01:30:00Z",
        "name": "杨秀英",
    }


async def test_moments_deep_in_an_answer_are_in_utc_too(client: httpx.AsyncClient) -> None:
    headers = {"Authorization": "Bearer resident-token"}

    answer = await client.get("/v1/bookings/mine", headers=headers)

    assert answer.json() == {"name": "杨秀英", "made": ["2026-01-01T00:00:00Z"]}


async def test_answers_encoded_earlier_and_free_text_pass_through() -> None:
    kept = msgspec.Raw(b'{"at":"2026-01-01T08:00:00.5+08:00","note":"call +08:00"}')

    body = encode({"kept": kept, "odd": "2026-99-01T08:00:00+08:00"})

    assert json.loads(body) == {
        "kept": {"at": "2026-01-01T00:00:00.500000Z", "note": "call +08:00"},
        "odd": "2026-99-01T08:00:00+08:00",
    }


async def test_every_wrong_field_is_named_at_once_in_chinese(client: httpx.AsyncClient) -> None:
    form = {
        "starts_at": "tomorrow",
        "visitor": {"name": "", "phone": "123", "age": 80},
        "seats": 9,
        "family": "other",
        "note": "太长的一句话了",
        "wishes": ["a", "b", "c"],
    }

    answer = await client.post("/v1/bookings", json=form, headers=KEY)

    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid"
    assert errors(answer) == {
        "/starts_at": "时间要写成 2026-02-12T01:30:00Z 这样\uff0c带时区。",
        "/visitor/name": "请填写这一项。",
        "/visitor/phone": "手机号应是 11 位数字。",
        "/visitor/age": "没有这一项\uff0c请去掉。",
        "/seats": "不能大于 3。",
        "/family": "只能是其中一个\uff1agovernment, welfare。",
        "/note": "最多 5 个字。",
        "/wishes": "最多 2 项。",
    }


async def test_wrong_fields_are_told_in_the_language_of_the_caller(
    client: httpx.AsyncClient,
) -> None:
    form = {"starts_at": 5, "visitor": {"name": 5}}

    english = await client.post(
        "/v1/bookings", json=form, headers={**KEY, "Accept-Language": "fr, en-GB;q=0.8, zh;q=0.1"}
    )
    tibetan = await client.post(
        "/v1/bookings", json=form, headers={**KEY, "Accept-Language": "bo-CN"}
    )

    assert errors(english) == {
        "/starts_at": "This must be text.",
        "/visitor/name": "This must be text.",
    }
    assert errors(tibetan) == {
        "/starts_at": "འདིར་ཡི་གེ་འབྲི་དགོས།",
        "/visitor/name": "འདིར་ཡི་གེ་འབྲི་དགོས།",
    }


@pytest.mark.parametrize(
    ("form", "pointer", "detail"),
    [
        ({}, "/starts_at", "请填写这一项。"),
        ([], "", "这里要填一组内容。"),
        ({**EXAMPLE, "seats": 2.5}, "/seats", "这里要填整数。"),
        (
            {**EXAMPLE, "starts_at": "2026-11-23T09:30:00"},
            "/starts_at",
            "时间要写成 2026-02-12T01:30:00Z 这样\uff0c带时区。",
        ),
        ({**EXAMPLE, "wishes": ["a", 5]}, "/wishes/1", "这里要填文字。"),
        ({**EXAMPLE, "a/b~c": 1}, "/a~1b~0c", "没有这一项\uff0c请去掉。"),
    ],
)
async def test_a_wrong_field_is_found_wherever_it_is(
    client: httpx.AsyncClient, form: Any, pointer: str, detail: str
) -> None:
    answer = await client.post("/v1/bookings", json=form, headers=KEY)

    assert answer.status_code == 422
    assert errors(answer)[pointer] == detail


async def test_a_whole_number_may_be_written_with_a_point(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/bookings", json={**EXAMPLE, "seats": 2.0}, headers=KEY)

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (b'{"starts_at":', "application/json", 400, "malformed-json"),
        (b"", "application/json", 400, "malformed-json"),
        (b'{"visitor":"\xff"}', "application/json", 400, "malformed-json"),
        (b"[" * 100_000, "application/json", 400, "malformed-json"),
        (b"{}", "text/plain", 415, "wrong-content-type"),
    ],
)
async def test_what_is_not_json_is_turned_away(
    client: httpx.AsyncClient, content: bytes, kind: str, status: int, code: str
) -> None:
    headers = {**KEY, "Content-Type": kind}

    answer = await client.post("/v1/bookings", content=content, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("key", [{}, {"Idempotency-Key": "again"}])
async def test_a_write_that_may_be_repeated_needs_its_key(
    client: httpx.AsyncClient, key: dict[str, str]
) -> None:
    answer = await client.post("/v1/bookings", json=EXAMPLE, headers=key)

    assert (answer.status_code, answer.json()["code"]) == (422, "key-missing")
    assert errors(answer) == {"/Idempotency-Key": "这里要填一个 UUID。"}


async def test_a_query_is_read_by_its_types_and_blanks_count_as_absent(
    client: httpx.AsyncClient,
) -> None:
    asked = "start=2026-11-23&days=3&off_hours=true&weight=&tag=a&tag=b&stranger=1"

    answer = await client.get(f"/v1/centres/511325000000/week?{asked}")

    assert answer.json() == {
        "centre": "511325000000",
        "week": {
            "start": "2026-11-23",
            "days": 3,
            "off_hours": True,
            "weight": None,
            "tag": ["a", "b"],
        },
        "language": "zh",
    }


async def test_every_wrong_parameter_of_a_query_is_named(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/centres/1/week?days=99&off_hours=maybe&weight=x")

    assert answer.status_code == 422
    assert errors(answer) == {
        "/start": "请填写这一项。",
        "/days": "不能大于 31。",
        "/off_hours": "这里只能填是或否。",
        "/weight": "这里要填数字。",
    }


@pytest.mark.parametrize(
    ("method", "path", "token", "status"),
    [
        ("GET", "/v1/bookings/mine", None, 401),
        ("GET", "/v1/bookings/mine", "stranger-token", 401),
        ("GET", "/v1/bookings/mine", "resident-token", 200),
        ("DELETE", f"/v1/bookings/{KEY['Idempotency-Key']}", None, 401),
        ("DELETE", f"/v1/bookings/{KEY['Idempotency-Key']}", "resident-token", 403),
        ("DELETE", f"/v1/bookings/{KEY['Idempotency-Key']}", "clerk-token", 204),
        ("GET", "/v1/centres/1", "stranger-token", 200),
    ],
)
async def test_an_operation_lets_in_whom_it_is_for(
    client: httpx.AsyncClient, method: str, path: str, token: str | None, status: int
) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}

    answer = await client.request(method, path, headers=headers)

    assert answer.status_code == status
    assert answer.headers.get("www-authenticate") == ("Bearer" if status == 401 else None)


async def test_nothing_to_say_is_said_without_a_body(client: httpx.AsyncClient) -> None:
    headers = {"Authorization": "Bearer clerk-token"}

    answer = await client.delete(f"/v1/bookings/{KEY['Idempotency-Key']}", headers=headers)

    assert (answer.status_code, answer.content) == (204, b"")


async def test_a_public_answer_may_be_kept_and_is_not_sent_twice(
    client: httpx.AsyncClient,
) -> None:
    first = await client.get("/v1/centres/1")

    again = await client.get("/v1/centres/1", headers={"If-None-Match": first.headers["etag"]})

    assert first.headers["cache-control"] == "public, max-age=60"
    assert first.headers["vary"] == "accept-language, authorization"
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


async def test_an_answer_that_a_caller_signed_in_for_is_kept_by_nobody_else(
    client: httpx.AsyncClient,
) -> None:
    headers = {"Authorization": "Bearer resident-token"}

    answer = await client.get("/v1/centres/1", headers=headers)

    assert answer.headers["cache-control"] == "private, max-age=60"


async def test_answers_carry_safe_headers_and_open_no_door_to_other_sites(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.post(
        "/v1/bookings", json=EXAMPLE, headers={**KEY, "Origin": "https://elsewhere.example"}
    )

    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert not [name for name in answer.headers if name.startswith("access-control")]


async def test_a_page_has_a_content_policy_unless_it_is_declared_open() -> None:
    async with visiting(office()) as client:
        closed = await client.get("/v1/centres/1/board")
    async with visiting(office(open_pages=("/v1/centres",))) as client:
        opened = await client.get("/v1/centres/1/board")

    assert closed.text == opened.text == "<h1>村口</h1>"
    assert "frame-ancestors 'none'" in closed.headers["content-security-policy"]
    assert "content-security-policy" not in opened.headers


async def test_a_plain_request_id_is_kept_and_any_other_replaced(
    client: httpx.AsyncClient,
) -> None:
    kept = await client.get("/v1/centres/1", headers={"X-Request-ID": "phone-0001.a_b"})
    replaced = await client.get("/nowhere", headers={"X-Request-ID": "x" * 65})

    assert kept.headers["x-request-id"] == "phone-0001.a_b"
    assert replaced.headers["x-request-id"] == replaced.json()["request_id"]
    assert len(replaced.headers["x-request-id"]) == 32


async def test_the_access_log_tells_the_route_and_never_what_was_filled_in(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "cunkou.access")
    app = office()
    async with visiting(app) as client:
        first, second = {"X-Request-ID": "a" * 8}, {"X-Request-ID": "b" * 8}
        await client.get("/v1/centres/511325/week?start=2026-11-23", headers=first)
        await client.get("/secret/13800000000", headers=second)
        app.ctx.access_log = False
        await client.get("/v1/centres/1")

    lines = [json.loads(line) for record in caplog.records for line in record.message.split("\n")]
    assert [{**line, "ms": None} for line in lines] == [
        {
            "method": "GET",
            "route": "/v1/centres/<centre:str>/week",
            "status": 200,
            "ms": None,
            "request_id": "a" * 8,
        },
        {"method": "GET", "route": None, "status": 404, "ms": None, "request_id": "b" * 8},
    ]
