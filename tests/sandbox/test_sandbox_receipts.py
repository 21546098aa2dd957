"""Receipts and replies: in each vendor's format as the app reads them, late, twice, or never."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from app.channels.sms.gateway import is_signed
from app.channels.sms.pushes import HEARD, receipts, replies
from sandbox.server import Sandbox, running
from sandbox.settings import GATEWAY_SECRET, Settings
from sandbox.troubles import trouble_of
from tests.sandbox.offices import PHONE, Office
from tests.sandbox.visitor import Visitor

PATHS = {
    "aliyun": "/v1/carriers/aliyun/sandbox-receipts/",
    "tencent": "/v1/carriers/tencent/sandbox-receipts/",
    "sms": "/v1/carriers/sms/",
}


class App:
    """Answers each vendor its word; deaf to the first few pushes."""

    def __init__(self) -> None:
        self.deaf = 0
        self.words = dict(HEARD)
        self.heard: list[tuple[str, bytes]] = []
        self.headers: list[dict[str, str]] = []

    async def hear(self, request: web.Request) -> web.Response:
        self.heard.append((request.path, await request.read()))
        self.headers.append(dict(request.headers))
        if self.deaf:
            self.deaf -= 1
            return web.Response(status=502)
        return web.json_response(self.words[request.path.split("/")[3]])


@pytest.fixture
async def app() -> App:
    return App()


@pytest.fixture
async def sandbox(app: App) -> AsyncIterator[Sandbox]:
    inside = web.Application()
    inside.add_routes([web.post("/{path:.*}", app.hear)])
    async with TestServer(inside) as server:
        settings = Settings(port=0, smtp_port=0, app_url=str(server.make_url("")).rstrip("/"))
        async with running(settings) as sandbox:
            await sandbox.receipts.pause()
            yield sandbox


@pytest.fixture
async def visitor(sandbox: Sandbox) -> AsyncIterator[Visitor]:
    async with aiohttp.ClientSession() as http:
        yield Visitor(sandbox, http)


async def send(office: Office, carrier: str, phone: str = PHONE, key: str = "our-7") -> None:
    if carrier == "aliyun":
        await office.send_aliyun(phone, OutId=key)
    elif carrier == "tencent":
        await office.send_tencent(phone, SessionContext=key)
    else:
        await office.gateway("/send", {"id": key, "to": phone, "text": "您好"})


@pytest.mark.parametrize("carrier", ["aliyun", "tencent", "sms"])
async def test_a_receipt_comes_by_the_rehearsals_clock_as_the_app_reads_it(
    sandbox: Sandbox, office: Office, app: App, carrier: str
) -> None:
    await send(office, carrier)
    await send(office, carrier, "13800000003", "our-8")
    sandbox.state.lines["13800000003"] = "dead"
    await sandbox.receipts.push_due()
    early = len(app.heard)

    sandbox.state.clock.shift(1)
    await sandbox.receipts.push_due()

    [(path, body)] = app.heard
    told = receipts(carrier, body)
    assert (early, path) == (0, f"{PATHS[carrier]}receipts")
    assert [(each.out_id, each.phone, each.delivered) for each in told] == [
        ("our-7", PHONE, True),
        ("our-8", "13800000003", True),
    ]
    assert all(each.at is not None for each in told)
    assert {sandbox.receipts.heard[text.id] for text in sandbox.state.texts} == {1}


@pytest.mark.parametrize("carrier", ["aliyun", "tencent", "sms"])
async def test_a_text_that_does_not_arrive_has_a_receipt_too(
    sandbox: Sandbox, office: Office, app: App, carrier: str
) -> None:
    sandbox.state.lines[PHONE] = "dead"
    await send(office, carrier)

    sandbox.state.clock.shift(1)
    await sandbox.receipts.push_due()

    [told] = receipts(carrier, app.heard[0][1])
    assert (told.delivered, told.out_id, bool(told.error)) == (False, "our-7", True)


@pytest.mark.parametrize(
    ("told", "pushes"),
    [
        ({"receipt_lost": 1.0}, 0),
        ({"receipt_doubled": 1.0}, 2),
        ({"receipt_late": 1.0, "receipt_from": 60.0, "receipt_to": 60.0}, 0),
    ],
)
async def test_receipts_get_lost_doubled_and_late(
    sandbox: Sandbox, office: Office, app: App, told: dict[str, float], pushes: int
) -> None:
    now = sandbox.state.clock.now()
    sandbox.state.troubles.set("aliyun", trouble_of(told, now))
    await send(office, "aliyun")

    sandbox.state.clock.shift(5)
    await sandbox.receipts.push_due()
    before = len(app.heard)
    sandbox.state.clock.shift(20)
    await sandbox.receipts.push_due()

    late = 1 if "receipt_late" in told else 0
    assert (before, len(app.heard)) == (pushes, pushes + late)
    assert sandbox.state.texts[0].receipt(sandbox.state.clock.stamp()) == "delivered"


async def test_receipts_come_out_of_order(sandbox: Sandbox, office: Office, app: App) -> None:
    now = sandbox.state.clock.now()
    sandbox.state.troubles.set("sms", trouble_of({"receipt_to": 3600, "seed": 5}, now))
    keys = [f"our-{number}" for number in range(8)]
    for key in keys:
        await send(office, "sms", key=key)

    sandbox.state.clock.shift(61)
    await sandbox.receipts.push_due()

    came = [told.out_id for _, body in app.heard for told in receipts("sms", body)]
    assert sorted(came) == keys
    assert came != keys


@pytest.mark.parametrize(
    ("carrier", "minutes"), [("aliyun", (1, 5, 10)), ("tencent", (1, 1)), ("sms", (1, 5, 30))]
)
async def test_what_nobody_heard_comes_again_and_then_never_more(
    sandbox: Sandbox, office: Office, app: App, carrier: str, minutes: tuple[int, ...]
) -> None:
    app.deaf = 99
    await send(office, carrier)
    sandbox.state.clock.shift(1)
    await sandbox.receipts.push_due()

    counts = [len(app.heard)]
    for wait in (*minutes, 600):
        sandbox.state.clock.shift(wait)
        await sandbox.receipts.push_due()
        counts.append(len(app.heard))

    assert counts == [*range(1, len(minutes) + 2), len(minutes) + 1]
    assert len({body for _, body in app.heard}) == 1
    assert sandbox.receipts.waiting == 0


async def test_an_app_that_says_another_vendors_word_has_not_heard(
    sandbox: Sandbox, office: Office, app: App
) -> None:
    app.words["tencent"] = HEARD["aliyun"]
    await send(office, "tencent")
    await send(office, "aliyun")

    sandbox.state.clock.shift(1)
    await sandbox.receipts.push_due()

    assert (len(app.heard), sandbox.receipts.waiting) == (2, 1)


async def test_the_countys_gateway_signs_what_it_pushes(
    sandbox: Sandbox, office: Office, app: App
) -> None:
    await send(office, "sms")
    sandbox.state.clock.shift(1)

    await sandbox.receipts.push_due()

    [headers], [(_, body)] = app.headers, app.heard
    now = sandbox.state.clock.now()
    assert is_signed(GATEWAY_SECRET, headers, body, now)
    assert not is_signed("other", headers, body, now)
    assert not is_signed(GATEWAY_SECRET, headers, body, now + timedelta(minutes=6))


@pytest.mark.parametrize("carrier", ["aliyun", "tencent", "sms"])
async def test_a_person_can_answer_a_text(
    sandbox: Sandbox, visitor: Visitor, office: Office, app: App, carrier: str
) -> None:
    sandbox.state.troubles.set(carrier, trouble_of({"receipt_lost": 1}, sandbox.state.clock.now()))
    await send(office, carrier)
    for words in ("TD", "收到 谢谢"):
        answer = await visitor.post("/device/reply", {"phone": PHONE, "text": words})
    await sandbox.receipts.push_due()

    came = [reply for _, body in app.heard for reply in replies(carrier, body)]
    assert answer == {"carrier": carrier}
    assert {path for path, _ in app.heard} == {f"{PATHS[carrier]}replies"}
    assert [(reply.phone, reply.text) for reply in came] == [(PHONE, "TD"), (PHONE, "收到 谢谢")]
    assert len({reply.event_key for reply in came}) == 2
    assert sandbox.receipts.heard == {}, "answers are no receipts"


async def test_a_sandbox_that_begins_anew_names_its_texts_anew(
    sandbox: Sandbox, office: Office
) -> None:
    await office.send_aliyun()
    before = sandbox.state.texts[0].id
    sandbox.state.reset()

    await office.send_aliyun()

    assert sandbox.state.texts[0].id != before


async def test_a_hundred_receipts_go_in_one_push(
    sandbox: Sandbox, office: Office, app: App
) -> None:
    for number in range(103):
        await send(office, "aliyun", f"13800001{number:03d}", f"our-{number}")

    sandbox.state.clock.shift(1)
    await sandbox.receipts.push_due()

    assert [len(json.loads(body)) for _, body in app.heard] == [100, 3]


async def test_without_an_app_nothing_waits() -> None:
    async with running(Settings(port=0, smtp_port=0)) as alone, aiohttp.ClientSession() as http:
        await Office(alone, http).send_aliyun()

        assert alone.receipts.waiting == 0
