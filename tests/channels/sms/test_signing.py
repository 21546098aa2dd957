"""The signatures are those of the vendors' own published examples."""

import hashlib
from datetime import UTC, datetime

from app.channels.sms import aliyun_signing, tencent_signing
from app.channels.sms.gateway import SIGNATURE_HEADER, TIME_HEADER, is_signed, signature
from app.channels.sms.out_ids import out_id

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def test_the_example_of_alibabas_manual_is_signed_as_it_says() -> None:
    query = aliyun_signing.canonical_query(
        {
            "RegionId": "cn-shanghai",
            "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
        }
    )
    headers = {
        "host": "ecs.cn-shanghai.aliyuncs.com",
        "x-acs-action": "RunInstances",
        "x-acs-content-sha256": hashlib.sha256(b"").hexdigest(),
        "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
        "x-acs-version": "2014-05-26",
    }

    proof = aliyun_signing.authorization(query, headers, "YourAccessKeyId", "YourAccessKeySecret")

    assert proof == (
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
        "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
        "x-acs-signature-nonce;x-acs-version,"
        "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    )


def test_the_example_of_tencents_manual_is_signed_as_it_says() -> None:
    body = (
        rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    )
    account = ("AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", "Gu5t9xGARNpq86cd98joQYCN3*******")
    at = datetime.fromtimestamp(1551113065, UTC)

    proof = tencent_signing.authorization("cvm.tencentcloudapi.com", body, at, account, "cvm")

    assert proof == (
        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/"
        "tc3_request, SignedHeaders=content-type;host, "
        "Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c"
    )


def test_a_query_is_escaped_as_the_standard_says() -> None:
    query = aliyun_signing.canonical_query({"b": "a b+c*d~e", "a": "中"})

    assert query == "a=%E4%B8%AD&b=a%20b%2Bc%2Ad~e"


def test_our_name_of_a_text_is_the_same_again_and_tells_nothing() -> None:
    name = out_id("booking/7/day_before#1")

    assert name == out_id("booking/7/day_before#1")
    assert name == hashlib.sha256(b"booking/7/day_before#1").hexdigest()[:32]
    assert name != out_id("booking/7/day_before#2")


def test_a_push_of_the_gateway_is_believed_with_our_secret_and_now() -> None:
    time = str(int(NOW.timestamp()))
    headers = {TIME_HEADER: time, SIGNATURE_HEADER: signature("between-us", time, b"[]")}

    assert is_signed("between-us", headers, b"[]", NOW)
    assert not is_signed("between-us", headers, b"[{}]", NOW)
    assert not is_signed("another", headers, b"[]", NOW)
    assert not is_signed("", headers, b"[]", NOW)
    assert not is_signed("between-us", {}, b"[]", NOW)
    assert not is_signed("between-us", headers | {SIGNATURE_HEADER: "é"}, b"[]", NOW)


def test_a_push_of_the_gateway_grows_old_in_five_minutes() -> None:
    answers = []
    for late in (-301, -300, 0, 300, 301):
        time = str(int(NOW.timestamp()) + late)
        headers = {TIME_HEADER: time, SIGNATURE_HEADER: signature("between-us", time, b"[]")}
        answers.append(is_signed("between-us", headers, b"[]", NOW))

    assert answers == [False, True, True, True, False]


def test_a_time_that_is_none_is_not_believed() -> None:
    for time in ("", "-5", "1e9", "９", "9" * 13, "now"):
        headers = {TIME_HEADER: time, SIGNATURE_HEADER: signature("between-us", time, b"")}

        assert not is_signed("between-us", headers, b"", NOW)
