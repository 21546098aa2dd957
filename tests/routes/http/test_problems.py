"""How refusals look from outside, whoever made them."""

import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from sanic import Request, Sanic
from sanic.exceptions import ServiceUnavailable

from app.routes.http.languages import best_language
from tests.routes.toy import office, visiting


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with visiting(office()) as client:
        yield client


async def test_a_refusal_is_a_problem_in_the_language_of_the_caller(
    client: httpx.AsyncClient,
) -> None:
    headers = {"X-Request-ID": "phone-0001", "Accept-Language": "en"}

    answer = await client.post("/v1/bookings/refuse/slot-full", headers=headers)

    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {
        "type": "/docs#problem-slot-full",
        "title": "This time is full",
        "status": 409,
        "code": "slot-full",
        "detail": "This time has just filled up. Please choose another one.",
        "errors": [],
        "request_id": "phone-0001",
    }


@pytest.mark.parametrize(
    ("why", "status", "code", "detail"),
    [
        (
            "booking-limit",
            409,
            "booking-limit",
            "同一件事最多同时预约 3 次\uff0c请先办完或取消已有的预约。",
        ),
        ("booking-limit-untold", 409, "booking-limit", "预约次数到上限了"),
        ("river-high", 503, "river-high", "服务暂时连不上\uff0c请过几分钟再试。"),
        ("not-found", 404, "not-found", "没有找到您要看的内容\uff0c可能已经删除。"),
        ("forbidden", 403, "forbidden", "您的账号没有办理这一步的权限。"),
    ],
)
async def test_a_refusal_says_what_it_knows(
    client: httpx.AsyncClient, why: str, status: int, code: str, detail: str
) -> None:
    answer = await client.post(f"/v1/bookings/refuse/{why}")

    told = answer.json()
    assert (answer.status_code, told["status"]) == (status, status)
    assert (told["code"], told["detail"]) == (code, detail)


async def test_a_refusal_may_point_at_a_field(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/bookings/refuse/bad-phone")

    assert answer.json()["errors"] == [
        {
            "pointer": "/visitor/phone",
            "detail": "手机号应是 11 位数字\uff0c请核对后再填。",
        }
    ]


async def test_a_bug_is_logged_once_and_not_told(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)

    answer = await client.post("/v1/bookings/refuse/bug", headers={"X-Request-ID": "phone-0001"})

    assert (answer.status_code, answer.json()["code"]) == (500, "unexpected")
    assert "13800000000" not in answer.text
    logged = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [record.getMessage() for record in logged] == ["request phone-0001 failed"]
    assert logged[0].exc_info is not None


@pytest.mark.parametrize(
    ("method", "path", "status", "code", "allow"),
    [
        ("GET", "/nowhere", 404, "not-found", None),
        ("GET", "/v1/bookings/not-a-uuid/at-all", 404, "not-found", None),
        ("PUT", "/v1/bookings", 405, "method-not-allowed", {"POST"}),
    ],
)
async def test_what_the_router_refuses_is_a_problem_too(
    client: httpx.AsyncClient,
    method: str,
    path: str,
    status: int,
    code: str,
    allow: set[str] | None,
) -> None:
    answer = await client.request(method, path)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    allowed = answer.headers.get("allow")
    assert (allowed and set(allowed.split(", "))) == allow


async def test_handlers_outside_the_api_fail_as_problems_too() -> None:
    app = office()

    async def busy(request: Request) -> None:
        raise ServiceUnavailable("no details", headers={"Retry-After": "5"})

    async def broken(request: Request) -> None:
        raise ZeroDivisionError

    add(app, busy, broken)
    async with visiting(app) as client:
        late = await client.get("/busy")
        failed = await client.get("/broken")

    assert (late.status_code, late.json()["code"]) == (503, "unavailable")
    assert late.headers["retry-after"] == "5"
    assert (failed.status_code, failed.json()["code"]) == (500, "unexpected")


def add(app: Sanic, busy: object, broken: object) -> None:  # type: ignore[type-arg]
    app.add_route(busy, "/busy", name="busy")  # type: ignore[arg-type]
    app.add_route(broken, "/broken", name="broken")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        ("", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("bo-CN, zh;q=0.5", "bo"),
        ("en-US,en;q=0.5", "en"),
        ("de, fr;q=0.9", "zh"),
        ("en;q=0, bo;q=0.1", "bo"),
        ("zh;q=0.2, EN-gb;q=0.7", "en"),
        ("*", "zh"),
        ("en;q=nonsense, bo", "bo"),
        (";;;,,,=;q=q=", "zh"),
    ],
)
def test_the_language_is_the_one_the_caller_reads_best(wishes: str, language: str) -> None:
    assert best_language(wishes) == language
