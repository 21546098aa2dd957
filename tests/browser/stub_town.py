"""A small town for the simulator's own tests: the sample mini-program, a few answers, a sandbox."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sanic import HTTPResponse, Request, Sanic
from sanic.response import empty, json

from app.routes.public.simulator import simulator

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "miniprogram" / "sample"
SETTINGS: dict[str, object] = {
    "appName": "村口",
    "personas": [
        {"id": "resident", "name": "群众 杨秀英", "phone": "13800000001"},
        {"id": "agent", "name": "村代办员 王代办", "phone": "13800000002"},
        {"id": "clerk", "name": "窗口 李窗口", "phone": "13800000003"},
    ],
    "hostMap": {"https://sample.example.cn": ""},
    "sandbox": "",
    "templates": {"demo-booked": "预约成功通知", "demo-day-before": "预约到期提醒"},
}
ITEMS = [
    {"code": "old-age", "name": "高龄津贴申领", "fee_fen": 0},
    {"code": "medical", "name": "城乡居民医保参保登记", "fee_fen": 38000},
]


class Sandbox:
    """The stand-in's side: what phones tell it, what they received, its clock."""

    def __init__(self) -> None:
        self.codes = 0
        self.told: list[dict[str, Any]] = []
        self.messages: list[dict[str, Any]] = []
        self.offset_seconds = 0

    async def device(self, request: Request, what: str) -> HTTPResponse:
        """What a phone does: each login and each phone number gets the next code."""
        self.told.append({"what": what, **request.json})
        if what == "grants":
            return json({"left": {}})
        self.codes += 1
        return json({"code": f"{what}-code-{self.codes}"})

    async def received(self, request: Request) -> HTTPResponse:
        """The messages of one phone."""
        openid = request.args.get("openid")
        return json({"items": [one for one in self.messages if one["openid"] == openid]})

    async def clock(self, request: Request) -> HTTPResponse:
        """The clock, moved when the request says so."""
        change = request.json or {}
        moved = self.offset_seconds + int(change.get("minutes", 0)) * 60
        self.offset_seconds = 0 if change.get("reset") else moved
        return json({"offset_seconds": self.offset_seconds})

    async def deliver(self, request: Request) -> HTTPResponse:
        """A test sends a message to a phone."""
        now = datetime.now(UTC).isoformat()
        msgid = f"m{len(self.messages) + 1}"
        self.messages.insert(0, {"msgid": msgid, "at": now, **request.json})
        return empty()

    async def heard(self, request: Request) -> HTTPResponse:
        """A test asks what phones told."""
        return json(self.told)

    async def forget(self, request: Request) -> HTTPResponse:
        """A test starts anew."""
        self.codes = self.offset_seconds = 0
        self.told.clear()
        self.messages.clear()
        return empty()


async def items(request: Request) -> HTTPResponse:
    """The backend's side: two items."""
    return json({"items": ITEMS, "query": request.args.get("q")})


def build(root: Path = ROOT, miniprogram: Path = SAMPLE) -> Sanic[Any, Any]:
    """The whole stub as one server; the sandbox answers on the same origin."""
    app, sandbox = Sanic("stub_town", configure_logging=False), Sandbox()
    app.blueprint(simulator(root, SETTINGS, miniprogram=miniprogram))
    app.add_route(items, "/v1/items")
    app.add_route(sandbox.device, "/device/<what:str>", methods=["POST"])
    app.add_route(sandbox.received, "/device/messages")
    app.add_route(sandbox.clock, "/clock", methods=["GET", "POST"])
    app.add_route(sandbox.deliver, "/test/message", methods=["POST"])
    app.add_route(sandbox.heard, "/test/told")
    app.add_route(sandbox.forget, "/test/reset", methods=["POST"])
    return app


def main() -> None:
    """Serves on 127.0.0.1 and the given port until it is stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--root", type=Path, default=ROOT)
    given = parser.parse_args()
    app = build(given.root)
    app.run("127.0.0.1", given.port, single_process=True, motd=False, access_log=False)


if __name__ == "__main__":
    main()
