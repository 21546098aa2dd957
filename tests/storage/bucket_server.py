"""An S3-compatible service as far as files need it: objects by path, signed requests, bad days."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

KEY, SECRET = "office-key", "office-secret"


@dataclass
class BucketServer:
    """What it holds, how many of the next requests it fails, and whether it can delete."""

    url: str = ""
    objects: dict[str, bytes] = field(default_factory=dict)
    failing: int = 0
    asked: int = 0
    no_delete: bool = False

    async def answer(self, request: web.Request) -> web.Response:
        """One request of the S3 protocol, path-style."""
        self.asked += 1
        if f"AWS4-HMAC-SHA256 Credential={KEY}/" not in request.headers.get("authorization", ""):
            return web.Response(status=403, text="<Error><Code>AccessDenied</Code></Error>")
        if self.failing:
            self.failing -= 1
            return web.Response(status=503, text="<Error><Code>SlowDown</Code></Error>")
        act = {"PUT": self._put, "POST": self._delete}.get(request.method, self._get)
        return await act(request)

    async def _put(self, request: web.Request) -> web.Response:
        self.objects[request.path] = await request.read()
        return web.Response(headers={"etag": '"1"'})

    async def _delete(self, request: web.Request) -> web.Response:
        """DeleteObjects: the keys stand in the body, and in the answer again."""
        if self.no_delete:
            return web.Response(status=404, text="<Error><Code>NoSuchMethod</Code></Error>")
        keys = re.findall("<Key>(.*?)</Key>", await request.text())
        for key in keys:
            self.objects.pop(f"{request.path}/{key}", None)
        done = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
        return web.Response(text=f"<DeleteResult>{done}</DeleteResult>")

    async def _get(self, request: web.Request) -> web.Response:
        found = self.objects.get(request.path)
        if found is None:
            return web.Response(status=404, text="<Error><Code>NoSuchKey</Code></Error>")
        dated = {"etag": '"1"', "last-modified": "Mon, 02 Mar 2026 01:00:00 GMT"}
        return web.Response(body=found, headers=dated)


@asynccontextmanager
async def bucket_server() -> AsyncIterator[BucketServer]:
    """The server on a free port of this machine."""
    server = BucketServer()
    app = web.Application(client_max_size=20_000_000)
    app.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    server.url = f"http://127.0.0.1:{port}"
    yield server
    await runner.cleanup()
