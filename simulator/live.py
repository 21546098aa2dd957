"""Runs a mini-program folder in the simulator before a backend that already runs.

    python simulator/live.py miniprogram_stub 8000 5174

serves http://127.0.0.1:5174/simulator/ ; /v1/* is passed on to port 8000, and the sandbox is
expected on the port after it (8001).
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from aiohttp import ClientConnectionError, ClientSession
from sanic import HTTPResponse, Request, Sanic
from sanic.response import raw, redirect, text

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.routes.public.simulator import simulator  # noqa: E402  (needs the path above)

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
PASSED = ("content-type", "authorization", "accept-language", "idempotency-key")
PERSONAS = [
    {"id": "resident", "name": "群众"},
    {"id": "agent", "name": "村代办员"},
    {"id": "agent2", "name": "另一位代办员"},
    {"id": "clerk", "name": "窗口"},
]


def build(folder: Path, backend: int) -> Sanic[Any, Any]:
    """A server for the mini-program in `folder`, with the backend on port `backend`."""
    app = Sanic("simulator_live", configure_logging=False)
    settings: dict[str, object] = {
        "personas": PERSONAS,
        "hostMap": {"http://127.0.0.1:8000": "", f"http://127.0.0.1:{backend}": ""},
        "sandbox": f"http://127.0.0.1:{backend + 1}",
    }
    app.blueprint(simulator(ROOT, settings, miniprogram=folder))

    @app.get("/")
    async def door(request: Request) -> HTTPResponse:
        return redirect("/simulator/")

    @app.route("/v1/<path:path>", methods=METHODS)
    async def forward(request: Request, path: str) -> HTTPResponse:
        return await pass_on(request, f"http://127.0.0.1:{backend}{request.path}")

    return app


async def pass_on(request: Request, url: str) -> HTTPResponse:
    """The answer of the backend at `url` to the same request; 502 when it does not run."""
    headers = {name: request.headers[name] for name in PASSED if name in request.headers}
    try:
        async with (
            ClientSession() as session,
            session.request(
                request.method,
                f"{url}?{request.query_string}",
                data=request.body,
                headers=headers,
            ) as answer,
        ):
            return raw(await answer.read(), answer.status, content_type=answer.content_type)
    except ClientConnectionError:
        return text("the backend is not running", 502)


def main() -> None:
    """Reads the command line and serves until it is stopped."""
    parser = argparse.ArgumentParser(description="a mini-program folder in the browser")
    parser.add_argument("folder", type=Path)
    parser.add_argument("backend", type=int, help="port of the running backend")
    parser.add_argument("port", type=int, nargs="?", default=5174)
    given = parser.parse_args()
    sys.stdout.write(f"http://127.0.0.1:{given.port}/simulator/\n")
    sys.stdout.flush()
    app = build(given.folder.resolve(), given.backend)
    app.run("127.0.0.1", given.port, single_process=True, motd=False, access_log=False)


if __name__ == "__main__":
    main()
