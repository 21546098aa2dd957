"""Serves the API's document at /openapi.json and a page to read it at /docs, all from here."""

from pathlib import Path
from typing import Any

import msgspec
from sanic import HTTPResponse, Request, Sanic

from app.routes.http.openapi import document

ASSETS = Path(__file__).with_name("docs_assets")
KINDS = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}


def attach_docs(app: Sanic[Any, Any], version: str) -> None:
    """Add /openapi.json, /docs and what the page needs to `app`."""
    built: list[bytes] = []

    async def openapi(request: Request) -> HTTPResponse:
        if not built:
            built.append(msgspec.json.encode(document(request.app, version)))
        return HTTPResponse(built[0], content_type="application/json")

    app.add_route(openapi, "/openapi.json", name="openapi")
    app.add_route(_file("page.html"), "/docs", name="docs")
    for name in ("page.css", "page.js", "render.js"):
        app.add_route(_file(name), f"/docs/{name}", name=f"docs_{name.replace('.', '_')}")


def _file(name: str) -> Any:
    content = (ASSETS / name).read_bytes()
    kind = KINDS[Path(name).suffix]

    async def asset(request: Request) -> HTTPResponse:
        return HTTPResponse(content, content_type=kind)

    return asset
