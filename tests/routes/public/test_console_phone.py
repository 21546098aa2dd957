"""The console's phone is there in production: for drafts alone, and in no foreign frame."""

import asyncio
import re
from base64 import b64encode
from collections.abc import AsyncIterator
from hashlib import sha256
from uuid import uuid4

import httpx
import pytest
from sanic import Sanic

from app.routes.public.console import console
from app.routes.public.simulator import console_phone
from app.settings import ROOT


@pytest.fixture
async def office() -> AsyncIterator[httpx.AsyncClient]:
    """A browser in front of console and phone, side by side."""
    Sanic.test_mode = True
    app = Sanic(f"phone-{uuid4().hex}", configure_logging=False)
    app.asgi = True
    app.blueprint(console(ROOT / "console" / "dist"))
    app.blueprint(console_phone(ROOT, {"appName": "村口", "hostMap": {"http://a": ""}}))
    asked: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    said: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    life = asyncio.create_task(app({"type": "lifespan"}, asked.get, said.put))
    await asked.put({"type": "lifespan.startup"})
    await said.get()
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://office") as client:
        yield client
    await asked.put({"type": "lifespan.shutdown"})
    await life


async def test_only_our_own_pages_hold_the_phone_in_a_frame(office: httpx.AsyncClient) -> None:
    answer = await office.get("/console/phone/")

    policy = answer.headers["content-security-policy"]
    [inline] = re.findall(r'<script type="importmap">(.*?)</script>', answer.text, re.DOTALL)
    digest = b64encode(sha256(inline.encode()).digest()).decode()
    assert answer.status_code == 200
    assert "frame-ancestors 'self'" in policy
    assert f"script-src 'self' 'unsafe-eval' 'sha256-{digest}';" in policy
    assert "connect-src 'self'" in policy


async def test_the_phone_knows_no_personas_and_no_sandbox(office: httpx.AsyncClient) -> None:
    settings = (await office.get("/console/phone/settings.json")).json()

    assert settings == {"appName": "村口", "hostMap": {"http://a": ""}, "previewOnly": True}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("source.json", "application/json"),
        ("runtime/preview.js", "text/javascript; charset=utf-8"),
        ("vendor/glass-easel.js", "text/javascript; charset=utf-8"),
        ("vendor/noto-sans-sc/index.css", "text/css; charset=utf-8"),
    ],
)
async def test_the_phone_has_all_it_needs(office: httpx.AsyncClient, path: str, kind: str) -> None:
    answer = await office.get(f"/console/phone/{path}")

    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize("path", ["runtime/a%00.js", "assets/a%00.png", "vendor/..%2f..%2fa.js"])
async def test_an_address_that_is_no_file_is_not_found(
    office: httpx.AsyncClient, path: str
) -> None:
    answer = await office.get(f"/console/phone/{path}")

    assert answer.status_code == 404


async def test_the_pages_of_the_console_stay_what_they_were(office: httpx.AsyncClient) -> None:
    page, door = await office.get("/console/phones"), await office.get("/console/phone?preview=x")

    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert (door.status_code, door.headers["location"]) == (302, "/console/phone/?preview=x")


def test_the_image_holds_what_the_phone_reads() -> None:
    recipe = (ROOT / "Dockerfile").read_text("utf-8")
    let_in = (ROOT / ".dockerignore").read_text("utf-8").splitlines()

    for file in ("simulator/index.html", "simulator/runtime/", "miniprogram_stub/"):
        assert f"COPY {file} {file}" in recipe
    for package in (
        "glass-easel/dist/glass_easel.all.es.js",
        "glass-easel-miniprogram-adapter/dist/glass_easel_miniprogram_adapter.es.js",
        "glass-easel-template-compiler/pkg/module.js",
        "@fontsource/noto-serif-tibetan",
        "@fontsource-variable/noto-sans-sc",
    ):
        assert package in recipe
    assert {"!simulator/", "!miniprogram_stub/"} <= set(let_in)
