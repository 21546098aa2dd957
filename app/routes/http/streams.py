"""Answers that go on: events sent to whoever listens until they leave, or for ten minutes."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

import msgspec
from sanic import HTTPResponse, Request

from app.routes.http.answering import ENCODER
from app.routes.http.shield import shielded

MEDIA_TYPE = "text/event-stream"
LOOK_SECONDS = 2.0
PING_LOOKS = 7
"""A line that says nothing keeps proxies from closing a silent connection: every 14 s."""
MOST_LOOKS = 300
"""Then the listener connects again, with the id of the last event: ten minutes."""
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


class EventStream(HTTPResponse):
    """What an operation that sends events declares as its answer."""


class Happening(msgspec.Struct, frozen=True):
    """One event: its id orders it, `data` is what the listener learns."""

    id: str
    kind: str
    data: object


@dataclass(frozen=True)
class Live:
    """What a handler of such an operation answers: how to look for what is new."""

    look: Callable[[], Awaitable[Iterable[Happening]]]


async def streamed(request: Request, live: Live) -> None:
    """Send what each look finds, until the listener leaves.

    A listener who leaves cancels this task: each look runs in a task of its own, as every work on
    the database does, and is finished.
    """
    response = await request.respond(content_type=MEDIA_TYPE, headers=dict(HEADERS))
    assert response is not None
    await response.send(b"retry: 3000\n\n")
    for turn in range(1, request.app.ctx.most_looks + 1):
        found = [_event(one) for one in await shielded(request.app, _look(live))]
        if turn % PING_LOOKS == 0:
            found.append(b": still here\n\n")
        if found:
            await response.send(b"".join(found))
        await asyncio.sleep(request.app.ctx.look_seconds)
    await response.eof()


async def _look(live: Live) -> Iterable[Happening]:
    return await live.look()


def _event(one: Happening) -> bytes:
    return b"id: %b\nevent: %b\ndata: %b\n\n" % (
        one.id.encode(),
        one.kind.encode(),
        ENCODER.encode(one.data),
    )
