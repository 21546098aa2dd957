"""What every test may ask for: a database with the newest schema, a clock that stands, fakes."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from sanic import Sanic

from app.ports import Deps
from tests.engines import Engines, opened
from tests.fakes import StillClock, test_deps

Sanic.test_mode = True
hypothesis_settings.register_profile(
    "cunkou",
    deadline=None,
    derandomize=True,  # the same examples each time: a change is judged by itself, not by luck
    suppress_health_check=[HealthCheck.too_slow],  # so is it on a busy machine
)
hypothesis_settings.register_profile(
    "explore", hypothesis_settings.get_profile("cunkou"), derandomize=False
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "cunkou"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which engines to test on."""
    parser.addoption("--engine", choices=("sqlite", "postgres", "both"), default="both")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test that asks for a database runs once on each engine."""
    if "engine" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--engine")
        engines = ["sqlite", "postgres"] if chosen == "both" else [chosen]
        metafunc.parametrize("engine", engines, scope="function")


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Engines]:
    """The database servers of this run; PostgreSQL starts when the first test asks for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    made = Engines(shared, worker_id)
    yield made
    made.close()


@pytest.fixture
def url(engines: Engines, engine: str, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with the newest schema."""
    with engines.fresh(engine, tmp_path) as address:
        yield address


@pytest_asyncio.fixture
async def db(url: str) -> AsyncIterator[str]:
    """That database, open."""
    async with opened(url):
        yield url


@pytest.fixture
def clock() -> StillClock:
    """Monday, 2 March 2026, 09:00 in Shanghai, until somebody moves it."""
    return StillClock()


@pytest.fixture
def deps(db: str, clock: StillClock) -> Deps:
    """Dependencies whose carriers write on paper and whose WeChat believes every code."""
    return test_deps(clock)
