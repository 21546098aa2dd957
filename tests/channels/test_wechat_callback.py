"""The message push: official vectors, and envelopes that are damaged or of somebody else."""

import json
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.channels.wechat.callback import (
    BadPush,
    GrantChanged,
    Ignored,
    NotFromWeChat,
    PushSecrets,
    events,
    greeting,
    opened,
)
from app.channels.wechat.push import WeChatPush
from app.ports import Push
from sandbox.pushes import sealed, signature
from tests.channels.wechat_pushes import (
    OFFICIAL,
    OFFICIAL_BODY,
    OFFICIAL_ENVELOPE,
    OFFICIAL_QUERY,
    PLAIN,
    POPUP,
    signed,
)


def test_the_official_greeting_is_answered_with_its_echo() -> None:
    query = {
        "signature": "f464b24fc39322e44b38aa78f5edd27bd1441696",
        "echostr": "4375120948345356249",
        "timestamp": "1714036504",
        "nonce": "1514711492",
    }

    assert greeting(PLAIN, query) == "4375120948345356249"


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"signature": "f464b24fc39322e44b38aa78f5edd27bd1441696"},
        {"signature": "F464", "timestamp": "1714036504", "nonce": "1514711492"},
        {"signature": "签名", "timestamp": "1714036504", "nonce": "1514711492"},
        {"signature": "x", "timestamp": "\udc80", "nonce": "\ud800"},
    ],
)
def test_a_greeting_from_somebody_else_is_refused(query: dict[str, str]) -> None:
    with pytest.raises(NotFromWeChat):
        greeting(PLAIN, query)


def test_without_a_token_of_our_own_nobody_is_wechat() -> None:
    digest = signature("", "1", "2")

    with pytest.raises(NotFromWeChat):
        greeting(PushSecrets(""), {"signature": digest, "timestamp": "1", "nonce": "2"})


def test_the_official_plain_push_is_read() -> None:
    body = b'{"MsgType": "event", "Event": "debug_demo", "debug_str": "hello world"}'

    assert events(PLAIN, signed(), body) == (Ignored("debug_demo"),)


def test_the_official_encrypted_push_is_read() -> None:
    assert events(OFFICIAL, OFFICIAL_QUERY, OFFICIAL_BODY.encode()) == (Ignored("debug_demo"),)
    assert json.loads(opened(OFFICIAL, OFFICIAL_ENVELOPE)) == {
        "ToUserName": "gh_97417a04a28d",
        "FromUserName": "o9AgO5Kd5ggOC-bXrbNODIiE3bGY",
        "CreateTime": 1714112445,
        "MsgType": "event",
        "Event": "debug_demo",
        "debug_str": "hello world",
    }


def test_an_encrypted_push_in_xml_is_read() -> None:
    body = f"<xml><Encrypt><![CDATA[{OFFICIAL_ENVELOPE}]]></Encrypt></xml>".encode()

    assert events(OFFICIAL, OFFICIAL_QUERY, body) == (Ignored("debug_demo"),)


def test_the_signature_that_leaves_out_the_envelope_does_not_count() -> None:
    query = {**OFFICIAL_QUERY, "msg_signature": OFFICIAL_QUERY["signature"]}

    with pytest.raises(NotFromWeChat):
        events(OFFICIAL, query, OFFICIAL_BODY.encode())


def test_a_plain_push_is_refused_where_envelopes_are_agreed() -> None:
    body = json.dumps({**POPUP, "List": []}).encode()

    with pytest.raises(NotFromWeChat):
        events(OFFICIAL, signed(), body)


def test_an_envelope_for_another_app_is_refused() -> None:
    other = PushSecrets("AAAAA", "A" * 43, "wx0000000000000000")

    with pytest.raises(BadPush):
        events(other, OFFICIAL_QUERY, OFFICIAL_BODY.encode())


@given(st.binary(max_size=200), st.binary(min_size=16, max_size=16))
def test_what_is_sealed_is_opened(text: bytes, noise: bytes) -> None:
    assert opened(OFFICIAL, sealed(text, OFFICIAL.aes_key, OFFICIAL.appid, noise)) == text


@given(st.binary(max_size=300))
def test_a_damaged_envelope_is_refused_and_nothing_breaks(noise: bytes) -> None:
    with pytest.raises(BadPush):
        opened(OFFICIAL, noise.hex())


@pytest.mark.parametrize("sealed_text", ["", "AAAA", "信封", "A" * 24, OFFICIAL_ENVELOPE[:-64]])
def test_an_envelope_that_is_none_is_refused(sealed_text: str) -> None:
    with pytest.raises(BadPush):
        opened(OFFICIAL, sealed_text)


def test_secrets_that_cannot_work_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="43 characters"):
        PushSecrets("AAAAA", "short", "wx1")
    with pytest.raises(ValueError, match="app id"):
        PushSecrets("AAAAA", "A" * 43)


def test_the_port_answers_as_the_functions_do() -> None:
    port: Push = WeChatPush(OFFICIAL)

    assert port.events(OFFICIAL_QUERY, OFFICIAL_BODY.encode()) == (Ignored("debug_demo"),)
    with pytest.raises(NotFromWeChat):
        port.greeting({})


def test_a_random_envelope_signed_by_wechat_is_read() -> None:
    text = json.dumps({**POPUP, "List": {"TemplateId": "T1", "SubscribeStatusString": "accept"}})
    closed = sealed(text.encode(), OFFICIAL.aes_key, OFFICIAL.appid, secrets.token_bytes(16))
    proof = signature("AAAAA", "1", "2", closed)
    query = {"timestamp": "1", "nonce": "2", "msg_signature": proof}

    [event] = events(OFFICIAL, query, json.dumps({"Encrypt": closed}).encode())

    assert isinstance(event, GrantChanged)
    assert (event.openid, event.template_id, event.accepted) == ("o-yang", "T1", True)
