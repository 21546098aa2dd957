"""What vendors push to us, as they write it, and as they sometimes write it otherwise."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.channels.refusals import UnreadablePush
from app.channels.sms.pushes import HEARD, Reply, Told, receipts, replies

PHONE = "13812345678"
AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
WALL = "2026-11-23 09:30:00"
CARRIERS = ("aliyun", "tencent", "sms")


def body(*items: object) -> bytes:
    return json.dumps(items, ensure_ascii=False).encode()


def aliyun(**changes: object) -> dict[str, object]:
    return {
        "phone_number": PHONE,
        "send_time": "2026-11-23 09:29:57",
        "report_time": WALL,
        "success": True,
        "err_code": "DELIVERED",
        "err_msg": "用户接收成功",
        "sms_size": "1",
        "biz_id": "9006^0",
        "out_id": "ours",
    } | changes


def tencent(**changes: object) -> dict[str, object]:
    return {
        "user_receive_time": WALL,
        "nationcode": "86",
        "mobile": PHONE,
        "report_status": "SUCCESS",
        "errmsg": "DELIVRD",
        "description": "用户短信送达成功",
        "sid": "5000:1",
        "ext": "ours",
    } | changes


def gateway(**changes: object) -> dict[str, object]:
    at = "2026-11-23T01:30:00Z"
    return {"id": "ours", "to": PHONE, "state": "delivered", "error": "", "at": at} | changes


def test_alibaba_tells_what_became_of_texts() -> None:
    failed = aliyun(success=False, err_code="MOBILE_IN_BLACK", biz_id="9006^1", out_id="")

    told = receipts("aliyun", body(aliyun(), failed))

    assert told == (
        Told("9006^0/ours/ok/DELIVERED", "ours", "9006^0", PHONE, True, "", AT, "DELIVERED"),
        Told(
            "9006^1//failed/MOBILE_IN_BLACK",
            "",
            "9006^1",
            PHONE,
            False,
            "number-closed",
            AT,
            "MOBILE_IN_BLACK",
        ),
    )


def test_tencent_tells_what_became_of_texts() -> None:
    failed = tencent(report_status="FAIL", errmsg="MK:0001", ext="")

    told = receipts("tencent", body(tencent(), failed))

    assert told == (
        Told("5000:1/ours/ok/DELIVRD", "ours", "5000:1", PHONE, True, "", AT, "DELIVRD"),
        Told("5000:1//failed/MK:0001", "", "5000:1", PHONE, False, "not-delivered", AT, "MK:0001"),
    )


def test_a_gateway_tells_what_became_of_texts() -> None:
    failed = gateway(id="other", state="failed", error="blocked")

    told = receipts("sms", body(gateway(), failed, gateway(state="waiting")))

    assert told == (
        Told("ours/ours/ok/", "ours", "ours", PHONE, True, "", AT, ""),
        Told(
            "other/other/failed/blocked",
            "other",
            "other",
            PHONE,
            False,
            "number-closed",
            AT,
            "blocked",
        ),
    )


@pytest.mark.parametrize("carrier", CARRIERS)
def test_the_same_receipt_has_the_same_key_and_another_end_another(carrier: str) -> None:
    one = {"aliyun": aliyun(), "tencent": tencent(), "sms": gateway()}[carrier]
    end = {"success": False, "report_status": "FAIL", "state": "failed"}

    first, again, other = receipts(carrier, body(one, one, one | end))

    assert first == again
    assert first.event_key != other.event_key
    assert PHONE not in first.event_key


def test_numbers_and_truths_come_in_any_writing() -> None:
    odd = aliyun(
        phone_number=int(PHONE), biz_id=9006, success="true", report_time=1795397400, out_id=7
    )
    odder = aliyun(phone_number=f"+86{PHONE}", success=1, report_time="2026-11-23T01:30:00+00:00")
    worst = aliyun(phone_number=None, success=None, report_time="soon", err_code=None, out_id=[])

    told = receipts("aliyun", body(odd, odder, worst))

    assert [(one.phone, one.delivered, one.at) for one in told] == [
        (PHONE, True, AT),
        (PHONE, True, AT),
        ("", False, None),
    ]
    assert (told[0].out_id, told[0].carrier_id) == ("7", "9006")
    assert (told[2].out_id, told[2].error, told[2].vendor_code) == ("", "not-delivered", "")


def test_one_object_by_itself_is_a_push_of_one() -> None:
    assert len(receipts("tencent", json.dumps(tencent()).encode())) == 1
    assert receipts("aliyun", b"[]") == ()


def test_a_receipt_that_names_no_text_is_left_out() -> None:
    nameless = aliyun(biz_id="", out_id=None)

    assert len(receipts("aliyun", body(nameless, aliyun()))) == 1
    assert receipts("sms", body({"state": "delivered"})) == ()


def test_people_answer_through_alibaba() -> None:
    item = {"phone_number": PHONE, "send_time": WALL, "content": " TD ", "dest_code": "1"}

    told = replies("aliyun", body(item | {"sequence_id": 1234567890}, item | {"sequence_id": "8"}))

    assert told == (Reply("1234567890", PHONE, "TD", AT), Reply("8", PHONE, "TD", AT))


def test_people_answer_through_tencent() -> None:
    one = {"extend": "", "mobile": PHONE, "nationcode": "86", "text": "好的", "time": 1795397400}

    told = replies("tencent", json.dumps(one).encode())

    assert told == (Reply(f"{PHONE}/1795397400/好的", PHONE, "好的", AT),)


def test_people_answer_through_a_gateway() -> None:
    one = {"id": "r-1", "from": PHONE, "text": "退订", "at": "2026-11-23T01:30:00Z"}

    told = replies("sms", body(one, one | {"from": "nobody"}))

    assert told == (Reply("r-1", PHONE, "退订", AT),)


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("push", [b"", b"not json", b"7", b'"x"', b"[1]", b"[{}, []]", b"\xff"])
def test_what_is_no_push_is_refused(carrier: str, push: bytes) -> None:
    with pytest.raises(UnreadablePush):
        receipts(carrier, push)
    with pytest.raises(UnreadablePush):
        replies(carrier, push)


def test_what_no_database_keeps_is_left_out() -> None:
    push = rb'[{"sid": "5000\u0000:1", "ext": "\ud800ours", "report_status": "SUCCESS"}]'

    [told] = receipts("tencent", push)

    assert (told.carrier_id, told.out_id) == ("5000:1", "ours")


def test_a_push_that_is_too_deep_is_refused() -> None:
    with pytest.raises(UnreadablePush):
        receipts("aliyun", b"[" * 100_000)


NAMES = st.sampled_from(
    [
        *("phone_number", "success", "err_code", "biz_id", "out_id", "report_time", "content"),
        *("mobile", "report_status", "errmsg", "sid", "ext", "user_receive_time", "text", "time"),
        *("id", "to", "from", "state", "error", "at", "sequence_id", "send_time"),
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(PHONE),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@given(st.lists(st.dictionaries(NAMES, VALUES), max_size=3), st.sampled_from(CARRIERS))
def test_any_json_of_objects_is_read(items: list[dict[str, object]], carrier: str) -> None:
    push = json.dumps(items).encode()

    found = [*receipts(carrier, push), *replies(carrier, push)]

    assert all(one.at is None or one.at.tzinfo is not None for one in found)


@given(st.binary())
def test_any_bytes_are_read_or_refused(push: bytes) -> None:
    for carrier in CARRIERS:
        try:
            receipts(carrier, push)
        except UnreadablePush:
            continue


def test_each_vendor_hears_its_own_word() -> None:
    assert {carrier: dict(HEARD[carrier]) for carrier in CARRIERS} == {
        "aliyun": {"code": 0, "msg": "OK"},
        "tencent": {"result": 0, "errmsg": "OK"},
        "sms": {"ok": True},
    }
