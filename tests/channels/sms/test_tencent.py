"""Texts by Tencent Cloud: what goes over the wire, the code of each number, pulling its state."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.channels.refusals import (
    BadSignature,
    CarrierBusy,
    CarrierMisconfigured,
    NumberClosed,
    NumberLimited,
    UnknownRecipient,
    retry_after,
)
from app.channels.sms.out_ids import out_id
from app.channels.sms.tencent import TencentSms
from app.domain.messages.messages import Message, Outcome, Receipt, Registered
from app.domain.messages.verdicts import Fate
from app.ports import Channel
from tests.channels.sms.conftest import NOW, PHONE
from tests.channels.sms.stands import Stand

KEY = "booking/7/day_before"
SERIAL = "5000:1045710669157053657849499619"


def status(code: str = "Ok", fee: object = 1) -> dict[str, object]:
    one = {"SerialNo": SERIAL, "PhoneNumber": f"+86{PHONE}", "Fee": fee, "Code": code}
    return {"Response": {"SendStatusSet": [one], "RequestId": "T-1"}}


def error(code: str) -> dict[str, object]:
    return {"Response": {"Error": {"Code": code, "Message": PHONE}, "RequestId": "T-2"}}


def pulled(*found: dict[str, object]) -> dict[str, object]:
    return {"Response": {"PullSmsSendStatusSet": list(found), "RequestId": "T-3"}}


async def test_a_text_is_handed_over_by_its_template(
    tencent: TencentSms, tencent_stand: Stand, message: Message
) -> None:
    channel: Channel = tencent
    tencent_stand.says(status(fee=2))

    receipt = await channel.send(PHONE, message)

    [asked] = tencent_stand.asked
    told = asked.told
    values = told.pop("TemplateParamSet")
    assert receipt == Receipt(Outcome.SENT, SERIAL, 2)
    assert told == {
        "PhoneNumberSet": [f"+86{PHONE}"],
        "SmsSdkAppId": "1400006666",
        "SignName": "南溪镇",
        "TemplateId": "SMS_1525",
        "SessionContext": out_id(KEY),
    }
    assert isinstance(values, list)
    assert values[1:] == ["南溪镇 便民服务中心", "医保 & 社保（现场）"]
    assert {name: asked.headers[name] for name in ("x-tc-action", "x-tc-region")} == {
        "x-tc-action": "SendSms",
        "x-tc-region": "ap-guangzhou",
    }
    assert asked.headers["x-tc-timestamp"] == str(int(NOW.timestamp()))
    assert asked.headers["x-tc-version"] == "2021-01-11"


async def test_fields_that_are_numbered_go_by_their_numbers(
    tencent: TencentSms, tencent_stand: Stand, message: Message
) -> None:
    tencent_stand.says(status())
    numbered = Registered("1525", {"10": "j", "2": "b", "1": "{item}"})

    await tencent.send(f"+86 {PHONE}", replace(message, registered=numbered))

    assert tencent_stand.asked[0].told["TemplateParamSet"] == ["医保 & 社保", "b", "j"]


@pytest.mark.parametrize(
    ("code", "kind", "wait"),
    [
        ("LimitExceeded.PhoneNumberThirtySecondLimit", NumberLimited, timedelta(seconds=30)),
        ("LimitExceeded.PhoneNumberOneHourLimit", NumberLimited, timedelta(hours=1)),
        ("LimitExceeded.PhoneNumberDailyLimit", NumberLimited, timedelta(days=1)),
        ("FailedOperation.PhoneNumberInBlacklist", NumberClosed, None),
        ("InvalidParameterValue.IncorrectPhoneNumber", UnknownRecipient, None),
    ],
)
async def test_the_number_has_a_code_of_its_own(
    tencent: TencentSms,
    tencent_stand: Stand,
    message: Message,
    code: str,
    kind: type[Exception],
    wait: timedelta | None,
) -> None:
    tencent_stand.says(status(code))

    with pytest.raises(kind) as caught:
        await tencent.send(PHONE, message)

    assert isinstance(caught.value, UnknownRecipient | NumberClosed | NumberLimited)
    assert retry_after(caught.value) == wait
    assert caught.value.facts["request"] == "T-1"


async def test_an_error_of_the_whole_request_refuses_the_text(
    tencent: TencentSms, tencent_stand: Stand, message: Message
) -> None:
    tencent_stand.says(error("UnauthorizedOperation.SmsSdkAppIdVerifyFail"))
    tencent_stand.says(error("InternalError"))

    with pytest.raises(CarrierMisconfigured):
        await tencent.send(PHONE, message)
    with pytest.raises(CarrierBusy):
        await tencent.send(PHONE, message)


@pytest.mark.parametrize(
    "told",
    [
        error("InternalError.Timeout"),
        error("InternalError.SendAndRecvFail"),
        {"Response": {"RequestId": "T-4"}},
        {"Response": {"SendStatusSet": ["Ok"]}},
        {"Response": None},
        [],
    ],
)
async def test_an_answer_that_says_nothing_of_the_number_is_unknown(
    tencent: TencentSms, tencent_stand: Stand, message: Message, told: object
) -> None:
    tencent_stand.says(told)

    receipt = await tencent.send(PHONE, message)

    assert receipt == Receipt(Outcome.UNKNOWN)


@pytest.mark.parametrize("fee", ["3", 3, 0, None, "x", "٣"])
async def test_the_fee_is_the_number_of_parts(
    tencent: TencentSms, tencent_stand: Stand, message: Message, fee: object
) -> None:
    tencent_stand.says(status(fee=fee))

    receipt = await tencent.send(PHONE, message)

    assert receipt.parts == (3 if fee in ("3", 3) else 0)


async def test_the_check_asks_for_figures_and_sends_nothing(
    tencent: TencentSms, tencent_stand: Stand
) -> None:
    tencent_stand.says({"Response": {"SendStatusStatistics": {"FeeCount": 0}}})
    tencent_stand.says(error("AuthFailure.SecretIdNotFound"))

    answers = [await tencent.check(), await tencent.check()]

    assert answers == ["", "carrier-misconfigured"]
    assert tencent_stand.asked[0].headers["x-tc-action"] == "SendStatusStatistics"
    assert tencent_stand.asked[0].told == {
        "SmsSdkAppId": "1400006666",
        "BeginTime": "2026112308",
        "EndTime": "2026112309",
        "Limit": 0,
        "Offset": 0,
    }


async def test_a_wrong_secret_is_told_by_the_vendor(
    tencent: TencentSms, tencent_stand: Stand, message: Message
) -> None:
    tencent.account = replace(tencent.account, secret_key="wrong")

    with pytest.raises(BadSignature):
        await tencent.send(PHONE, message)
    assert await tencent.check() == "bad-signature"
    assert len(tencent_stand.asked) == 2


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        ({"SessionContext": out_id(KEY), "ReportStatus": "SUCCESS"}, Fate.DELIVERED),
        ({"SessionContext": out_id(KEY), "ReportStatus": "FAIL"}, Fate.FAILED),
        ({"SerialNo": SERIAL, "ReportStatus": "FAIL"}, Fate.FAILED),
        ({"SessionContext": "another", "ReportStatus": "SUCCESS"}, Fate.WAITING),
        ({}, Fate.WAITING),
    ],
)
async def test_the_vendor_says_what_became_of_a_text(
    tencent: TencentSms, tencent_stand: Stand, state: dict[str, object], fate: Fate
) -> None:
    tencent_stand.says(pulled({"SessionContext": "", "ReportStatus": "SUCCESS"}, state))

    found = await tencent.fate(PHONE, KEY, SERIAL, NOW - timedelta(minutes=2))

    assert found is fate
    assert tencent_stand.asked[0].told == {
        "PhoneNumber": f"+86{PHONE}",
        "SmsSdkAppId": "1400006666",
        "BeginTime": int(NOW.timestamp()) - 420,
        "EndTime": int(NOW.timestamp()) + 300,
        "Offset": 0,
        "Limit": 100,
    }


async def test_what_the_vendor_does_not_name_may_still_be_under_way(
    tencent: TencentSms, tencent_stand: Stand
) -> None:
    tencent_stand.says(pulled())
    tencent_stand.says(error("RequestLimitExceeded"))
    tencent_stand.says(error("InvalidParameterValue.BeginTimeVerifyFail"))

    fates = [
        await tencent.fate(PHONE, KEY, "", NOW - timedelta(days=6)),
        await tencent.fate(PHONE, KEY, "", NOW - timedelta(hours=6)),
        await tencent.fate(PHONE, KEY, "", NOW - timedelta(hours=6)),
        await tencent.fate(PHONE, KEY, "", NOW - timedelta(days=8)),
        await tencent.fate(PHONE, "", "", NOW),
    ]

    assert fates == [Fate.WAITING, Fate.UNASKED] + [Fate.CANNOT_SAY] * 3
