"""The mini-program in a browser: the simulator of development, and the console's phone."""

import asyncio
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import html, raw, redirect

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
SOURCES = frozenset({".js", ".json", ".wxml", ".wxs", ".wxss"})
PICTURES = frozenset({".jpg", ".png", ".svg", ".webp"})
ENGINE = {
    "glass-easel.js": "glass-easel/dist/glass_easel.all.es.js",
    "adapter.js": "glass-easel-miniprogram-adapter/dist/glass_easel_miniprogram_adapter.es.js",
    "template-compiler.js": "glass-easel-template-compiler/pkg/module.js",
}
FONTS = {
    "noto-sans-sc": "@fontsource-variable/noto-sans-sc",
    "noto-serif-tibetan": "@fontsource/noto-serif-tibetan",
}
FRESH = {"cache-control": "no-store"}
PHONE_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' 'sha256-{map}'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""The mini-program is compiled in the browser; `map` is the one inline element, where its engine
lies. Only the console shows it in a frame."""
IMPORT_MAP = re.compile(r'<script type="importmap">(.*?)</script>', re.DOTALL)
SET_UP_FIRST = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>村口 · 模拟器</title>
<body style="font:18px/1.8 sans-serif;max-width:32em;margin:15vh auto;padding:0 1em;color:#24332d">
<h1>模拟器还没有装好</h1><p>缺少浏览器里运行小程序所需的组件。请在项目目录里运行一次：</p>
<pre style="background:#edf1ee;padding:1em;border-radius:8px">make setup</pre>
<p lang="en">The simulator's packages are missing: run <code>make setup</code>, then reload.</p>"""


def simulator(
    root: Path, settings: dict[str, object], miniprogram: Path | None = None
) -> Blueprint:
    """The routes of the simulator for the checkout at `root`.

    `settings` are handed to the page as they are: personas, hostMap, sandbox, and optionally
    appName, templates (id to title), links, device. `miniprogram` replaces `root`/miniprogram_stub.
    """
    sources = (miniprogram or root / "miniprogram_stub").resolve()
    return _mounted(Shelf(root, settings, sources), "simulator", "/simulator")


def console_phone(root: Path, settings: Mapping[str, object]) -> Blueprint:
    """The phone inside the console, for drafts alone: it has no personas and no sandbox."""
    page = root / "simulator" / "index.html"
    found = IMPORT_MAP.search(page.read_text("utf-8")) if page.is_file() else None
    digest = b64encode(sha256((found[1] if found else "").encode()).digest()).decode()
    guards = {"content-security-policy": PHONE_POLICY.format(map=digest)}
    shelf = Shelf(root, {**settings, "previewOnly": True}, root / "miniprogram_stub", guards)
    return _mounted(shelf, "console_phone", "/console/phone")


def _mounted(shelf: "Shelf", name: str, prefix: str) -> Blueprint:
    bp = Blueprint(name, url_prefix=prefix)
    bp.add_route(shelf.door, "", strict_slashes=True, name="door")
    bp.add_route(shelf.index, "/", strict_slashes=True, name="index")
    bp.add_route(shelf.runtime, "/runtime/<path:path>", name="runtime")
    bp.add_route(shelf.vendor, "/vendor/<path:path>", name="vendor")
    bp.add_route(shelf.asset, "/assets/<path:path>", name="asset")
    bp.add_route(shelf.source, "/source.json", name="source")
    bp.add_route(shelf.chosen, "/settings.json", name="settings")
    return bp


@dataclass(frozen=True)
class Shelf:
    """Where the simulator's files lie; each method hands out one kind."""

    root: Path
    settings: dict[str, object]
    sources: Path
    guards: Mapping[str, str] = field(default_factory=dict)

    async def door(self, request: Request) -> HTTPResponse:
        """The address without its slash: relative addresses would not work there."""
        query = f"?{request.query_string}" if request.query_string else ""
        return redirect(f"{request.path}/{query}", headers=FRESH)

    async def index(self, request: Request) -> HTTPResponse:
        """The page itself, or 503 with what to do while the packages are missing."""
        if not all((self.root / "node_modules" / path).is_file() for path in ENGINE.values()):
            return html(SET_UP_FIRST, status=503, headers=FRESH)
        page = _file(self.root / "simulator", "index.html", TYPES)
        page.headers.update(self.guards)
        return page

    async def runtime(self, request: Request, path: str) -> HTTPResponse:
        """A script or style of the simulator."""
        return _file(self.root / "simulator" / "runtime", path, TYPES)

    async def vendor(self, request: Request, path: str) -> HTTPResponse:
        """A script of the engine or a file of one of the fonts, out of node_modules."""
        modules = self.root / "node_modules"
        if path in ENGINE:
            return _file(modules, ENGINE[path], TYPES)
        font, _, inner = path.partition("/")
        return _file(modules / FONTS[font], inner, TYPES) if font in FONTS else _nothing()

    async def asset(self, request: Request, path: str) -> HTTPResponse:
        """A picture of the mini-program."""
        return _file(self.sources, path, PICTURES)

    async def source(self, request: Request) -> HTTPResponse:
        """All sources of the mini-program, read anew each time, beside the loop."""
        return _json(await asyncio.to_thread(read_sources, self.sources))

    async def chosen(self, request: Request) -> HTTPResponse:
        """The settings of this server."""
        return _json(self.settings)


def read_sources(root: Path) -> dict[str, str]:
    """Every source file of the mini-program at `root` by its path, with forward slashes."""
    return {
        file.relative_to(root).as_posix(): file.read_text("utf-8")
        for file in sorted(root.rglob("*"))
        if file.suffix in SOURCES and "node_modules" not in file.parts
    }


def _file(folder: Path, path: str, suffixes: frozenset[str] | dict[str, str]) -> HTTPResponse:
    """The file at `path` inside `folder`; nothing outside it and no other kind is ever read."""
    if "\0" in path:
        return _nothing()
    file = (folder / path).resolve()
    allowed = file.is_relative_to(folder.resolve()) and file.suffix in suffixes
    if not allowed or not file.is_file():
        return _nothing()
    return raw(file.read_bytes(), content_type=TYPES[file.suffix], headers=FRESH)


def _json(value: object) -> HTTPResponse:
    body = json.dumps(value, ensure_ascii=False).encode()
    return raw(body, content_type=TYPES[".json"], headers=FRESH)


def _nothing() -> HTTPResponse:
    return raw(b"not found", status=404, content_type="text/plain", headers=FRESH)
