"""The message push: official vectors, damaged envelopes, and every shape events come in."""

import hashlib
import json
import secrets
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.channels.wechat.callback import (
    BadPush,
    Event,
    GrantChanged,
    Ignored,
    MessageSent,
    NotFromWeChat,
    PushSecrets,
    events,
    greeting,
    opened,
)
from app.channels.wechat.push import WeChatPush
from app.ports import Push
from sandbox.pushes import sealed, signature

OFFICIAL = PushSecrets("AAAAA", "A" * 43, "wxba5fad812f8e6fb9")
PLAIN = PushSecrets("AAAAA")
OFFICIAL_QUERY = {
    "signature": "6c5c811b55cc85e0e1b54100749188c20beb3f5d",
    "timestamp": "1714112445",
    "nonce": "415670741",
    "openid": "o9AgO5Kd5ggOC-bXrbNODIiE3bGY",
    "encrypt_type": "aes",
    "msg_signature": "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
}
OFFICIAL_ENVELOPE = (
    "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJG"
    "QqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrf"
    "MZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgR"
    "tWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04="
)
OFFICIAL_BODY = json.dumps({"ToUserName": "gh_97417a04a28d", "Encrypt": OFFICIAL_ENVELOPE})
AT = datetime(2021, 5, 14, 6, 17, 25, tzinfo=UTC)
POPUP = {
    "ToUserName": "gh_1",
    "FromUserName": "o-yang",
    "CreateTime": "1620973045",
    "MsgType": "event",
    "Event": "subscribe_msg_popup_event",
}


def signed() -> dict[str, str]:
    return {
        "timestamp": "1714037059",
        "nonce": "486452656",
        "signature": "899cf89e464efb63f54ddac96b0a0a235f53aa78",
    }


def read(push: dict[str, Any]) -> tuple[Event, ...]:
    body = json.dumps(push).encode()
    return events(PLAIN, signed(), body)


def key(openid: str, created: str, name: str, template: str, index: int) -> str:
    parts = "\n".join((openid, created, name, template, str(index)))
    return hashlib.sha256(parts.encode()).hexdigest()[:32]


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


def test_one_answer_comes_as_an_object_and_several_as_an_array() -> None:
    yes = {"TemplateId": "T1", "SubscribeStatusString": "accept", "PopupScene": "0"}
    no = {"TemplateId": "T2", "SubscribeStatusString": "reject", "PopupScene": 0}
    name = "subscribe_msg_popup_event"
    accepted = GrantChanged("o-yang", "T1", True, AT, key("o-yang", "1620973045", name, "T1", 0))
    refused = GrantChanged("o-yang", "T2", False, AT, key("o-yang", "1620973045", name, "T2", 1))

    assert read({**POPUP, "List": yes}) == (accepted,)
    assert read({**POPUP, "List": [yes]}) == (accepted,)
    assert read({**POPUP, "List": [yes, no], "CreateTime": 1620973045}) == (accepted, refused)
    assert read(POPUP) == ()


def test_a_repeated_push_has_the_same_key_and_another_answer_another_key() -> None:
    item = {"TemplateId": "T1", "SubscribeStatusString": "acceptWithAudio"}

    [first] = read({**POPUP, "List": item})
    [again] = read({**POPUP, "List": [item]})
    [later] = read({**POPUP, "List": item, "CreateTime": "1620973046"})

    assert isinstance(first, GrantChanged)
    assert isinstance(later, GrantChanged)
    assert first == again
    assert first.accepted
    assert first.event_key != later.event_key


def test_a_change_in_the_settings_is_a_refusal() -> None:
    name = "subscribe_msg_change_event"
    push = {**POPUP, "Event": name, "CreateTime": 1620973045}

    read_events = read({**push, "List": {"TemplateId": "T1", "SubscribeStatusString": "reject"}})

    expected = key("o-yang", "1620973045", name, "T1", 0)
    assert read_events == (GrantChanged("o-yang", "T1", False, AT, expected),)


def test_what_became_of_a_message_is_told() -> None:
    push = {**POPUP, "Event": "subscribe_msg_sent_event"}
    good = {"TemplateId": "T1", "MsgID": "17", "ErrorCode": "0", "ErrorStatus": "success"}
    bad = {"TemplateId": "T1", "MsgID": 18, "ErrorCode": 20003, "ErrorStatus": "system error"}

    assert read({**push, "List": [good, bad]}) == (
        MessageSent("o-yang", "T1", "17", True, "", AT),
        MessageSent("o-yang", "T1", "18", False, "system error", AT),
    )


def test_xml_says_the_same_as_json() -> None:
    body = """
    <xml>
      <ToUserName><![CDATA[gh_1]]></ToUserName>
      <FromUserName>
        <![CDATA[o-yang]]>
      </FromUserName>
      <CreateTime>1620973045</CreateTime>
      <MsgType><![CDATA[event]]></MsgType>
      <Event><![CDATA[subscribe_msg_popup_event]]></Event>
      <SubscribeMsgPopupEvent>
        <List>
          <TemplateId><![CDATA[T1]]></TemplateId>
          <SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString>
          <PopupScene>0</PopupScene>
        </List>
        MORE
      </SubscribeMsgPopupEvent>
    </xml>"""
    two = "<List><TemplateId>T2</TemplateId><SubscribeStatusString>reject</SubscribeStatusString>"
    yes = {"TemplateId": "T1", "SubscribeStatusString": "accept"}
    no = {"TemplateId": "T2", "SubscribeStatusString": "reject"}

    one_item = body.replace("MORE", "").encode()
    two_items = body.replace("MORE", two + "</List>").encode()

    assert events(PLAIN, signed(), one_item) == read({**POPUP, "List": yes})
    assert events(PLAIN, signed(), two_items) == read({**POPUP, "List": [yes, no]})


def test_messages_that_people_write_to_the_account_are_ignored() -> None:
    assert read({"MsgType": "text", "Content": "你好"}) == (Ignored("text"),)
    assert read({}) == (Ignored(""),)


LAUGHS = (
    '<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<xml><MsgType>text</MsgType><Event>&b;</Event></xml>"
)
OUTSIDE = '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Event>&a;</Event></xml>'


@pytest.mark.parametrize(
    "body",
    [
        LAUGHS.encode(),
        OUTSIDE.encode(),
        LAUGHS.encode("utf-16"),
        b'<?xml version="1.0"?>' + LAUGHS.encode(),
        b"<xml>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</xml>",
        b"<xml>text</xml>",
        b"<xml><a></xml>",
        b"[" * 20000,
        b'{"Event": ' * 5000,
        b"[]",
        b"null",
        b"",
        b"\xff\xfe",
        b'{"a": "' + b"x" * 70000 + b'"}',
    ],
)
def test_a_body_that_is_an_attack_or_nonsense_is_refused(body: bytes) -> None:
    with pytest.raises(BadPush):
        events(PLAIN, signed(), body)


@pytest.mark.parametrize(
    "change",
    [
        {"List": "T1"},
        {"List": [["T1"]]},
        {"List": {}},
        {"List": {"TemplateId": True}},
        {"List": {"TemplateId": "\ud800"}},
        {"List": {"TemplateId": "T1"}, "FromUserName": None},
        {"List": {"TemplateId": "T1"}, "CreateTime": "yesterday"},
        {"List": {"TemplateId": "T1"}, "CreateTime": 10**30},
    ],
)
def test_an_event_that_lacks_what_it_needs_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadPush):
        read({**POPUP, **change})


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_no_body_at_all_breaks_the_reader(body: bytes) -> None:
    try:
        events(PLAIN, signed(), body)
    except BadPush:
        return


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.fixed_dictionaries({"CreateTime": JSON, "FromUserName": JSON, "List": JSON}))
def test_no_event_breaks_the_reader(parts: dict[str, Any]) -> None:
    try:
        read({**POPUP, **parts})
    except BadPush:
        return


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
