"""Texts by Alibaba Cloud: what goes over the wire, what comes of each answer, and looking it up."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from app.channels.refusals import (
    BadSignature,
    CarrierRefused,
    NotRegistered,
    NumberLimited,
    TemplateRefused,
    UnknownRecipient,
    retry_after,
)
from app.channels.sms.aliyun import AliyunAccount, AliyunSms
from app.channels.sms.out_ids import out_id
from app.domain.messages.messages import Message, Outcome, Receipt, Registered
from app.domain.messages.verdicts import Fate
from app.ports import Channel
from tests.channels.sms.conftest import NOW, PHONE
from tests.channels.sms.stands import Stand
from tests.fakes import StillClock

TAKEN = {"Code": "OK", "Message": "OK", "BizId": "9006^0", "RequestId": "A-1"}
KEY = "booking/7/day_before"


def record(status: int | str, out: str = KEY) -> dict[str, object]:
    return {"PhoneNum": PHONE, "SendStatus": status, "OutId": out_id(out), "ErrCode": ""}


def records(*found: dict[str, object]) -> dict[str, object]:
    return {"Code": "OK", "SmsSendDetailDTOs": {"SmsSendDetailDTO": list(found)}}


async def test_a_text_is_handed_over_by_its_template(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message
) -> None:
    channel: Channel = aliyun
    aliyun_stand.says(TAKEN)

    receipt = await channel.send(PHONE, message)

    [asked] = aliyun_stand.asked
    params = asked.params
    values = json.loads(params.pop("TemplateParam"))
    assert receipt == Receipt(Outcome.SENT, "9006^0")
    assert params == {
        "PhoneNumbers": PHONE,
        "SignName": "南溪镇",
        "TemplateCode": "SMS_1525",
        "OutId": out_id(KEY),
    }
    assert list(values) == ["when", "where", "what"]
    assert (values["where"], values["what"]) == ("南溪镇 便民服务中心", "医保 & 社保（现场）")
    assert "24" in values["when"]
    assert "T01:30" not in values["when"]
    assert (asked.method, asked.path, asked.body) == ("POST", "/", b"")
    assert asked.headers["x-acs-action"] == "SendSms"
    assert asked.headers["accept"] == "application/json"
    assert asked.headers["x-acs-date"] == "2026-11-23T01:30:00Z"


async def test_each_request_has_a_number_of_its_own(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message
) -> None:
    aliyun_stand.says(TAKEN)

    for _ in range(3):
        await aliyun.send(PHONE, message)

    nonces = {asked.headers["x-acs-signature-nonce"] for asked in aliyun_stand.asked}
    assert len(nonces) == 3


@pytest.mark.parametrize("to", [PHONE, f"+86{PHONE}", f"0086 {PHONE}", f"86{PHONE}", f" {PHONE} "])
async def test_a_number_is_written_in_one_way(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message, to: str
) -> None:
    aliyun_stand.says(TAKEN)

    await aliyun.send(to, message)

    assert aliyun_stand.asked[0].params["PhoneNumbers"] == PHONE


@pytest.mark.parametrize("to", ["", "0830-6501234", "+8521234567", "1381234567", "not a phone"])
async def test_what_is_no_mobile_number_is_not_asked_for(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message, to: str
) -> None:
    with pytest.raises(UnknownRecipient):
        await aliyun.send(to, message)

    assert aliyun_stand.asked == []


async def test_a_kind_without_a_template_is_not_asked_for(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message
) -> None:
    for nothing in (None, Registered("")):
        with pytest.raises(NotRegistered) as caught:
            await aliyun.send(PHONE, replace(message, registered=nothing))
        assert caught.value.facts == {"template": "day_before"}

    assert aliyun_stand.asked == []


async def test_a_gap_that_nothing_fills_is_named_and_not_asked_for(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message
) -> None:
    open_gap = Registered("SMS_1525", {"number": "{number}"})

    with pytest.raises(TemplateRefused) as caught:
        await aliyun.send(PHONE, replace(message, registered=open_gap))

    assert caught.value.facts == {"field": "number", "reason": "gap"}
    assert aliyun_stand.asked == []


async def test_a_message_without_a_key_goes_without_a_name(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message
) -> None:
    aliyun_stand.says({"Code": "OK"})

    receipt = await aliyun.send(PHONE, replace(message, key=""))

    assert receipt == Receipt(Outcome.SENT, "")
    assert "OutId" not in aliyun_stand.asked[0].params


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("触发分钟级流控Permits:1", timedelta(minutes=1)),
        ("触发小时级流控Permits:5", timedelta(hours=1)),
        ("触发天级流控Permits:10", timedelta(days=1)),
        ("", None),
    ],
)
async def test_a_full_number_says_when_it_is_free_again(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message, said: str, wait: timedelta | None
) -> None:
    aliyun_stand.says({"Code": "isv.BUSINESS_LIMIT_CONTROL", "Message": said, "RequestId": "A-2"})

    with pytest.raises(NumberLimited) as caught:
        await aliyun.send(PHONE, message)

    assert retry_after(caught.value) == wait
    assert caught.value.facts["request"] == "A-2"


async def test_an_error_of_the_door_comes_with_its_own_status(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message
) -> None:
    aliyun_stand.says({"Code": "InvalidTimeStamp.Expired", "Message": PHONE}, status=400)

    with pytest.raises(BadSignature):
        await aliyun.send(PHONE, message)


async def test_a_wrong_secret_is_told_by_the_vendor(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message
) -> None:
    aliyun.account = AliyunAccount(aliyun.account.key_id, "wrong", "南溪镇", aliyun_stand.url)

    with pytest.raises(BadSignature):
        await aliyun.send(PHONE, message)
    assert await aliyun.check() == "bad-signature"


async def test_a_code_that_nobody_knows_may_be_tried_again(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message
) -> None:
    aliyun_stand.says({"Code": "isv.SOMETHING_NEW", "Message": f"to {PHONE}"})

    with pytest.raises(CarrierRefused) as caught:
        await aliyun.send(PHONE, message)

    assert caught.value.facts == {"vendor_code": "isv.SOMETHING_NEW"}


async def test_a_server_fault_that_may_hide_a_text_is_unknown(
    aliyun: AliyunSms, aliyun_stand: Stand, message: Message
) -> None:
    aliyun_stand.says({"Code": "InternalError"}, status=500)
    aliyun_stand.says({"Code": "Something.New"}, status=500)

    receipts = [await aliyun.send(PHONE, message) for _ in range(2)]

    assert receipts == [Receipt(Outcome.UNKNOWN)] * 2


async def test_the_check_asks_for_a_template_and_sends_nothing(
    aliyun: AliyunSms, aliyun_stand: Stand
) -> None:
    aliyun_stand.says({"Code": "OK", "SmsTemplateList": []})
    aliyun_stand.says({"Code": "isp.RAM_PERMISSION_DENY"})

    answers = [await aliyun.check(), await aliyun.check()]

    assert answers == ["", "carrier-misconfigured"]
    assert aliyun_stand.asked[0].headers["x-acs-action"] == "QuerySmsTemplateList"
    assert aliyun_stand.asked[0].params == {"PageIndex": "1", "PageSize": "1"}


@pytest.mark.parametrize(
    ("status", "fate"),
    [(1, Fate.WAITING), ("2", Fate.FAILED), (3, Fate.DELIVERED), (9, Fate.WAITING)],
)
async def test_the_records_say_what_became_of_a_text(
    aliyun: AliyunSms, aliyun_stand: Stand, status: int | str, fate: Fate
) -> None:
    aliyun_stand.says(records(record(3, "another"), record(status)))

    found = await aliyun.fate(PHONE, KEY, "", NOW - timedelta(minutes=2))

    assert found is fate
    assert aliyun_stand.asked[0].params == {
        "PhoneNumber": PHONE,
        "SendDate": "20261123",
        "PageSize": "50",
        "CurrentPage": "1",
    }


async def test_a_text_in_no_record_was_never_taken_once_ten_minutes_have_passed(
    aliyun: AliyunSms, aliyun_stand: Stand
) -> None:
    aliyun_stand.says(records())

    soon = await aliyun.fate(PHONE, KEY, "", NOW - timedelta(minutes=2))
    later = await aliyun.fate(PHONE, KEY, "", NOW - timedelta(minutes=10))
    taken = await aliyun.fate(PHONE, KEY, "9006^0", NOW - timedelta(minutes=10))

    assert (soon, later, taken) == (Fate.WAITING, Fate.NOT_THERE, Fate.WAITING)
    assert aliyun_stand.asked[2].params["BizId"] == "9006^0"


async def test_at_midnight_both_days_are_looked_through(
    aliyun: AliyunSms, aliyun_stand: Stand, clock: StillClock
) -> None:
    aliyun_stand.says(records())
    aliyun_stand.says(records(record(3)))
    asked_at = NOW.replace(hour=15, minute=58)
    clock.at = asked_at + timedelta(minutes=10)

    found = await aliyun.fate(PHONE, KEY, "", asked_at)

    days = [asked.params["SendDate"] for asked in aliyun_stand.asked]
    assert (found, days) == (Fate.DELIVERED, ["20261123", "20261124"])


async def test_a_full_page_leads_to_the_next_and_four_are_enough(
    aliyun: AliyunSms, aliyun_stand: Stand
) -> None:
    aliyun_stand.says(records(*[record(3, "another")] * 50))

    found = await aliyun.fate(PHONE, KEY, "", NOW - timedelta(hours=1))

    pages = [asked.params["CurrentPage"] for asked in aliyun_stand.asked]
    assert (found, pages) == (Fate.WAITING, ["1", "2", "3", "4"])


async def test_trouble_while_looking_is_no_fate(aliyun: AliyunSms, aliyun_stand: Stand) -> None:
    for code in ("Throttling.User", "InternalError", "isv.INVALID_PARAMETERS"):
        aliyun_stand.says({"Code": code}, status=400)
    asked_at = NOW - timedelta(hours=1)

    fates = [
        await aliyun.fate(PHONE, KEY, "", asked_at),
        await aliyun.fate(PHONE, KEY, "", asked_at),
        await aliyun.fate(PHONE, KEY, "", asked_at),
        await aliyun.fate("nobody", KEY, "", asked_at),
        await aliyun.fate(PHONE, "", "", asked_at),
        await aliyun.fate(PHONE, KEY, "", NOW - timedelta(days=31)),
    ]

    assert fates == [Fate.UNASKED] * 2 + [Fate.CANNOT_SAY] * 4


async def test_trouble_on_the_second_page_is_not_the_end_of_the_records(
    aliyun: AliyunSms, aliyun_stand: Stand
) -> None:
    aliyun_stand.says(records(*[record(3, "another")] * 50))
    aliyun_stand.says(b"", 503)

    found = await aliyun.fate(PHONE, KEY, "", NOW - timedelta(hours=1))

    assert found is Fate.UNASKED
