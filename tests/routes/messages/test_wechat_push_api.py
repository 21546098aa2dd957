"""WeChat's message push over HTTP: signed, answered with the word WeChat expects."""

import json
from dataclasses import replace

from app.channels.wechat.callback import PushSecrets
from app.channels.wechat.push import WeChatPush
from app.services.messages import grants
from sandbox.pushes import signature
from tests.make import a_person
from tests.people import YANG
from tests.routes.client import Town, refused

TOKEN = "between-us"
PATH = "/v1/wechat/callback"
EVENT = {
    "FromUserName": YANG.openid,
    "CreateTime": "1772413200",
    "MsgType": "event",
    "Event": "subscribe_msg_popup_event",
    "List": [{"TemplateId": "T-booked", "SubscribeStatusString": "accept"}],
}


def listen(town: Town) -> None:
    """Set up the push of this town."""
    town.http._transport.app.ctx.deps = replace(  # type: ignore[attr-defined]
        town.deps, push=WeChatPush(PushSecrets(TOKEN))
    )


def signed(nonce: str = "77") -> dict[str, str]:
    proof = signature(TOKEN, "1772413200", nonce)
    return {"timestamp": "1772413200", "nonce": nonce, "signature": proof}


async def test_wechat_hears_its_echo(town: Town) -> None:
    listen(town)

    answer = await town.http.get(PATH, params={**signed(), "echostr": "<b>4711</b>"})

    assert (answer.status_code, answer.text) == (200, "<b>4711</b>")
    assert answer.headers["content-type"].startswith("text/plain")


async def test_a_push_is_taken_in_and_told_success(town: Town) -> None:
    listen(town)
    yang = await a_person(town.deps, YANG)

    answers = [
        await town.http.post(PATH, params=signed(), content=json.dumps(EVENT)) for _ in range(2)
    ]

    assert [(answer.status_code, answer.text) for answer in answers] == [(200, "success")] * 2
    assert await grants.balance(yang.person_id) == {"booked": 1}


async def test_others_are_turned_away(town: Town) -> None:
    listen(town)

    unsigned = await town.http.post(PATH, content=json.dumps(EVENT))
    forged = await town.http.get(PATH, params={**signed(), "nonce": "78", "echostr": "x"})
    nonsense = await town.http.post(PATH, params=signed(), content=b"\xff\xfe")

    assert refused(unsigned) == refused(forged) == (403, "not-from-we-chat")
    assert refused(nonsense) == (422, "bad-push")


async def test_without_a_push_there_is_nothing_here(town: Town) -> None:
    answers = [
        await town.http.get(PATH, params=signed()),
        await town.http.post(PATH, params=signed(), content=json.dumps(EVENT)),
    ]

    assert [refused(answer) for answer in answers] == [(404, "no-push")] * 2
