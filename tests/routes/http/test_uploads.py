"""Forms that bring a file: larger than other bodies, read piece by piece, told in the document."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

import httpx
import pytest
from msgspec import Meta, Struct
from sanic import Blueprint, Sanic
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from app.routes.http.openapi import document
from app.routes.http.streams import MEDIA_TYPE, EventStream, Live
from app.routes.http.wire import Call, operation
from tests.routes.client import refused
from tests.routes.http.test_shield import ask, listening
from tests.routes.toy import office, visiting

LARGEST = 3_000_000
KEY = {"Idempotency-Key": "0193a5c0-7b1e-7c3a-9f00-5d2b6a1e4f10"}
SIGNED_IN = {"Authorization": "Bearer resident-token"}


class PaperForm(Struct, forbid_unknown_fields=True):
    """What comes with a paper."""

    number: Annotated[int, Meta(ge=0, le=9)]
    name: str = ""


def paper_office() -> Sanic[Any, Any]:
    """An office that takes papers, and tells what it got; and one stream."""
    app = office()
    bp = Blueprint("papers", url_prefix="/papers")

    @operation(
        bp, "POST", "", summary="Hand in", body=PaperForm, answer=dict, status=201,
        who="person", idempotent=True, largest_file=LARGEST,
    )  # fmt: skip
    async def hand_in(call: Call[PaperForm]) -> dict[str, Any]:
        file = call.file
        said = {"number": call.form.number, "name": call.form.name or file.name}
        return {
            **said,
            "type": file.media_type,
            "size": len(file.content),
            "print": call.fingerprint,
        }

    @operation(bp, "GET", "/live", summary="Live", answer=EventStream, media_type=MEDIA_TYPE)
    async def live(call: Call) -> Live:
        raise NotImplementedError

    app.blueprint(bp)
    return app


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with visiting(paper_office()) as client:
        yield client


async def sent(client: httpx.AsyncClient, size: int = 5, **fields: str) -> httpx.Response:
    """The answer to a paper of so many bytes."""
    files = {"file": ("纸.pdf", b"x" * size, "application/pdf")}
    headers = {**KEY, **SIGNED_IN}
    return await client.post(
        "/papers", headers=headers, files=files, data={"number": "1", **fields}
    )


async def test_the_file_and_the_fields_arrive(client: httpx.AsyncClient) -> None:
    answer = await sent(client, size=LARGEST)

    told = answer.json()
    assert answer.status_code == 201
    assert (told["number"], told["name"], told["type"], told["size"]) == (
        1,
        "纸.pdf",
        "application/pdf",
        LARGEST,
    )


async def test_the_same_file_has_the_same_fingerprint_whatever_parts_the_body(
    client: httpx.AsyncClient,
) -> None:
    first, again = (await sent(client)).json(), (await sent(client)).json()
    other = (await sent(client, size=6)).json()
    named = (await sent(client, name="另一个")).json()

    assert first["print"] == again["print"]
    assert len({first["print"], other["print"], named["print"]}) == 3


async def test_wrong_fields_are_named(client: httpx.AsyncClient) -> None:
    answers = [
        await sent(client, number="ten"),
        await sent(client, number="12"),
        await sent(client, colour="red"),
    ]

    assert [refused(answer) for answer in answers] == [(422, "invalid")] * 3
    pointers = [answer.json()["errors"][0]["pointer"] for answer in answers]
    assert pointers == ["/number", "/number", "/colour"]


async def test_only_this_operation_takes_more(client: httpx.AsyncClient) -> None:
    answer = await sent(client, size=LARGEST + 100_000)

    assert refused(answer) == (413, "too-large")


async def test_a_body_that_is_announced_too_large_is_cut_off_on_the_wire() -> None:
    head = (
        b"POST /papers HTTP/1.1\r\nHost: toy\r\nAuthorization: Bearer resident-token\r\n"
        b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n"
    )

    async with listening(paper_office()) as port:
        answer = await ask(port, 10, head + b"x" * 3_500_000)
        unsigned = await ask(port, 10, head.replace(b"resident", b"unknown") + b"x" * 1000)

    assert answer.startswith(b"HTTP/1.1 413")
    assert unsigned.startswith(b"HTTP/1.1 401")


async def test_other_operations_keep_their_limit_beside_it() -> None:
    head = b"POST /v1/bookings HTTP/1.1\r\nHost: toy\r\nContent-Length: 2000000\r\n\r\n"

    async with listening(paper_office()) as port:
        answer = await ask(port, 5, head + b"x" * 1000)

    assert answer.startswith(b"HTTP/1.1 413")


async def test_who_hangs_up_in_the_middle_leaves_nothing_behind() -> None:
    app = paper_office()
    head = (
        b"POST /papers HTTP/1.1\r\nHost: toy\r\nAuthorization: Bearer resident-token\r\n"
        b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 2000000\r\n\r\n"
    )

    async with listening(app) as port:
        await asyncio.gather(*[ask(port, 0.05, head + b"x" * 1000) for _ in range(20)])
        async with asyncio.timeout(20):
            while app.ctx.running:  # noqa: ASYNC110 - the server notices in its own time
                await asyncio.sleep(0.01)
        fresh = await ask(port, 5, b"GET /v1/centres/1 HTTP/1.1\r\nHost: toy\r\n\r\n")

    assert fresh.startswith(b"HTTP/1.1 200")


def test_the_document_tells_of_the_form_and_of_the_stream() -> None:
    described = document(paper_office(), "0.1.0")

    form = described["paths"]["/papers"]["post"]["requestBody"]["content"]
    stream = described["paths"]["/papers/live"]["get"]["responses"]["200"]["content"]
    assert [error.message for error in OPENAPI_31_VALIDATOR.iter_errors(described)] == []
    assert form["multipart/form-data"]["schema"]["required"] == ["file", "number"]
    assert set(form["multipart/form-data"]["schema"]["properties"]) == {"file", "number", "name"}
    assert list(stream) == ["text/event-stream"]
