"""What tests of routes may ask for besides: the whole API around this test's dependencies."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sanic import Sanic

from app.ports import Deps
from tests.routes.client import Town, opened_house


@pytest.fixture(scope="session")
def house() -> Sanic[Any, Any]:
    """The real application, started once."""
    return opened_house()


@pytest_asyncio.fixture
async def town(house: Sanic[Any, Any], deps: Deps) -> AsyncIterator[Town]:
    """A client of the house, whose database and clock are those of this test."""
    house.ctx.deps = deps
    transport = httpx.ASGITransport(app=house)
    async with httpx.AsyncClient(transport=transport, base_url="http://town") as http:
        yield Town(http, deps)
