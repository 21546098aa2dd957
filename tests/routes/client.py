"""The whole API in this process: the real application around the dependencies of one test."""

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
from sanic import Sanic

from app.main import create_app
from app.ports import Deps
from tests.people import Someone

Headers = dict[str, str]


def opened_house() -> Sanic[Any, Any]:
    """The application, started once; each test brings its own dependencies.

    Call it where no event loop runs: its own is gone when it returns.
    """
    app = create_app(None, name="town", access_log=False)
    app.asgi = True
    app.ctx.most_looks, app.ctx.look_seconds = 1, 0
    asyncio.run(_lifespan(app))
    return app


async def _lifespan(app: Sanic[Any, Any]) -> None:
    said: asyncio.Queue[Any] = asyncio.Queue()
    heard: asyncio.Queue[Any] = asyncio.Queue()
    life = asyncio.create_task(app({"type": "lifespan"}, said.get, heard.put))
    for word in ("startup", "shutdown"):
        await said.put({"type": f"lifespan.{word}"})
        assert (await heard.get())["type"] == f"lifespan.{word}.complete"
    await life


def a_key() -> Headers:
    """The header of a write that may be repeated."""
    return {"Idempotency-Key": str(uuid4())}


def language(tag: str) -> Headers:
    """The header of somebody who reads this language best."""
    return {"Accept-Language": tag}


@dataclass
class Town:
    """What phones and the console ask of the house, and the dependencies behind it."""

    http: httpx.AsyncClient
    deps: Deps
    visits: int = 0

    async def sign_in(self, who: Someone) -> Headers:
        """The headers of somebody who has just signed in from the mini-program."""
        self.visits += 1
        code = f"login-{who.openid}#{self.visits}"
        answer = await self.http.post("/v1/sessions", json={"code": code})
        assert answer.status_code == 201, answer.text
        return {"Authorization": f"Bearer {answer.json()['token']}"}

    async def get(self, path: str, headers: Headers | None = None, **query: Any) -> Any:
        """What a successful GET answers."""
        answer = await self.http.get(path, headers=headers, params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, headers: Headers, body: object = None) -> httpx.Response:
        """The answer to a write with a key of its own."""
        return await self.http.post(path, headers={**a_key(), **headers}, json=body)


def refused(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a problem; fails for any other answer."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.status_code, answer.json()["code"]
