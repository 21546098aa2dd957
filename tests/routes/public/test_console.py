"""The console's files are served safely, and a missing build says what to do."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sanic import Sanic

from app.routes.public.console import console

INDEX = "<!doctype html><title>console</title>"


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A build of the console beside a file that is nobody's business."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX)
    (folder / "gate.svg").write_text("<svg/>")
    (folder / "assets" / "index-1a2b.js").write_text("1")
    (folder / "assets" / "index-1a2b.js.map").write_text("{}")
    (tmp_path / "secret.js").write_text("nobody's business")
    return folder


@pytest.fixture
async def server(dist: Path) -> AsyncIterator[Sanic]:
    """A server with nothing but the console."""
    Sanic.test_mode = True
    app = Sanic(f"console-{uuid4().hex}", configure_logging=False)
    app.asgi = True
    app.blueprint(console(dist))
    asked, said = asyncio.Queue(), asyncio.Queue()
    life = asyncio.create_task(app({"type": "lifespan"}, asked.get, said.put))
    await asked.put({"type": "lifespan.startup"})
    await said.get()
    yield app
    await asked.put({"type": "lifespan.shutdown"})
    await life


@pytest.fixture
async def office(server: Sanic) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in front of it."""
    transport = httpx.ASGITransport(app=server)
    async with httpx.AsyncClient(transport=transport, base_url="http://office") as client:
        yield client


async def body_at(server: Sanic, path: bytes) -> bytes:
    """What a caller gets who sends the path exactly as it is, which no browser does."""
    said = bytearray()

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        said.extend(message.get("body", b""))

    scope = {"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http"}
    address = {"path": path.decode(), "raw_path": path, "query_string": b"", "root_path": ""}
    ends = {"headers": [(b"host", b"office")], "client": ("here", 1), "server": ("office", 80)}
    await server({**scope, **address, **ends}, receive, send)
    return bytes(said)


async def test_the_door_leads_into_the_console(office: httpx.AsyncClient):
    answer = await office.get("/console")

    assert (answer.status_code, answer.headers["location"]) == (302, "/console/")


@pytest.mark.parametrize("path", ["", "day", "day/2026-11-23", "services/old-age-allowance"])
async def test_every_page_answers_the_index_and_is_asked_for_again(
    office: httpx.AsyncClient, path: str
):
    answer = await office.get(f"/console/{path}")

    assert (answer.status_code, answer.text) == (200, INDEX)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


async def test_a_hashed_file_is_kept_for_ever(office: httpx.AsyncClient):
    answer = await office.get("/console/assets/index-1a2b.js")

    assert (answer.status_code, answer.text) == (200, "1")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_a_file_without_a_hash_is_asked_for_again(office: httpx.AsyncClient):
    answer = await office.get("/console/gate.svg")

    assert (answer.status_code, answer.text) == (200, "<svg/>")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["index-0000.js", "index-1a2b.js.map", "%00.js"])
async def test_a_missing_file_is_not_a_page(office: httpx.AsyncClient, path: str):
    answer = await office.get(f"/console/assets/{path}")

    assert (answer.status_code, answer.text) == (404, "not found")


@pytest.mark.parametrize(
    "path",
    [
        "/console/../secret.js",
        "/console/%2e%2e/secret.js",
        "/console/..%2fsecret.js",
        "/console/assets/../../secret.js",
        "/console/assets/..%2f..%2fsecret.js",
        "/console/assets/%2e%2e%2f%2e%2e%2fsecret.js",
        "/console/assets/../../secret.js/",
        "/console//etc/hostname",
    ],
)
async def test_nothing_outside_the_build_is_ever_served(server: Sanic, path: str):
    said = await body_at(server, path.encode())

    assert said
    assert b"business" not in said


async def test_a_page_may_talk_to_its_own_server_only(office: httpx.AsyncClient):
    answer = await office.get("/console/")

    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
        "base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_without_a_build_the_page_says_how_to_get_one(office: httpx.AsyncClient, dist: Path):
    (dist / "index.html").unlink()

    answer = await office.get("/console/day")

    assert answer.status_code == 503
    assert "make setup" in answer.text
    assert "办公台还没有装好" in answer.text
