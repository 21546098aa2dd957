"""Phones, switches, the clock, the log and the page of the sandbox."""

import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from app.kit.clock import ShiftedClock
from sandbox.server import Sandbox
from sandbox.settings import SECRET
from sandbox.state import SentText
from tests.sandbox.visitor import Visitor

YANG = "sandbox-resident"


def a_text(words: str) -> SentText:
    return SentText("sms-1", "2026-11-22T02:00:00Z", "13800000000", words)


async def test_a_phone_shows_its_messages_newest_first(sandbox: Sandbox, visitor: Visitor) -> None:
    for template in ("demo-booked", "demo-moved"):
        sandbox.state.allow(YANG, template)
        await visitor.send(template_id=template)

    received = await visitor.get("/device/messages", openid=YANG)
    nobody = await visitor.get("/device/messages", openid="sandbox-agent")

    assert [item["title"] for item in received["items"]] == ["预约变更通知", "预约成功通知"]
    assert received["items"][0].keys() == {"at", "msgid", "template_id", "title", "data", "page"}
    assert received["items"][0]["data"]["号码"] == "A07"
    assert nobody == {"items": []}


async def test_refusing_in_the_settings_ends_the_grants(sandbox: Sandbox, visitor: Visitor) -> None:
    sandbox.state.allow(YANG, "demo-booked")

    left = await visitor.post(
        "/device/settings", {"openid": YANG, "results": {"demo-booked": "reject"}}
    )

    assert left == {"left": {}}
    assert (await visitor.send())["errcode"] == 43101


@pytest.mark.parametrize(
    ("told", "errcodes"),
    [
        ({"mode": "busy"}, [-1, 43101]),
        ({"mode": "quota", "times": 2}, [45009, 45009, 43101]),
        ({"mode": "fail", "errcode": 48001, "times": -1}, [48001, 48001, 48001]),
        ({"mode": "ok"}, [43101]),
    ],
)
async def test_a_switch_counts_its_times(
    visitor: Visitor, told: dict[str, object], errcodes: list[int]
) -> None:
    await visitor.post("/control", {"endpoint": "subscribe.send", **told})

    assert [(await visitor.send())["errcode"] for _ in errcodes] == errcodes


async def test_to_fail_without_a_code_is_a_server_error(visitor: Visitor) -> None:
    await visitor.post("/control", {"endpoint": "qr", "mode": "fail"})

    assert await visitor.status("/wechat/wxa/getwxacodeunlimit", {}) == 500
    assert await visitor.status("/wechat/wxa/getwxacodeunlimit", {}) == 200


async def test_an_expired_token_is_expired_for_every_call(visitor: Visitor) -> None:
    token = await visitor.token()

    await visitor.post("/control", {"endpoint": "token", "mode": "expired"})

    assert (await visitor.send(token))["errcode"] == 42001
    assert (await visitor.send())["errcode"] == 43101


@pytest.mark.parametrize(("mode", "delivered"), [("hang", 0), ("lost", 1)])
async def test_silence_breaks_the_line_and_only_a_lost_answer_was_done(
    sandbox: Sandbox, visitor: Visitor, mode: str, delivered: int
) -> None:
    token = await visitor.token()
    sandbox.state.allow(YANG, "demo-booked")
    await visitor.post("/control", {"endpoint": "subscribe.send", "mode": mode})

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(visitor.send(token), 0.3)

    assert len(sandbox.state.messages) == delivered
    assert sandbox.state.log[0].outcome == "没有应答"


async def test_silence_ends_by_itself(sandbox: Sandbox, visitor: Visitor) -> None:
    token = await visitor.token()
    object.__setattr__(sandbox.state.settings, "silence_seconds", 0.1)
    await visitor.post("/control", {"endpoint": "subscribe.send", "mode": "hang"})

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await visitor.send(token)


async def test_the_clock_that_is_set_here_is_the_clock_of_the_app(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    file = sandbox.state.settings.clock_file
    assert file is not None
    app = ShiftedClock(file)

    ahead = await visitor.post("/clock", {"minutes": 60})
    further = await visitor.post("/clock", {"minutes": 1440})
    jumped = app.now() - datetime.now(UTC)
    back = await visitor.post("/clock", {"reset": True})

    offsets = [answer["offset_seconds"] for answer in (ahead, further, back)]
    assert offsets == [3600, 90000, 0]
    assert abs(jumped - timedelta(hours=25)) < timedelta(minutes=1)
    assert (await visitor.get("/clock"))["offset_seconds"] == 0
    assert app.now() - datetime.now(UTC) < timedelta(minutes=1)


async def test_the_log_tells_what_happened_and_no_secret(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    token = await visitor.token()
    code = (await visitor.post("/device/login", {"openid": "o-yang"}))["code"]
    asked = {"appid": "wx1", "secret": SECRET, "js_code": code, "grant_type": "x"}
    await visitor.get("/wechat/sns/jscode2session", **asked)
    await visitor.send(token)

    log = "\n".join(map(str, sandbox.state.log))

    assert [line.what for line in sandbox.state.log] == [
        "POST /wechat/cgi-bin/message/subscribe/send",
        "GET /wechat/sns/jscode2session",
        "POST /device/login",
        "POST /wechat/cgi-bin/stable_token",
    ]
    assert [line.good for line in sandbox.state.log] == [False, False, True, True]
    assert not any(secret in log for secret in (SECRET, token, code))


async def test_the_memory_is_bounded(sandbox: Sandbox, visitor: Visitor) -> None:
    for number in range(1005):
        sandbox.state.logins.give("o-yang")
        sandbox.state.allow(f"o-{number}", "demo-booked")
        sandbox.state.arrive(a_text(str(number)))
        await visitor.get("/wechat/cgi-bin/token")

    texts = (await visitor.get("/sms", phone="13800000000"))["items"]
    assert (len(texts), texts[0]["text"]) == (1000, "1004")
    assert (len(sandbox.state.log), len(sandbox.state.logins._open)) == (1000, 1000)
    assert (len(sandbox.state.arrivals), len(sandbox.state.named)) == (1000, 1)


async def test_a_reset_forgets_all_but_the_clock(sandbox: Sandbox, visitor: Visitor) -> None:
    await visitor.post("/clock", {"minutes": 60})
    sandbox.state.allow(YANG, "demo-booked")
    await visitor.send()
    await visitor.post("/control", {"endpoint": "qr", "mode": "fail", "times": 0})

    await visitor.post("/reset", {})

    state = await visitor.get("/state")
    assert (state["messages"], state["grants"], state["token_fetches"]) == ([], [], 0)
    assert state["faults"]["qr"] == {"mode": "ok", "left": 0, "errcode": 0}
    assert state["clock"]["offset_seconds"] == 3600


async def test_a_page_of_any_origin_may_ask(sandbox: Sandbox, visitor: Visitor) -> None:
    async with visitor.http.options(f"{sandbox.url}/device/login") as preflight:
        allowed = preflight.headers["Access-Control-Allow-Origin"]
    async with visitor.http.get(f"{sandbox.url}/nowhere") as missing:
        also = missing.headers["Access-Control-Allow-Origin"]

    assert (preflight.status, allowed, missing.status, also) == (204, "*", 404, "*")


async def test_the_page_shows_phones_texts_and_switches_and_escapes_what_people_write(
    sandbox: Sandbox, visitor: Visitor
) -> None:
    sandbox.state.allow(YANG, "demo-booked")
    sandbox.state.arrive(a_text("<script>alert(1)</script>"))
    await visitor.send(data=_hostile())
    await visitor.post("/control", {"endpoint": "qr", "mode": "hang", "times": 3})

    async with visitor.http.get(sandbox.url) as answer:
        page = await answer.text()
    async with visitor.http.get(sandbox.url, params={"part": "1"}) as answer:
        part = await answer.text()

    assert all(word in page for word in ("预约成功通知", "居民 杨秀英", "还有 3 次", "A07"))
    assert "<script>alert" not in page
    assert "<b>x" not in page
    assert part in page
    assert "https://" not in page


def _hostile() -> dict[str, dict[str, str]]:
    return {
        "thing1": {"value": "<b>x</b>"},
        "time2": {"value": "09:30"},
        "thing3": {"value": '"><img>'},
        "thing4": {"value": "&"},
        "character_string5": {"value": "A07"},
    }
