"""Callbacks of text message vendors over HTTP: only theirs are heard, and all at once."""

import json
from dataclasses import replace
from typing import Any, cast

import aiohttp
import httpx
import pytest
import pytest_asyncio

from app.channels.sms.gateway import GatewayAccount, GatewaySms, signature
from app.models.carrier import CarrierEvent, MessageReply
from app.models.notice import Notice
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from app.services.messages import carrier_events
from app.services.messages.carrier_calls import LONGEST_CALL
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG
from tests.routes.client import Town, refused

SECRET, SHARED = "not-to-be-guessed-0123456789", "between-the-county-and-us"
ALIYUN = f"/v1/carriers/aliyun/{SECRET}"
TENCENT = f"/v1/carriers/tencent/{SECRET}"


@pytest_asyncio.fixture
async def county(town: Town) -> Any:
    """The town with its secret address and the county's gateway."""
    async with aiohttp.ClientSession() as http:
        account = GatewayAccount("http://127.0.0.1:9", SHARED)
        gateway = GatewaySms(account, http, town.deps.clock, town.deps.ids)
        channels = {**town.deps.channels, "sms": gateway}
        deps = replace(town.deps, receipt_secret=SECRET, channels=channels)
        cast(Any, town.http._transport).app.ctx.deps = deps
        yield town


def of_aliyun(carrier_id: str = "biz-1", **values: Any) -> dict[str, Any]:
    return {
        "phone_number": YANG.phone,
        "send_time": "2026-03-02 09:00:01",
        "report_time": "2026-03-02 09:00:04",
        "success": True,
        "err_code": "DELIVERED",
        "err_msg": "用户接收成功",
        "sms_size": "1",
        "biz_id": carrier_id,
        "out_id": "",
        **values,
    }


def of_tencent(carrier_id: str = "2019:1") -> dict[str, Any]:
    return {
        "user_receive_time": "2026-03-02 09:00:04",
        "nationcode": "86",
        "mobile": YANG.phone,
        "report_status": "SUCCESS",
        "errmsg": "DELIVRD",
        "description": "用户短信送达成功",
        "sid": carrier_id,
    }


async def a_text(town: Town, **values: Any) -> None:
    """Yang's text about her booking, handed over just now."""
    await a_town(town.deps)
    yang = await a_person(town.deps, YANG)
    await bookings.book(town.deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    known = {"state": "sent", "sending_at": town.deps.clock.now()}
    await Notice.filter(template="booked").update(**known, **values)


async def state_of(town: Town) -> str:
    await carrier_events.work_off(town.deps)
    return (await Notice.get(template="booked")).state


def signed(town: Town, body: bytes, seconds: int = 0, secret: str = SHARED) -> dict[str, str]:
    time = str(int(town.deps.clock.now().timestamp()) + seconds)
    return {"X-Cunkou-Time": time, "X-Cunkou-Signature": signature(secret, time, body)}


async def test_alibaba_hears_its_word_and_the_text_has_arrived(county: Town) -> None:
    await a_text(county, channel="aliyun", carrier_id="biz-1")

    answers = [await county.http.post(f"{ALIYUN}/receipts", json=[of_aliyun()]) for _ in range(2)]

    assert [(one.status_code, one.json()["code"]) for one in answers] == [(200, 0)] * 2
    assert await CarrierEvent.all().count() == 1
    assert await state_of(county) == "delivered"


async def test_tencent_hears_its_own_word(county: Town) -> None:
    await a_text(county, channel="tencent", carrier_id="2019:1")

    answer = await county.http.post(f"{TENCENT}/receipts", json=[of_tencent()])

    assert (answer.status_code, answer.json()) == (200, {"result": 0, "errmsg": "OK"})
    assert await state_of(county) == "delivered"


async def test_a_failed_text_is_refused_with_the_reason(county: Town) -> None:
    await a_text(county, channel="aliyun", carrier_id="biz-1")
    failed = of_aliyun(success=False, err_code="MK:0001")

    await county.http.post(f"{ALIYUN}/receipts", json=[failed])

    assert await state_of(county) == "refused"


async def test_an_answer_to_a_text_is_kept(county: Town) -> None:
    await a_person(county.deps, YANG)
    told = {"phone_number": YANG.phone, "content": "收到", "send_time": "2026-03-02 09:10:00"}

    answers = [
        await county.http.post(f"{ALIYUN}/replies", json=[{**told, "sequence_id": "7"}])
        for _ in range(2)
    ]
    done = await carrier_events.work_off(county.deps)

    assert [one.status_code for one in answers] == [200, 200]
    assert done == {"replied": 1}
    assert await MessageReply.all().count() == 1


@pytest.mark.parametrize(
    "path",
    [
        "/v1/carriers/aliyun/not-to-be-guessed-012345678x/receipts",
        "/v1/carriers/aliyun/%20/replies",
        "/v1/carriers/aliyun/%E5%AF%86/receipts",
        f"/v1/carriers/sms/{SECRET}/receipts",
        f"/v1/carriers/wechat/{SECRET}/receipts",
    ],
)
async def test_who_does_not_know_the_secret_finds_nothing(county: Town, path: str) -> None:
    nowhere = await county.http.post("/v1/nothing/of/the/kind", json=[])

    answer = await county.http.post(path, json=[of_aliyun()])

    assert refused(answer) == refused(nowhere) == (404, "not-found")
    assert without_id(answer) == without_id(nowhere)
    assert await CarrierEvent.all().count() == 0


def without_id(answer: httpx.Response) -> dict[str, Any]:
    """A problem without what differs each time."""
    return {key: value for key, value in answer.json().items() if key != "request_id"}


async def test_without_a_secret_every_address_is_closed(town: Town) -> None:
    answers = [
        await town.http.post(path, json=[of_aliyun()])
        for path in (f"{ALIYUN}/receipts", "/v1/carriers/aliyun//receipts")
    ]

    assert [refused(one) for one in answers] == [(404, "not-found")] * 2


@pytest.mark.parametrize("body", [b"", b"<xml>", b"[1]", b'"x"', b"[" * 100_000])
async def test_what_cannot_be_read_is_refused(county: Town, body: bytes) -> None:
    answer = await county.http.post(f"{ALIYUN}/receipts", content=body)

    assert refused(answer) == (422, "unreadable-push")


async def test_too_much_at_once_is_refused(county: Town) -> None:
    body = b" " * LONGEST_CALL + b"[]"

    answer = await county.http.post(f"{ALIYUN}/receipts", content=body)

    assert refused(answer) == (422, "call-too-long")


async def test_halves_of_letters_are_kept_out(county: Town) -> None:
    told = {"phone_number": YANG.phone, "content": "\ud83d\0好", "sequence_id": "7\ud83d"}

    answer = await county.http.post(f"{ALIYUN}/replies", content=json.dumps([told]))

    assert answer.status_code == 200
    assert await carrier_events.work_off(county.deps) == {"replied": 1}


async def test_the_gateway_signs(county: Town) -> None:
    await a_text(county, channel="sms", carrier_id="g-1")
    told = {"id": "g-1", "to": YANG.phone, "state": "delivered", "at": "2026-03-02T01:00:04Z"}
    body = json.dumps([told]).encode()
    headers = signed(county, body)

    first = await county.http.post("/v1/carriers/sms/receipts", headers=headers, content=body)
    replayed = await county.http.post("/v1/carriers/sms/receipts", headers=headers, content=body)

    assert [(one.status_code, one.json()) for one in (first, replayed)] == [(200, {"ok": True})] * 2
    assert await CarrierEvent.all().count() == 1
    assert await state_of(county) == "delivered"


async def test_whoever_else_signs_or_comes_late_is_turned_away(county: Town) -> None:
    body = b"[]"
    tries: list[Any] = [
        {},
        signed(county, b"[1]"),
        signed(county, body, secret="guessed"),
        signed(county, body, seconds=-301),
        signed(county, body, seconds=301),
        {**signed(county, body), "X-Cunkou-Time": "soon"},
        {**signed(county, body), "X-Cunkou-Signature": "密".encode()},
    ]

    answers = [
        await county.http.post(f"/v1/carriers/sms/{what}", headers=headers, content=body)
        for headers in tries
        for what in ("receipts", "replies")
    ]

    assert {refused(one) for one in answers} == {(403, "not-from-gateway")}


async def test_where_there_is_no_gateway_nobody_is_at_home(town: Town) -> None:
    answer = await town.http.post("/v1/carriers/sms/replies", content=b"[]")

    assert refused(answer) == (404, "not-found")
