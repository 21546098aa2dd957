"""Texts by a county's own gateway: signed words, one name for one text, and asking by that name."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.channels.refusals import (
    BadSignature,
    CarrierBusy,
    CarrierRefused,
    ContentRefused,
    NumberClosed,
    NumberLimited,
    UnknownRecipient,
    retry_after,
)
from app.channels.sms.gateway import LONGEST, GatewaySms
from app.channels.sms.out_ids import out_id
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.ports import Channel
from tests.channels.sms.conftest import NOW, PHONE, TEXT
from tests.channels.sms.stands import Stand

KEY = "booking/7/day_before"


async def test_a_text_is_handed_over_in_words(
    gateway: GatewaySms, gateway_stand: Stand, message: Message
) -> None:
    channel: Channel = gateway
    gateway_stand.says({"id": out_id(KEY), "state": "waiting", "parts": 2})

    receipt = await channel.send(f"+86{PHONE}", message)

    [asked] = gateway_stand.asked
    assert receipt == Receipt(Outcome.SENT, out_id(KEY), 2)
    assert (asked.method, asked.path) == ("POST", "/send")
    assert asked.told == {
        "id": out_id(KEY),
        "to": PHONE,
        "text": TEXT,
        "at": "2026-11-23T01:30:00Z",
    }


async def test_the_same_key_has_the_same_name_and_no_key_a_new_one(
    gateway: GatewaySms, gateway_stand: Stand, message: Message
) -> None:
    gateway_stand.says({"state": "waiting"})

    for one in (message, message, replace(message, key=""), replace(message, key="")):
        await gateway.send(PHONE, one)

    names = [asked.told["id"] for asked in gateway_stand.asked]
    assert gateway.can.repeats_safely
    assert names[0] == names[1] == out_id(KEY)
    assert len(set(names)) == 3


async def test_too_long_a_text_and_an_empty_one_stay_here(
    gateway: GatewaySms, gateway_stand: Stand, message: Message
) -> None:
    gateway_stand.says({"state": "waiting"})

    for text in ("", " ", "长" * (LONGEST + 1)):
        with pytest.raises(ContentRefused):
            await gateway.send(PHONE, replace(message, text=text))
    await gateway.send(PHONE, replace(message, text="长" * LONGEST))

    assert [len(str(asked.told["text"])) for asked in gateway_stand.asked] == [LONGEST]


async def test_a_landline_takes_no_texts(gateway: GatewaySms, message: Message) -> None:
    with pytest.raises(UnknownRecipient):
        await gateway.send("0830-6501234", message)


@pytest.mark.parametrize(
    ("told", "status", "kind", "wait"),
    [
        ({"error": "number-limit", "wait_seconds": 90}, 429, NumberLimited, 90),
        ({"error": "number-limit", "wait_seconds": "x"}, 429, NumberLimited, None),
        ({"error": "busy", "wait_seconds": 5}, 503, CarrierBusy, 5),
        ({"error": "signature"}, 401, BadSignature, None),
        ({"error": "strange words"}, 400, CarrierRefused, None),
        ({"detail": "no"}, 404, CarrierRefused, None),
        ({"detail": "no"}, 429, CarrierBusy, None),
    ],
)
async def test_a_refusal_says_which(
    gateway: GatewaySms,
    gateway_stand: Stand,
    message: Message,
    told: object,
    status: int,
    kind: type[CarrierBusy],
    wait: int | None,
) -> None:
    gateway_stand.says(told, status)

    with pytest.raises(kind) as caught:
        await gateway.send(PHONE, message)

    seconds = retry_after(caught.value)
    assert (seconds and seconds.total_seconds()) == wait


async def test_an_error_is_a_refusal_whatever_the_status_of_its_answer(
    gateway: GatewaySms, gateway_stand: Stand, message: Message
) -> None:
    gateway_stand.says({"error": "blocked"})

    with pytest.raises(NumberClosed):
        await gateway.send(PHONE, message)


async def test_what_the_gateway_is_unsure_of_is_unknown_under_its_name(
    gateway: GatewaySms, gateway_stand: Stand, message: Message
) -> None:
    gateway_stand.says({"error": "unsure"}, 502)

    receipt = await gateway.send(PHONE, message)

    assert receipt == Receipt(Outcome.UNKNOWN, out_id(KEY))


async def test_the_check_asks_for_its_health(gateway: GatewaySms, gateway_stand: Stand) -> None:
    gateway_stand.says({"state": "ok"})
    gateway_stand.says({"error": "expired"}, 401)

    answers = [await gateway.check(), await gateway.check()]

    assert answers == ["", "bad-signature"]
    assert [(asked.method, asked.path) for asked in gateway_stand.asked] == [
        ("GET", "/health"),
        ("GET", "/health"),
    ]


@pytest.mark.parametrize(
    ("told", "status", "fate"),
    [
        ({"state": "waiting"}, 200, Fate.WAITING),
        ({"state": "delivered", "error": ""}, 200, Fate.DELIVERED),
        ({"state": "failed", "error": "failed"}, 200, Fate.FAILED),
        ({"error": "unknown"}, 404, Fate.NOT_THERE),
        (b"<html>no such page</html>", 404, Fate.UNASKED),
        ({"error": "busy"}, 503, Fate.UNASKED),
        ({"error": "signature"}, 401, Fate.UNASKED),
        ({"error": "id"}, 422, Fate.CANNOT_SAY),
    ],
)
async def test_the_gateway_says_what_became_of_a_text(
    gateway: GatewaySms, gateway_stand: Stand, told: object, status: int, fate: Fate
) -> None:
    gateway_stand.says(told, status)

    found = await gateway.fate(PHONE, KEY, "", NOW - timedelta(minutes=2))

    assert found is fate
    assert gateway_stand.asked[0].path == f"/status/{out_id(KEY)}"


async def test_a_text_without_a_name_cannot_be_asked_for(gateway: GatewaySms) -> None:
    assert await gateway.fate(PHONE, "", "", NOW) is Fate.CANNOT_SAY
