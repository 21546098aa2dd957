"""The office's web console under /console/: the built files, and nothing from elsewhere."""

from pathlib import Path

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import html, raw, redirect

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
GUARDS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
        "base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
FRESH = {**GUARDS, "cache-control": "no-cache"}
FOR_EVER = {**GUARDS, "cache-control": "public, max-age=31536000, immutable"}
"""For files whose name holds a hash of their content."""
BUILD_FIRST = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>村口 · 办公台</title>
<h1>办公台还没有装好</h1>
<p>请在项目目录里运行一次下面的命令，然后刷新本页：</p>
<pre>make setup</pre>
<p lang="en">The console has not been built yet: run <code>make setup</code>, then reload.</p>"""


def console(dist: Path) -> Blueprint:
    """The routes of the console whose built files lie in `dist`.

    Every address below /console/ that is no file is a page of the console and answers its index;
    only under /console/assets/ a missing file is 404. Without a build all pages say how to get one.
    """
    bp = Blueprint("console", url_prefix="/console")
    root = dist.resolve()

    @bp.get("", strict_slashes=True, name="door")
    async def door(request: Request) -> HTTPResponse:
        return redirect(f"{request.path}/", headers=FRESH)

    @bp.get("/", strict_slashes=True, name="index")
    async def index(request: Request) -> HTTPResponse:
        return _page(root)

    @bp.get("/assets/<path:path>", name="assets")
    async def asset(request: Request, path: str) -> HTTPResponse:
        return _file(root / "assets", path, FOR_EVER) or _nothing()

    @bp.get("/<path:path>", name="pages")
    async def page(request: Request, path: str) -> HTTPResponse:
        return _file(root, path, FRESH) or _page(root)

    return bp


def _page(root: Path) -> HTTPResponse:
    return _file(root, "index.html", FRESH) or html(BUILD_FIRST, status=503, headers=FRESH)


def _file(folder: Path, path: str, headers: dict[str, str]) -> HTTPResponse | None:
    """The file at `path` inside `folder`; nothing outside it and no other kind is ever read."""
    if "\0" in path:
        return None
    file = (folder / path).resolve()
    if not file.is_relative_to(folder) or file.suffix not in TYPES or not file.is_file():
        return None
    return raw(file.read_bytes(), content_type=TYPES[file.suffix], headers=headers)


def _nothing() -> HTTPResponse:
    return raw(b"not found", status=404, content_type="text/plain", headers=FRESH)
