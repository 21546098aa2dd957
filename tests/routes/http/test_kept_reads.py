"""Public reads that are kept: the same for all who ask the same, and for nobody else."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from types import CodeType
from typing import Any

import httpx
import pytest
from msgspec import Struct
from sanic import Blueprint, HTTPResponse, Sanic
from sanic.response import html

from app.kit.errors import NotFound
from app.routes.http.wire import Call, drain, operation, operation_of
from tests.fakes import StillClock
from tests.routes.http.test_shield import ask, listening
from tests.routes.toy import Desk, office, visiting

SIGNED_IN = {"Authorization": "Bearer resident-token"}
PERSONAL = {"actor", "request", "idempotency_key", "key", "fingerprint", "file", "upload", "form"}


class BoardQuery(Struct, forbid_unknown_fields=True):
    """What to see of the board."""

    day: int = 0
    tag: list[str] = []


def counting(told: Counter[str]) -> Blueprint:
    """Reads that say how often they were worked out, and a write."""
    bp = Blueprint("hall", url_prefix="/hall")

    @operation(bp, "GET", "/board", summary="A board", query=BoardQuery, answer=dict, max_age=60)
    async def board(call: Call[None, BoardQuery]) -> dict[str, Any]:
        told["board"] += 1
        await asyncio.sleep(0)
        return {"times": told["board"], "query": call.query, "language": call.language}

    @operation(bp, "GET", "/seats", summary="Seats", answer=dict, max_age=1, asked_again=True)
    async def seats(call: Call) -> dict[str, int]:
        told["seats"] += 1
        return {"times": told["seats"]}

    @operation(bp, "GET", "/slow", summary="Slow", answer=dict, max_age=60)
    async def slow(call: Call) -> dict[str, int]:
        told["slow"] += 1
        await asyncio.sleep(0.05)
        return {"times": told["slow"]}

    @operation(bp, "GET", "/gone", summary="Gone", answer=dict, max_age=60)
    async def gone(call: Call) -> dict[str, int]:
        told["gone"] += 1
        raise NotFound

    @operation(bp, "GET", "/page/<how:str>", summary="A page", answer=HTTPResponse, max_age=60)
    async def page(call: Call, how: str) -> HTTPResponse:
        told[how] += 1
        headers = {"cache-control": "public, max-age=60", "etag": '"page"'}
        policy = {"content-security-policy": "default-src 'none'"} if how == "guarded" else {}
        return html(f"<p>{told[how]}</p>", headers={**headers, **policy})

    @operation(bp, "POST", "/close", summary="Close")
    async def close(call: Call) -> None:
        return None

    return bp


@pytest.fixture
def told() -> Counter[str]:
    return Counter()


@pytest.fixture
def hall(told: Counter[str]) -> Sanic[Any, Any]:
    app = office()
    app.blueprint(counting(told))
    return app


@pytest.fixture
async def client(hall: Sanic[Any, Any]) -> AsyncIterator[httpx.AsyncClient]:
    async with visiting(hall) as client:
        yield client


async def times(client: httpx.AsyncClient, path: str, **headers: str) -> int:
    """Which of the answers it is."""
    answer = await client.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["times"])


async def test_who_asks_the_same_gets_the_same_with_an_id_of_their_own(
    client: httpx.AsyncClient,
) -> None:
    first, second = [await client.get("/hall/board?day=1") for _ in range(2)]

    assert first.content == second.content
    own = [answer.headers.pop("x-request-id") for answer in (first, second)]
    assert sorted(first.headers.items()) == sorted(second.headers.items())
    assert own[0] != own[1]
    assert dict(second.headers) == {
        "cache-control": "public, max-age=60",
        "content-type": "application/json",
        "etag": first.headers["etag"],
        "referrer-policy": "no-referrer",
        "vary": "accept-language, authorization",
        "x-content-type-options": "nosniff",
    }


async def test_after_a_second_it_is_worked_out_anew(
    hall: Sanic[Any, Any], client: httpx.AsyncClient
) -> None:
    clock = StillClock()
    hall.ctx.deps = Desk(clock)

    said = []
    for _ in range(4):
        said.append(await times(client, "/hall/board"))
        clock.pass_(seconds=0.5)

    assert said == [1, 1, 2, 2]


async def test_every_difference_that_counts_is_told_apart(client: httpx.AsyncClient) -> None:
    different = [
        await times(client, "/hall/board"),
        await times(client, "/hall/board?day=1"),
        await times(client, "/hall/board", **{"Accept-Language": "bo"}),
        await times(client, "/hall/board?day=1&tag=a&tag=b"),
        await times(client, "/hall/board?day=1&tag=b&tag=a"),
        await times(client, "/hall/board?day=1&day=2"),
        await times(client, "/hall/board?day=2&day=1"),
    ]
    same = [
        await times(client, "/hall/board", **{"Accept-Language": "fr, zh-CN;q=0.5"}),
        await times(client, "/hall/board?tag=a&day=1&tag=b"),
    ]

    assert different == [1, 2, 3, 4, 5, 6, 7]
    assert same == [1, 4]


async def test_a_query_that_nobody_reads_makes_no_difference(client: httpx.AsyncClient) -> None:
    assert [await times(client, f"/hall/seats{rest}") for rest in ("", "?a=1", "?b=1&c")] == [1] * 3


async def test_an_address_too_long_is_answered_and_not_remembered(
    hall: Sanic[Any, Any], client: httpx.AsyncClient
) -> None:
    path = f"/hall/seats?{'x' * 1000}"

    assert [await times(client, path) for _ in range(2)] == [1, 2]
    assert hall.ctx.kept is None


async def test_who_is_signed_in_neither_gets_nor_leaves_a_kept_answer(
    client: httpx.AsyncClient,
) -> None:
    own = await times(client, "/hall/board", **SIGNED_IN)
    everybodys = await times(client, "/hall/board")
    own_again = await client.get("/hall/board", headers=SIGNED_IN)
    everybodys_again = await times(client, "/hall/board")

    assert (own, everybodys, own_again.json()["times"], everybodys_again) == (1, 2, 3, 2)
    assert own_again.headers["cache-control"] == "private, max-age=60"


async def test_who_holds_an_answer_already_is_told_so_whether_it_is_kept_or_not(
    client: httpx.AsyncClient,
) -> None:
    tag = (await client.get("/hall/seats")).headers["etag"]

    kept = await client.get("/hall/seats", headers={"If-None-Match": f'W/"other", W/{tag}'})
    other = await client.get("/hall/seats", headers={"If-None-Match": '"other"'})
    await client.post("/hall/close")
    anew = await client.get("/hall/board", headers={"If-None-Match": "*"})
    of_mine = (await client.get("/hall/page/mine", headers=SIGNED_IN)).headers["etag"]
    mine = await client.get("/hall/page/mine", headers={**SIGNED_IN, "If-None-Match": of_mine})

    assert (kept.status_code, kept.content, kept.headers["etag"]) == (304, b"", tag)
    assert kept.headers["cache-control"] == "public, max-age=0, s-maxage=1"
    assert "content-type" not in kept.headers
    assert (other.status_code, anew.status_code) == (200, 200)
    assert (mine.status_code, mine.content) == (304, b"")


async def test_one_who_holds_it_does_not_make_others_go_without(client: httpx.AsyncClient) -> None:
    tag = (await client.get("/hall/page/guarded")).headers["etag"]
    await client.post("/hall/close")

    held = await client.get("/hall/page/guarded", headers={"If-None-Match": tag})
    whole = await client.get("/hall/page/guarded")

    assert (held.status_code, held.content) == (304, b"")
    assert (whole.status_code, whole.text) == (200, "<p>2</p>")


async def test_what_changes_by_the_hour_is_asked_for_again_by_the_callers_own_cache(
    client: httpx.AsyncClient,
) -> None:
    anybody = await client.get("/hall/seats")
    signed_in = await client.get("/hall/seats", headers=SIGNED_IN)

    assert anybody.headers["cache-control"] == "public, max-age=0, s-maxage=1"
    assert signed_in.headers["cache-control"] == "private, no-cache"


async def test_whoever_reads_after_a_write_sees_it(client: httpx.AsyncClient) -> None:
    before = await times(client, "/hall/seats")
    await client.post("/hall/close")
    after = await times(client, "/hall/seats")

    assert (before, after) == (1, 2)


async def test_a_problem_is_told_to_each_anew(
    client: httpx.AsyncClient, told: Counter[str]
) -> None:
    answers = [await client.get("/hall/gone") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({answer.json()["request_id"] for answer in answers}) == 2
    assert told["gone"] == 2


async def test_a_page_is_kept_with_its_own_content_policy_or_not_at_all(
    client: httpx.AsyncClient,
) -> None:
    guarded = [await client.get("/hall/page/guarded") for _ in range(2)]
    open_ = [await client.get("/hall/page/open") for _ in range(2)]

    assert [page.text for page in guarded + open_] == [f"<p>{n}</p>" for n in (1, 1, 1, 2)]
    policies = [page.headers["content-security-policy"] for page in guarded + open_]
    assert policies[:2] == ["default-src 'none'"] * 2
    assert all("frame-ancestors 'none'" in policy for policy in policies[2:])


async def test_nothing_is_kept_from_one_house_to_the_next(
    hall: Sanic[Any, Any], client: httpx.AsyncClient
) -> None:
    here = await times(client, "/hall/seats")
    hall.ctx.deps = Desk(StillClock())
    there = await times(client, "/hall/seats")

    assert (here, there) == (1, 2)


async def test_a_hundred_at_once_cause_one_computation_even_when_the_first_hangs_up(
    hall: Sanic[Any, Any], told: Counter[str]
) -> None:
    request = b"GET /hall/slow HTTP/1.1\r\nHost: toy\r\n\r\n"

    async with listening(hall) as port:
        _, hasty = await asyncio.open_connection("127.0.0.1", port)
        hasty.write(request)
        while not told:  # noqa: ASYNC110 - the server begins in its own time
            await asyncio.sleep(0.001)
        hasty.transport.abort()
        answers = await asyncio.gather(*(ask(port, None, request) for _ in range(100)))
        left = await drain(hall)

    assert left == 0
    assert {answer.rpartition(b"\r\n\r\n")[2] for answer in answers} == {b'{"times":1}'}
    assert told["slow"] == 1


def names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from names_in(inner)


def test_what_is_kept_is_worked_out_of_path_query_and_language_alone(
    house: Sanic[Any, Any],
) -> None:
    kept = {
        route.name: set(names_in(route.handler.handler.__code__)) & PERSONAL
        for route in house.router.routes
        if (declared := operation_of(route.handler)) and declared.is_kept
    }

    assert len(kept) > 10
    assert [name for name, asked in kept.items() if asked] == []
