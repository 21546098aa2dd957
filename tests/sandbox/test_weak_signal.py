"""The hillside of the sandbox: each way in which a request fails on it, before a real server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientError, ClientSession, web

from sandbox.server import Sandbox, running
from sandbox.settings import Settings

ALWAYS = 1.0


class App:
    """What stands for the app: it remembers what reached it."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, bytes]] = []

    async def take(self, request: web.Request) -> web.Response:
        """Answer whatever comes whole."""
        sent = await request.read()
        self.got.append((request.method, request.path_qs, sent))
        return web.json_response({"got": len(self.got)}, status=201)


@asynccontextmanager
async def hillside() -> AsyncIterator[tuple[App, Sandbox]]:
    """An app behind a sandbox."""
    app, server = App(), web.Application()
    server.add_routes([web.route("*", "/{path:.*}", app.take)])
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    settings = Settings(port=0, smtp_port=0, app_url=f"http://127.0.0.1:{port}")
    try:
        async with running(settings) as sandbox:
            yield app, sandbox
    finally:
        await runner.cleanup()


async def sent(sandbox: Sandbox, **rates: float) -> tuple[int, bytes] | None:
    """What a phone hears when it posts something in this weather; None when it hears nothing."""
    async with ClientSession() as session:
        told = {"seed": 3, "rates": rates}
        async with session.post(f"{sandbox.url}/weather", json=told) as answer:
            assert answer.status == 200
        try:
            url = f"{sandbox.url}/village/v1/sync?a=1"
            async with session.post(url, data=b"x" * 100) as answer:
                return answer.status, await answer.read()
        except ClientError:
            return None


async def test_in_good_weather_everything_comes_through() -> None:
    async with hillside() as (app, sandbox):
        heard = await sent(sandbox)

    assert heard == (201, b'{"got": 1}')
    assert app.got == [("POST", "/v1/sync?a=1", b"x" * 100)]


@pytest.mark.parametrize(
    ("way", "arrived"), [("dropped", 0), ("lost", 1), ("cut", 0), ("broken", 1)]
)
async def test_a_phone_hears_nothing_whether_its_request_arrived_or_not(
    way: str, arrived: int
) -> None:
    async with hillside() as (app, sandbox):
        heard = await sent(sandbox, **{way: ALWAYS})

    assert heard is None
    assert len(app.got) == arrived


async def test_a_doubled_request_arrives_twice_and_is_answered_once() -> None:
    async with hillside() as (app, sandbox):
        heard = await sent(sandbox, doubled=ALWAYS)

    assert heard == (201, b'{"got": 2}')
    assert len(app.got) == 2


async def test_the_same_seed_makes_the_same_weather() -> None:
    async with hillside() as (_, sandbox):
        told = []
        for _ in range(2):
            sandbox.state.signal.set(9, {"dropped": 0.3, "doubled": 0.3})
            told.append([sandbox.state.signal.next() for _ in range(50)])
            await asyncio.sleep(0)

    assert told[0] == told[1]
    assert set(told[0]) == {"pass", "dropped", "doubled"}


async def test_a_weather_that_there_is_not_is_refused() -> None:
    async with hillside() as (_, sandbox), ClientSession() as session:
        told = {"rates": {"thunder": 1}}
        async with session.post(f"{sandbox.url}/weather", json=told) as answer:
            assert answer.status == 400
