"""Events pushed to the app: signed, encrypted, repeated until heard, as the app reads them."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from app.channels.wechat.callback import Event, GrantChanged, MessageSent, PushSecrets, events
from sandbox import pushes
from sandbox.pushes import sealed, signature
from sandbox.server import Sandbox, running
from sandbox.settings import APPID, Settings
from tests.sandbox.visitor import Visitor

YANG = "sandbox-resident"
KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"


class App:
    """Answers pushes; deaf to the first few."""

    def __init__(self, aes_key: str, deaf: int = 0) -> None:
        self.secrets = PushSecrets("our-token", aes_key, APPID)
        self.deaf = deaf
        self.heard: list[Event] = []
        self.bodies: list[bytes] = []

    async def hear(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.read())
        if self.deaf:
            self.deaf -= 1
            return web.Response(status=502)
        self.heard.extend(events(self.secrets, request.query, self.bodies[-1]))
        return web.Response(text="success")


@asynccontextmanager
async def pushing_to(app: App) -> AsyncIterator[tuple[Sandbox, Visitor]]:
    inside = web.Application()
    inside.add_routes([web.post("/callback", app.hear)])
    async with TestServer(inside) as server:
        settings = Settings(
            port=0,
            smtp_port=0,
            callback_url=str(server.make_url("/callback")),
            callback_token="our-token",
            aes_key=app.secrets.aes_key,
        )
        async with running(settings) as sandbox, aiohttp.ClientSession() as http:
            yield sandbox, Visitor(sandbox, http)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushes, "PAUSE_SECONDS", 0.01)


@pytest.mark.parametrize("aes_key", ["", KEY])
async def test_the_app_hears_what_people_do_and_what_arrives(aes_key: str) -> None:
    app = App(aes_key)

    async with pushing_to(app) as (sandbox, visitor):
        results = {"demo-booked": "accept", "demo-moved": "reject", "demo-cancelled": "ban"}
        await visitor.post("/device/grants", {"openid": YANG, "results": results})
        await sandbox.pushes.settled()
        msgid = str((await visitor.send())["msgid"])
        await sandbox.pushes.settled()
        refused = {"demo-booked": "reject"}
        await visitor.post("/device/settings", {"openid": YANG, "results": refused})
        await sandbox.pushes.settled()

    seen = [
        (event.openid, event.template_id, event.accepted)
        for event in app.heard
        if isinstance(event, GrantChanged)
    ]
    [sent] = [event for event in app.heard if isinstance(event, MessageSent)]
    assert seen == [
        (YANG, "demo-booked", True),
        (YANG, "demo-moved", False),
        (YANG, "demo-booked", False),
    ]
    assert (sent.openid, sent.msgid, sent.ok, sent.error) == (YANG, msgid, True, "")


async def test_several_answers_come_as_an_array_and_one_as_an_object() -> None:
    app = App("")

    async with pushing_to(app) as (sandbox, visitor):
        for results in (
            {"demo-booked": "accept"},
            {"demo-booked": "accept", "demo-moved": "accept"},
        ):
            await visitor.post("/device/grants", {"openid": YANG, "results": results})
            await sandbox.pushes.settled()

    assert [type(json.loads(body)["List"]) for body in app.bodies] == [dict, list]


async def test_a_push_is_repeated_until_it_is_heard() -> None:
    app = App(KEY, deaf=2)

    async with pushing_to(app) as (sandbox, visitor):
        answers = {"openid": YANG, "results": {"demo-booked": "accept"}}
        await visitor.post("/device/grants", answers)
        await sandbox.pushes.settled()

    assert (len(app.bodies), len(set(app.bodies)), len(app.heard)) == (3, 1, 1)
    tries = [line.what for line in sandbox.state.log if line.what.startswith("推送")]
    assert tries == [
        "推送 subscribe_msg_popup_event 第 3 次",
        "推送 subscribe_msg_popup_event 第 2 次",
        "推送 subscribe_msg_popup_event",
    ]


async def test_after_three_tries_a_push_is_given_up() -> None:
    app = App(KEY, deaf=9)

    async with pushing_to(app) as (sandbox, visitor):
        answers = {"openid": YANG, "results": {"demo-booked": "accept"}}
        await visitor.post("/device/grants", answers)
        await sandbox.pushes.settled()

    assert (len(app.bodies), app.heard) == (3, [])


def test_the_envelope_is_the_official_one() -> None:
    closed = sealed(
        b'{"demo_resp":"good luck"}', "A" * 43, "wxba5fad812f8e6fb9", b"707722b803182950"
    )

    assert closed == (
        "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=="
    )
    proof = signature("AAAAA", "1713424427", "415670741", closed)
    assert proof == "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1"
