"""A sandbox on a real socket and somebody who knocks on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from sandbox.server import Sandbox, running
from sandbox.settings import Settings
from tests.sandbox.offices import Office
from tests.sandbox.visitor import Visitor


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    pages = frozenset({"pages/booking/index", "pages/index/index"})
    settings = Settings(
        port=0, smtp_port=0, clock_file=tmp_path / "clock", pages=pages, silence_seconds=5
    )
    async with running(settings) as sandbox:
        yield sandbox


@pytest.fixture
async def visitor(sandbox: Sandbox) -> AsyncIterator[Visitor]:
    async with aiohttp.ClientSession() as http:
        yield Visitor(sandbox, http)


@pytest.fixture
def office(sandbox: Sandbox, visitor: Visitor) -> Office:
    return Office(sandbox, visitor.http)
