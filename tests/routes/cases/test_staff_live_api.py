"""Screens that stay open hear what happens, over a real socket."""

import asyncio
import re
from typing import Any

import pytest
from sanic import Blueprint, Sanic

from app.routes.http.streams import MEDIA_TYPE, EventStream, Happening, Live
from app.routes.http.wire import Call, drain, operation
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import LI, YANG
from tests.routes.client import Town, refused
from tests.routes.http.test_shield import listening
from tests.routes.toy import office
from tests.services.filed_cases import filed, promise_town

ASK = b"GET /live HTTP/1.1\r\nHost: toy\r\n\r\n"


class River:
    """Something that goes on: each look finds one thing more."""

    def __init__(self) -> None:
        self.looks = 0
        self.finished = 0

    async def look(self) -> list[Happening]:
        """The next thing, after a moment."""
        self.looks += 1
        await asyncio.sleep(0.01)
        self.finished += 1
        return [Happening(f"id{self.looks}", "case", {"id": self.looks})]


def river_office(river: River, most_looks: int) -> Sanic[Any, Any]:
    """An office with one operation that streams."""
    app = office()
    app.ctx.look_seconds, app.ctx.most_looks = 0.01, most_looks
    bp = Blueprint("river", url_prefix="/live")

    @operation(bp, "GET", "", summary="Live", answer=EventStream, media_type=MEDIA_TYPE)
    async def live(call: Call) -> Live:
        return Live(river.look)

    app.blueprint(bp)
    return app


async def test_a_stream_tells_each_thing_and_ends() -> None:
    async with listening(river_office(River(), most_looks=8)) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(ASK)
        heard = await asyncio.wait_for(reader.readuntil(b"0\r\n\r\n"), 60)
        writer.close()

    head, _, body = heard.partition(b"\r\n\r\n")
    assert b"content-type: text/event-stream" in head.lower()
    assert b"x-accel-buffering: no" in head.lower()
    assert b"x-request-id: " in head.lower()
    events = re.findall(rb"id: (\w+)\nevent: case\ndata: (\{.*?\})\n\n", body)
    assert events == [(b"id%d" % n, b'{"id":%d}' % n) for n in range(1, 9)]
    assert body.count(b": still here") == 1


async def test_a_listener_who_leaves_ends_the_stream_and_cuts_no_look() -> None:
    river = River()
    app = river_office(river, most_looks=100_000)

    async with listening(app) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(ASK)
        await reader.readuntil(b"id: id2\n")
        writer.transport.abort()
        async with asyncio.timeout(20):
            seen = 0
            while seen != river.looks:
                seen = river.looks
                await asyncio.sleep(0.2)
        left = await drain(app)

    assert left == 0
    assert river.looks == river.finished


async def test_the_office_hears_of_its_cases(town: Town) -> None:
    await promise_town(town.deps)
    li, last = await town.sign_in(LI), str(town.deps.ids.new())
    made = await filed(town.deps, await a_person(town.deps, YANG))

    answer = await town.http.get(
        "/v1/staff/live", params={"centre": CENTRE}, headers={**li, "Last-Event-ID": last}
    )

    assert answer.headers["content-type"] == "text/event-stream"
    assert f'event: case\ndata: {{"id":"{made.id}"}}' in answer.text


@pytest.mark.parametrize(("centre", "code"), [(OTHER_CENTRE, "no-such-centre"), ("", "invalid")])
async def test_other_offices_are_not_listened_to(town: Town, centre: str, code: str) -> None:
    await promise_town(town.deps)
    li = await town.sign_in(LI)

    answer = await town.http.get("/v1/staff/live", params={"centre": centre}, headers=li)

    assert refused(answer)[1] == code
