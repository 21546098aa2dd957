"""A client that goes away does not cut the work that was begun for it."""

import asyncio
import random
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sanic import Blueprint, Sanic

from app.routes.http.wire import Call, drain, operation
from tests.routes.toy import office

ABORTS = 300


class Ledger:
    """Counts the work that was begun and the work that was finished."""

    def __init__(self) -> None:
        self.begun = 0
        self.finished = 0


def slow_office(ledger: Ledger) -> Sanic[Any, Any]:
    """An office whose one operation takes a few milliseconds and must not be cut."""
    app = office()
    bp = Blueprint("slow", url_prefix="/slow")

    @operation(bp, "POST", "", summary="Slow work", answer=dict)
    async def work(call: Call) -> dict[str, int]:
        ledger.begun += 1
        for _ in range(5):
            await asyncio.sleep(0.001)
        ledger.finished += 1
        return {"finished": ledger.finished}

    app.blueprint(bp)
    return app


@asynccontextmanager
async def listening(app: Sanic[Any, Any]) -> AsyncIterator[int]:
    """The port of a real socket at which `app` serves."""
    sock = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=sock, return_asyncio_server=True)
    assert server is not None
    await server.startup()
    await server.before_start()
    await server.start_serving()
    await server.after_start()
    yield sock.getsockname()[1]
    await server.before_stop()
    server.close()
    await server.after_stop()


async def ask(port: int, patience: float | None, request: bytes = b"") -> bytes:
    """The answer, or nothing when `patience` (seconds) ran out and the line was cut."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request or b"POST /slow HTTP/1.1\r\nHost: toy\r\nContent-Length: 0\r\n\r\n")
    try:
        async with asyncio.timeout(patience):
            head = await reader.readuntil(b"\r\n\r\n")
            size = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            return head + await reader.readexactly(size)
    except TimeoutError:
        writer.transport.abort()
        return b""
    finally:
        writer.close()


async def test_clients_that_hang_up_leave_a_server_that_answers() -> None:
    ledger, chance = Ledger(), random.Random(7)
    app = slow_office(ledger)

    async with listening(app) as port:
        for _ in range(ABORTS // 20):
            cut = [ask(port, chance.uniform(0.001, 0.006)) for _ in range(20)]
            await asyncio.gather(*cut)
        answer = await ask(port, None)
        left = await drain(app)

    assert answer.startswith(b"HTTP/1.1 200")
    assert left == 0
    assert ledger.begun > ABORTS // 2
    assert ledger.finished == ledger.begun
    assert app.ctx.running == set()


async def test_stopping_waits_for_the_work_but_not_for_ever() -> None:
    ledger = Ledger()
    app = slow_office(ledger)

    async with listening(app) as port:
        await ask(port, 0.003)
        at_once = await drain(app, seconds=0.0001)
        in_time = await drain(app)

    assert (at_once, in_time) == (1, 0)
    assert ledger.finished == ledger.begun == 1


async def test_a_body_that_is_too_large_is_a_problem() -> None:
    head = b"POST /v1/bookings HTTP/1.1\r\nHost: toy\r\nContent-Length: 2000000\r\n\r\n"

    async with listening(office()) as port:
        answer = await ask(port, 5, head + b"x" * 1000)

    assert answer.startswith(b"HTTP/1.1 413")
    assert b'"code":"too-large"' in answer
    assert b"application/problem+json" in answer


async def test_a_request_nobody_can_read_is_a_problem() -> None:
    async with listening(office()) as port:
        answer = await ask(port, 5, b"nonsense\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 400")
    assert b'"code":"bad-request"' in answer
